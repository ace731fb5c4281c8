/** Where a stretch of a YAML text's value stands in the file, through quotes, escapes and folded lines. */
import type { Range, Source } from './source.ts'
import type { SourceNode } from './yaml.ts'

/** The range in the file of `width` units of the value from `offset`; the whole text where the two cannot be aligned. */
export function rangeOfText(source: Source, node: SourceNode, offset: number, width: number): Range {
  if (typeof node.value !== 'string' || node.style === undefined) return node
  const starts = alignment(source, node, node.value)
  const start = starts[offset]
  if (start === undefined) return node
  return { start, end: Math.max(start + 1, starts[offset + width] ?? node.end) }
}

/** Where the first character of a text stands: behind its opening quote. */
export function startOfText(node: SourceNode): number {
  return node.style === 'single' || node.style === 'double' ? node.start + 1 : node.start
}

/** For each unit of the value the offset in the file, and one more for its end; shorter if the two part ways. */
function alignment(source: Source, node: SourceNode, value: string): number[] {
  const { text } = source
  const starts: number[] = []
  let at = node.style === 'block' ? startOfBlock(text, node.start) : startOfText(node)
  for (let i = 0; i < value.length; i++) {
    if (node.style === 'double') at += lengthOf(/^\\\r?\n\s*/, text, at)
    starts.push(at)
    const blank = /\s/.test(value.charAt(i)) && text.charAt(at) !== '\\'
    const length = blank ? lengthOf(SPACE, text, at) : unitLength(source, node, at, value.charAt(i))
    if (length === 0) return starts.slice(0, -1)
    at += length
  }
  starts.push(at)
  return starts
}

/** A space of the value: one space of the file, or a line break with the spaces around it. */
const SPACE = /^([ \t]*\r?\n\s*|\s)/

/** A block begins on the line below its `|` or `>`. */
function startOfBlock(text: string, start: number): number {
  const line = text.indexOf('\n', start) + 1
  return line + lengthOf(/^\s+/, text, line)
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  return pattern.exec(text.slice(at, at + 200))?.[0].length ?? 0
}

/** How many units of the file write this one unit of the value; 0 if something else stands there. */
function unitLength(source: Source, node: SourceNode, at: number, unit: string): number {
  const { text } = source
  if (node.style === 'single' && text.startsWith("''", at)) return unit === "'" ? 2 : 0
  if (node.style === 'double' && text.charAt(at) === '\\') {
    return /^\\(x..|u....|U.{8}|.)/s.exec(text.slice(at, at + 10))?.[0].length ?? 0
  }
  return text.charAt(at) === unit ? 1 : 0
}
