/** Opens exported files again: CSV as RFC 4180 says, and the sheet of an Excel file out of its ZIP. */
import { inflateRawSync } from 'node:zlib'

export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === ',') {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (character === '\r' && text[i + 1] === '\n') {
      rows.at(-1)!.push(cell)
      rows.push([])
      cell = ''
      i += 1
    } else cell += character
  }
  rows.pop()
  return rows
}

/** Name -> content, from the directory at the end of the file. */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const extra = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(data, data + size)
    files.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + nameLength + extra
  }
  return files
}

interface SheetCell {
  /** `s`: text of the table of texts, `n` or none: a number, `f`: a formula. */
  readonly type: string
  readonly value: string
}

export function readSheet(zip: Buffer): SheetCell[][] {
  const files = unzip(zip)
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner]) => unescaped([...inner!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  )
  const sheet = [...files].find(([name]) => name.startsWith('xl/worksheets/sheet'))![1]
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, inner = '']) => {
      if (inner.includes('<f')) return { type: 'f', value: inner }
      const type = /t="(\w+)"/.exec(attributes!)?.[1] ?? 'n'
      const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? ''
      return { type, value: type === 's' ? texts[Number(value)]! : unescaped(value) }
    }),
  )
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
