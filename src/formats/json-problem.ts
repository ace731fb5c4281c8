/** Says in Chinese why a text is no JSON, and where. */

export interface JsonProblem {
  readonly message: string
  /** Offset of the first wrong character, in UTF-16 units; the text's length where it merely breaks off. */
  readonly position: number
}

/** Beyond this length the place is not searched for where the engine does not tell it. */
const LONGEST_SEARCHED = 1_000_000

/** `error` is what `JSON.parse(text)` threw. */
export function jsonProblem(text: string, error: unknown): JsonProblem {
  const whole = text.trimEnd()
  if (whole === '') return { message: '不是合法的 JSON：内容为空', position: text.length }
  if (breaksOff(whole, error)) {
    return { message: '不是合法的 JSON：内容不完整，可能被截断', position: text.length }
  }
  const position = toldPosition(error) ?? (text.length > LONGEST_SEARCHED ? undefined : searchPosition(text))
  if (position === undefined) return { message: '不是合法的 JSON', position: 0 }
  const character = JSON.stringify(text.charAt(position))
  return { message: `不是合法的 JSON：第 ${position + 1} 个字符 ${character} 处有误`, position }
}

/** True where `text` is the beginning of some JSON: the engine found its end, but nothing wrong before. */
function breaksOff(text: string, error: unknown): boolean {
  const position = toldPosition(error)
  return position === undefined ? String(error).includes('end of JSON input') : position >= text.length
}

function toldPosition(error: unknown): number | undefined {
  const told = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error))?.[1]
  return told === undefined ? undefined : Number(told)
}

/** The longest beginning of `text` that is still all right, by halving: a beginning of a good one is good too. */
function searchPosition(text: string): number {
  let good = 0
  let bad = text.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (canGoOn(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function canGoOn(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    return breaksOff(text, error)
  }
}
