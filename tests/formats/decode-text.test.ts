/** Encodings that transcripts come in. */
import { expect, test } from 'vitest'
import { decodeText } from '../../src/formats/decode-text.ts'

const text = '客服：您好，请问'
const utf8 = new TextEncoder().encode(text)
const utf16le = new Uint8Array(Buffer.from(text, 'utf16le'))
const utf16be = new Uint8Array(Buffer.from(text, 'utf16le').swap16())
const gbk = Uint8Array.from([
  0xbf, 0xcd, 0xb7, 0xfe, 0xa3, 0xba, 0xc4, 0xfa, 0xba, 0xc3, 0xa3, 0xac, 0xc7, 0xeb, 0xce, 0xca,
])
const bytes = (...parts: (readonly number[] | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const cases: [name: string, input: Uint8Array, expected: string][] = [
  ['UTF-8', utf8, text],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], utf8), text],
  ['UTF-16LE with a mark', bytes([0xff, 0xfe], utf16le), text],
  ['UTF-16BE with a mark', bytes([0xfe, 0xff], utf16be), text],
  ['GBK', gbk, text],
  ['GB18030 with four bytes', bytes(gbk, [0x82, 0x35, 0x8f, 0x33]), `${text}\u{9FA6}`],
  ['UTF-8 cut within a character', utf8.subarray(0, -1), `${text.slice(0, -1)}\ufffd`],
  ['UTF-8 with one bad byte', bytes(utf8, [0xff], utf8), `${text}\ufffd${text}`],
  ['ASCII', bytes([0x61]), 'a'],
  ['nothing', bytes(), ''],
]
test.each(cases)('%s', (_, input, expected) => {
  expect(decodeText(input)).toBe(expected)
})
