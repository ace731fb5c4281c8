/** What the rules need to know of one line: who spoke, when, and which phrases were found. */
import type { AnyOf, Finding, Line, Role } from '../model.ts'

/** One line and what was found in it, before it has a place in the conversation. */
export interface Heard {
  readonly role: Role
  readonly text: string
  /** Milliseconds; undefined where the transcript has no usable time. */
  readonly start: number | undefined
  readonly end: number | undefined
  /** In order of start, shorter ones first. */
  readonly found: readonly Finding[]
  /** Ids of all that was found, however unsure: what counts in favour of the staff. */
  readonly said: readonly string[]
  /** Those of `found` at or above the book's floor: what may be held against the staff. */
  readonly sure: readonly Finding[]
}

/** A line in its place; `index` counts all lines from 0. */
export interface LineFact extends Heard {
  readonly index: number
}

const NONE: readonly never[] = []

/**
 * The facts of a line. Customers are not judged, so all but cues is dropped from their lines;
 * times that are not finite numbers count as absent.
 */
export const hear = (line: Line, findings: readonly Finding[], floor: number): Heard => {
  const { role, text } = line
  const found = inOrder(role === 'staff' ? findings : findings.filter((finding) => finding.kind === 'cue'))
  return {
    role,
    text,
    start: time(line.start),
    end: time(line.end),
    found,
    said: found.length === 0 ? NONE : found.map((finding) => finding.phrase),
    sure: found.every((finding) => finding.confidence >= floor)
      ? found
      : found.filter((finding) => finding.confidence >= floor),
  }
}

/** Is one of the group's phrases among these ids? */
export const holds = (ids: readonly string[], group: AnyOf): boolean => {
  for (const id of ids) if (group.includes(id)) return true
  return false
}

/** How many findings are of one of the group's phrases. */
export const countOf = (findings: readonly Finding[], group: AnyOf): number => {
  let count = 0
  for (const finding of findings) if (group.includes(finding.phrase)) count += 1
  return count
}

/** The groups of which nothing is among these ids; the same array if that is all of them. */
export const lacking = (need: readonly AnyOf[], ids: readonly string[]): readonly AnyOf[] => {
  if (ids.length === 0 || !need.some((group) => holds(ids, group))) return need
  return need.filter((group) => !holds(ids, group))
}

/** The later of two times of which either may be unknown. */
export const later = (a: number | undefined, b: number | undefined): number | undefined => {
  if (a === undefined) return b
  return b === undefined || b < a ? a : b
}

const time = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined)

/** Finders hand in the order of the line as a rule, so looking is cheaper than sorting. */
const inOrder = (findings: readonly Finding[]): readonly Finding[] => {
  for (let at = 1; at < findings.length; at += 1) {
    const before = findings[at - 1]
    const after = findings[at]
    if (before && after && byPlace(before, after) > 0) return findings.toSorted(byPlace)
  }
  return findings
}

const byPlace = (a: Finding, b: Finding): number => a.start - b.start || a.end - b.end
