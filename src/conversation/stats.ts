/** Counts what is reported and not judged: courtesy words, speaking rates, answer times. */
import type { AnyOf, Report, Role } from '../model.ts'
import { countCharacters, perMinute } from './characters.ts'
import { countOf, type LineFact } from './facts.ts'

/** Grows line by line; only committed lines are entered. */
export interface Stats {
  enter(fact: LineFact): void
  report(): Report['stats']
}

interface Speech {
  lines: number
  characters: number
  /** Milliseconds of the timed lines. */
  ms: number
}

/**
 * `words` are the shown names and the phrases counted under each. An answer time runs from the end of each
 * customer line to the start of the next staff line, in milliseconds; it is 0 where they overlap.
 */
export const openStats = (words: Readonly<Record<string, AnyOf>>): Stats => {
  const names = Object.keys(words)
  const groups = Object.values(words)
  const counts = names.map(() => 0)
  const speech: Record<Role, Speech> = { staff: silent(), customer: silent() }
  const answers: number[] = []
  let unanswered: number[] = []

  const enter = (fact: LineFact): void => {
    addSpeech(speech[fact.role], fact)
    if (fact.role === 'customer') {
      if (fact.end !== undefined) unanswered.push(fact.end)
      return
    }
    for (const end of unanswered) if (fact.start !== undefined) answers.push(Math.max(0, fact.start - end))
    if (unanswered.length > 0) unanswered = []
    if (fact.sure.length === 0) return
    groups.forEach((group, at) => {
      counts[at] = (counts[at] ?? 0) + countOf(fact.sure, group)
    })
  }

  return {
    enter,
    report: () => ({
      courtesyWords: Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])),
      staffLines: speech.staff.lines,
      customerLines: speech.customer.lines,
      speakingRate: { staff: rate(speech.staff), customer: rate(speech.customer) },
      answerTime: summary(answers),
    }),
  }
}

const silent = (): Speech => ({ lines: 0, characters: 0, ms: 0 })

const addSpeech = (speech: Speech, fact: LineFact): void => {
  speech.lines += 1
  if (fact.start === undefined || fact.end === undefined || fact.end <= fact.start) return
  speech.characters += countCharacters(fact.text)
  speech.ms += fact.end - fact.start
}

const rate = ({ characters, ms }: Speech): number | null => perMinute(characters, ms)

const summary = (times: readonly number[]): Report['stats']['answerTime'] => {
  const sorted = times.toSorted((a, b) => a - b)
  const longest = sorted.at(-1)
  if (longest === undefined) return { median: null, longest: null }
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? longest
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? upper) : upper
  return { median: Math.round((lower + upper) / 2), longest: Math.round(longest) }
}
