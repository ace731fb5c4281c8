/** The digits of a text in every writing, gathered into runs of groups: `138-0013 8000`, `１３８`, `幺三八零零幺三`. */

/** What stands for each hidden character: mask.ts says why. It ends a run, so that what was masked once stays as it is. */
export const MASK = '⓪'

/** Digits written together in one script; groups follow each other directly where the script changes. */
export interface Group {
  readonly start: number
  readonly end: number
  /** Values 0 to 9; `X` for the last sign of an identity card. */
  readonly digits: string
  /** What stands between it and the group before: nothing, spaces or dashes, or what a pause is written as. */
  readonly joint: 'none' | 'close' | 'pause'
}

const ASCII = 1
const FULL_WIDTH = 2
const CHINESE = 3
const LAST_SIGN = 4
const HEARD = 5

/** Of each UTF-16 unit: the script of a digit in the upper bits, its value in the lower four; 0 is no digit. */
const DIGITS = new Uint8Array(65536)
for (let value = 0; value <= 9; value++) {
  DIGITS[0x30 + value] = (ASCII << 4) | value
  DIGITS[0xff10 + value] = (FULL_WIDTH << 4) | value
}
for (const [value, chars] of ['零〇', '一幺', '二', '三', '四', '五', '六', '七', '八', '九'].entries())
  for (const char of chars) DIGITS[char.charCodeAt(0)] = (CHINESE << 4) | value
for (const char of 'XxＸｘ×叉') DIGITS[char.charCodeAt(0)] = LAST_SIGN << 4

// Digits only where Chinese digits stand around them: 幺 is often heard as 要, and radio speech says 洞 and 拐.
for (const [value, chars] of ['洞', '要腰妖夭邀', '两', '', '', '', '', '拐', '', '勾'].entries())
  for (const char of chars) DIGITS[char.charCodeAt(0)] = (HEARD << 4) | value

const CLOSE = 1
const PAUSE = 2
const JOINTS = new Uint8Array(65536)
for (const char of ' \t\u3000\u00a0-－—–‐‑−_()（）·') JOINTS[char.charCodeAt(0)] = CLOSE
for (const char of ',，、.．。;；嗯呃啊哦') JOINTS[char.charCodeAt(0)] = PAUSE
const LONGEST_JOINT = 4

/** The value of a digit in any writing, as a character; undefined for all else. */
export function digitAt(text: string, i: number): string | undefined {
  const sign = DIGITS[text.charCodeAt(i)] ?? 0
  return sign === 0 || sign >> 4 >= LAST_SIGN ? undefined : String(sign & 15)
}

/** Fewer than so many digits in the whole text: the usual case, told without making anything. */
export function hasFewDigits(text: string, few: number): boolean {
  let count = 0
  for (let i = 0; i < text.length; i++) if (DIGITS[text.charCodeAt(i)] !== 0) count++
  return count < few
}

/** Every run of groups that are not too far from each other, in order; those with fewer digits than `least` are left out. */
export function* runs(text: string, least: number): Generator<readonly Group[]> {
  let run: Group[] = []
  let count = 0
  for (let i = 0; i < text.length; ) {
    const group = groupAt(text, i, run.at(-1))
    if (group === undefined) {
      i++
      continue
    }
    if (run.length > 0 && group.start > run.at(-1)!.end && !joins(text, run.at(-1)!.end, group.start)) {
      if (count >= least) yield run
      run = []
      count = 0
    }
    if (isMasked(text, group.end)) {
      // What a mask left visible is nobody's beginning.
      if (count >= least) yield run
      run = []
      count = 0
    } else {
      run.push(group)
      count += group.digits.length
    }
    i = group.end
  }
  if (count >= least) yield run
}

function groupAt(text: string, start: number, before: Group | undefined): Group | undefined {
  const first = DIGITS[text.charCodeAt(start)]!
  if (first === 0) return undefined
  const script = first >> 4
  const joint = jointOf(text, before, start)
  if (script === LAST_SIGN) return { start, end: start + 1, digits: 'X', joint }
  if (script === HEARD) {
    const heard = heardAt(text, start)
    return heard === undefined ? undefined : { start, end: start + 1, digits: heard, joint }
  }
  let end = start
  let digits = ''
  for (; end < text.length; end++) {
    const sign = DIGITS[text.charCodeAt(end)]!
    if (sign >> 4 === script) digits += String(sign & 15)
    else {
      const heard = script === CHINESE ? heardAt(text, end) : undefined
      if (heard === undefined) break
      digits += heard
    }
  }
  return { start, end, digits, joint }
}

/** Between Chinese digits, and 要 before them too. */
function heardAt(text: string, i: number): string | undefined {
  const sign = DIGITS[text.charCodeAt(i)]!
  if (sign >> 4 !== HEARD || DIGITS[text.charCodeAt(i + 1)]! >> 4 !== CHINESE) return undefined
  const value = sign & 15
  return value === 1 || DIGITS[text.charCodeAt(i - 1)]! >> 4 === CHINESE ? String(value) : undefined
}

function jointOf(text: string, before: Group | undefined, start: number): Group['joint'] {
  if (before === undefined || before.end === start) return 'none'
  for (let i = Math.max(before.end, start - LONGEST_JOINT); i < start; i++)
    if (JOINTS[text.charCodeAt(i)] === PAUSE) return 'pause'
  return 'close'
}

function joins(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_JOINT) return false
  for (let i = from; i < to; i++) if (JOINTS[text.charCodeAt(i)] === 0) return false
  return true
}

/** Directly, or after a joint, stands a mask. */
function isMasked(text: string, from: number): boolean {
  for (let i = from; i < text.length && i <= from + LONGEST_JOINT; i++) {
    if (text[i] === MASK) return true
    if (JOINTS[text.charCodeAt(i)] === 0) return false
  }
  return false
}
