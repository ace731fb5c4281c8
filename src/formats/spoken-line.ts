/** Finds the speaker's label that a line of text begins with: `客服：您好`, `[SPEAKER_00]: 您好`. */
import { isNumberedSpeaker, type Speakers } from './speakers.ts'

export interface SpokenLine {
  readonly speaker?: string
  /** What follows the label; the whole line where there is none. */
  readonly text: string
}

const BRACKETED = /^(?:-\s{0,3})?[[【(（]([^\]】)）]{1,40})[\]】)）]\s{0,3}([:：])?\s*/
const PREFIXED = /^(?:-\s{0,3})?([^:：]{1,40})[:：]\s*/
/** A name: letters, digits and what joins them, perhaps with a note in brackets. No sentence looks so. */
const NAME_LIKE = /^[\p{L}\p{N}_·.\- ]{1,16}(?:[(（【[][\p{L}\p{N}_·.\- ]{0,16}[)）】\]])?$/u

/**
 * `strict` takes only labels that are known, mapped or numbered (SPEAKER_00). Without it anything like a name
 * before a colon counts as a label too: a speaker whom nobody knows must be asked about, for if the line passed
 * as a continuation, somebody else would answer for the words.
 */
export function splitSpeaker(line: string, speakers: Speakers, strict: boolean): SpokenLine {
  const text = line.trim()
  const bracketed = BRACKETED.exec(text)
  if (bracketed !== null) {
    const label = bracketed[1]?.trim() ?? ''
    const marked = bracketed[2] !== undefined && !strict && NAME_LIKE.test(label)
    if (marked || isCertain(label, speakers)) return { speaker: label, text: text.slice(bracketed[0].length) }
  }
  const prefixed = PREFIXED.exec(text)
  if (prefixed === null) return { text }
  const label = prefixed[1]?.trim() ?? ''
  const rest = text.slice(prefixed[0].length)
  const isClock = /\d$/.test(label) && /[:：]\d\d/.test(text.slice(prefixed[0].length - 1).slice(0, 3))
  const isSpaced = isClock && /\s\d{1,2}$/.test(label) && !isNumberedSpeaker(label)
  if (isCertain(label, speakers) && !isSpaced) return { speaker: label, text: rest }
  const isName = NAME_LIKE.test(label) && !/^\d+$/.test(label) && !isClock && !rest.startsWith('//')
  return isName && !strict ? { speaker: label, text: rest } : { text }
}

function isCertain(label: string, speakers: Speakers): boolean {
  return isNumberedSpeaker(label) || (label !== '' && speakers.knows(label))
}
