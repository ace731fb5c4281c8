/** Finds citizens' numbers among the digits of a text: each stretch of groups is held against every kind of number. */
import { isCheckedCard, isMobile, LEAST_DIGITS, MOST_DIGITS, visibleOf } from './kinds.ts'
import { type Group, hasFewDigits, runs } from './numerals.ts'

/** Hides `text[at]`. */
export type Hide = (at: number) => void

/** Time is linear: from each group at most `MOST_DIGITS` digits are looked at. */
export function hideNumbers(text: string, hide: Hide): void {
  if (hasFewDigits(text, LEAST_DIGITS)) return
  for (const run of runs(text, LEAST_DIGITS)) {
    for (let i = 0; i < run.length; ) {
      const found = longestFrom(run, i)
      if (found === undefined) {
        hideInside(text, run[i]!, hide)
        i++
        continue
      }
      hideGroups(run.slice(i, found.end), found.visible, hide)
      i = found.end
    }
  }
}

interface Found {
  /** After its last group. */
  readonly end: number
  readonly visible: number
}

function longestFrom(run: readonly Group[], start: number): Found | undefined {
  let found: Found | undefined
  let digits = ''
  for (let end = start; end < run.length; end++) {
    const more = run[end]!.digits
    if (digits.endsWith('X')) break
    if (digits.length + more.length > MOST_DIGITS) break
    digits += more
    if (digits.length < LEAST_DIGITS) continue
    const visible = visibleOf(digits, run.slice(start, end + 1))
    if (visible !== undefined) found = { end: end + 1, visible }
  }
  return found
}

/** Only in the first group may digits stay, and not after it: masks must look the same when they are masked again. */
function hideGroups(groups: readonly Group[], visible: number, hide: Hide): void {
  for (const [i, { start, end }] of groups.entries())
    for (let at = i === 0 ? Math.min(start + visible, end) : start; at < end; at++) hide(at)
}

function hideInside(text: string, group: Group, hide: Hide): void {
  const { start, end } = group
  const from = firstInside(group, isSpoken(text, start))
  if (from !== undefined) for (let at = start + from; at < end; at++) hide(at)
}

/** A number written in one piece that is none itself may be several: card and telephone said in one breath. */
function firstInside({ digits }: Group, spoken: boolean): number | undefined {
  if (digits.length <= LEAST_DIGITS) return undefined
  if (digits.length % 11 === 0 && isMobiles(digits)) return 3
  for (let i = 0; i + 18 <= digits.length; i++)
    if (isCheckedCard(digits.slice(i, i + 18))) return i === 0 ? 2 : i
  // 打一幺三八…: in Chinese numerals a word that is one too may be glued to the number.
  if (!spoken || digits.length > 14) return undefined
  for (let i = 0; i + 11 <= digits.length; i++) if (isMobile(digits.slice(i, i + 11))) return i
  return undefined
}

function isMobiles(digits: string): boolean {
  for (let i = 0; i < digits.length; i += 11) if (!isMobile(digits.slice(i, i + 11))) return false
  return true
}

function isSpoken(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x3000 && text.charCodeAt(at) < 0xff00
}
