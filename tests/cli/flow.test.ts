/** How input is cut into pieces, and how pieces keep their order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mapInOrder } from '../../src/cli/check/in-order.ts'
import { isReadByLine } from '../../src/cli/check/is-read-by-line.ts'
import type { Piece } from '../../src/cli/check/pieces.ts'
import { splitLines } from '../../src/cli/check/split-lines.ts'
import { conversation } from './conversations.ts'

const ORIGIN = { file: 'x.ndjson', input: 0 }

async function* chunksOf(texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

async function piecesOf(chunks: readonly string[], longest?: number): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const piece of splitLines(chunksOf(chunks), ORIGIN, longest)) pieces.push(piece)
  return pieces
}

/** `line:text` of lines, `line!size` of refusals. Batches of lines run together: where they end depends on time. */
function gist(pieces: readonly Piece[]): string[] {
  const shown: string[] = []
  for (const piece of pieces) {
    if (piece.kind === 'refused') shown.push(`${piece.error.line}!${piece.size}`)
    if (piece.kind !== 'lines') continue
    const text = Buffer.from(piece.bytes).toString()
    if (shown.at(-1)?.includes(':')) shown.push(shown.pop() + text)
    else shown.push(`${piece.line}:${text}`)
  }
  return shown
}

describe('splitLines', () => {
  test.each([
    ['whole lines', ['ab\ncd\n'], ['1:ab\ncd\n']],
    ['a line in several chunks', ['a', 'b', '\nc'], ['1:ab\nc']],
    ['nothing', [''], []],
    ['a line as long as allowed', ['12345', '678\n9'], ['1:12345678\n9']],
    ['a line that is too long', ['a\n12345', '6789', '0\nb\n'], ['1:a\n', '2!11', '3:b\n']],
    ['a long line in one chunk with others', ['1234567890\nb\n'], ['1!11', '2:b\n']],
    ['the last line too long', ['a\n12345', '67890'], ['1:a\n', '2!10']],
    ['two in a row', ['123456789', '0\n123456789', '0\nc'], ['1!11', '2!11', '3:c']],
  ])('%s', async (_name, chunks, expected) => {
    expect(gist(await piecesOf(chunks, 8))).toEqual(expected)
  })

  test('gives every byte and the number of every first line, wherever the chunks end', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n'), maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 8 }), async (chunks) => {
        let seen = ''
        for (const piece of await piecesOf(chunks)) {
          if (piece.kind !== 'lines') throw new Error('refused')
          expect(piece.line).toBe(seen.split('\n').length)
          expect(piece.bytes.byteOffset).toBe(0)
          seen += Buffer.from(piece.bytes).toString()
        }
        expect(seen).toBe(chunks.join(''))
      }),
    )
  })
})

describe('isReadByLine', () => {
  const one = conversation(1)
  const broken = '{"id":'
  const pretty = JSON.stringify(JSON.parse(one), null, 2)
  const srt = '1\n00:00:01,000 --> 00:00:02,000\n客服：好\n'
  const whisper = '{"segments":[{"start":0.5,"end":1.25,"text":"好"}]}'
  test.each([
    ['a conversation, and more to come', `${one}\n{"id`, 'x.json', 'auto', false, true],
    ['no line is complete yet', one.slice(0, 9), '-', 'auto', false, undefined],
    ['a broken first line, and more to come', `${broken}\n`, '-', 'auto', false, undefined],
    ['a broken first line before a good one', `${broken}\n${one}\n`, 'x.json', 'auto', true, true],
    ['only a broken line on standard input', broken, '-', 'auto', true, true],
    ['nothing on standard input', '', '-', 'auto', true, true],
    ['an empty file', '', 'x.srt', 'auto', true, false],
    ['an empty archive', '', 'x.ndjson', 'auto', true, true],
    ['one conversation over several lines', pretty, '-', 'auto', true, false],
    ['a list of conversations', `[${one}]`, 'x.json', 'auto', true, false],
    ['the same where NDJSON was asked for', pretty, 'x.json', 'ndjson', true, false],
    ['garbage where NDJSON was asked for', 'garbage\n', 'x.txt', 'ndjson', true, true],
    ['garbage in a file called so', 'garbage\n', 'x.ndjson', 'auto', true, true],
    ['garbage in some file', 'garbage\n', 'x.dat', 'auto', true, false],
    ['subtitles on standard input', srt, '-', 'auto', true, false],
    ['JSON of another tool, whatever the name', whisper, 'x.jsonl', 'auto', true, false],
    ['another format was asked for', one, 'x.ndjson', 'whisper', false, false],
    ['UTF-16', `\ufeff${one}`, 'x.ndjson', 'auto', true, false],
  ] as const)('%s', (name, text, file, format, isWhole, expected) => {
    const head = Buffer.from(text, name === 'UTF-16' ? 'utf16le' : 'utf8')
    expect(isReadByLine(head, { file, format, isWhole, isEnough: isWhole })).toBe(expected)
  })
})

test('a first line without end is a line that is too long, not a transcript', () => {
  const known = { file: '-', format: 'auto', isWhole: false, isEnough: true } as const
  expect(isReadByLine(Buffer.from('x'.repeat(1000)), known)).toBe(true)
  expect(isReadByLine(Buffer.from('x'.repeat(1000)), { ...known, file: 'x.ndjson' })).toBe(true)
  expect(isReadByLine(Buffer.from('x'.repeat(1000)), { ...known, file: 'x.json' })).toBe(false)
})

describe('mapInOrder', () => {
  async function* numbers(count: number): AsyncGenerator<number> {
    for (let n = 0; n < count; n++) yield n
  }
  const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
    const all: Value[] = []
    for await (const value of values) all.push(value)
    return all
  }

  test('keeps the order whichever result comes first, and the limit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (delays, limit) => {
          let open = 0
          const work = async (n: number): Promise<number> => {
            open++
            expect(open).toBeLessThanOrEqual(limit)
            for (let turn = 0; turn < (delays[n] ?? 0); turn++) await new Promise(setImmediate)
            open--
            return n
          }
          const results = await collect(mapInOrder(numbers(delays.length), work, () => limit))
          expect(results).toEqual(delays.map((_, n) => n))
        },
      ),
      { numRuns: 50 },
    )
  })

  test('gives out what is ready while the source is waiting', async () => {
    let release: () => void = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    async function* slow(): AsyncGenerator<number> {
      yield 1
      await gate
      yield 2
    }
    const results: number[] = []
    for await (const n of mapInOrder(
      slow(),
      async (item) => item,
      () => 4,
    )) {
      results.push(n)
      release()
    }
    expect(results).toEqual([1, 2])
  })

  test('a failure comes out, and the source is closed', async () => {
    let closed = false
    async function* source(): AsyncGenerator<number> {
      try {
        yield* numbers(10)
      } finally {
        closed = true
      }
    }
    const work = async (n: number): Promise<number> => {
      if (n === 3) throw new Error('three')
      return n
    }
    await expect(collect(mapInOrder(source(), work, () => 2))).rejects.toThrow('three')
    expect(closed).toBe(true)
  })
})
