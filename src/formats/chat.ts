/** Reads dialogues typed as plain text: one `客服：…` a line, perhaps with a time before or after the speaker. */
import { CLOCK, DATE, parseClock, parseDateClock } from './clock.ts'
import type { ReadError, Reading, Utterance } from './draft.ts'
import { sinceFirst } from './since-first.ts'
import { isNumberedSpeaker, type Speakers } from './speakers.ts'
import { type SpokenLine, splitSpeaker } from './spoken-line.ts'

const OPEN = '[[【(（]'
const CLOSE = String.raw`[\]】)）]`
const TIMES = String.raw`(?:(${DATE})[T\s]\s{0,3})?(${CLOCK})(?:\s{0,3}(?:-->|[-–—~～至到])\s{0,3}(${CLOCK}))?`
/** `[00:12] …`, `00:12-00:15 …`, `2025-03-01 09:30:12 …` */
const TIME_FIRST = new RegExp(String.raw`^(${OPEN}?)\s{0,3}${TIMES}\s{0,3}${CLOSE}?\s*`)
/** `说话人1 00:12` with its words on the next lines, `客服 [00:12]：…`, `客服 00:12：…` */
const TIME_AFTER = new RegExp(
  String.raw`^([^:：]{1,40}?)\s{0,3}(?:${OPEN}\s{0,3}${TIMES}\s{0,3}${CLOSE}\s{0,3}[:：]?|${TIMES}\s{0,3}(?:[:：]|$))\s*`,
)

interface ChatLine extends SpokenLine {
  readonly start?: number | undefined
  readonly end?: number | undefined
  /** A line with a time is no continuation. */
  readonly timed: boolean
}

type ReadLine = ChatLine | { readonly problem: string }

/**
 * Reads the whole file as one conversation. A line without a speaker goes on with the line before it; so does a
 * line set in deeper than the first that looks like `名字：…` but names nobody known. A time begins a new line.
 * Times with a date count from the first of them.
 */
export function readChat(content: string, speakers: Speakers): Reading {
  const utterances: Utterance[] = []
  const errors: ReadError[] = []
  let margin: number | undefined
  content.split(/\r\n|\n|\r/).forEach((row, index) => {
    if (row.trim() === '') return
    const line = index + 1
    const last = utterances.at(-1)
    const indent = row.length - row.trimStart().length
    margin ??= indent
    const read = readLine(row.trim(), speakers, indent > margin)
    if ('problem' in read) errors.push({ line, message: `第 ${line} 行${read.problem}，这一行已跳过` })
    else if (read.speaker === undefined && !read.timed && last !== undefined) {
      const text = last.text === '' ? read.text : `${last.text}\n${read.text}`
      utterances[utterances.length - 1] = { ...last, text }
    } else {
      const { start, end, text } = read
      utterances.push({ speaker: read.speaker ?? last?.speaker, text, start, end, at: { line } })
    }
  })
  const spoken = sinceFirst(utterances.filter((one) => one.text !== ''))
  return { drafts: [{ utterances: spoken, at: {} }], errors }
}

/** True where one of the first lines begins with a speaker who is known or numbered. */
export function isChat(content: string, speakers: Speakers): boolean {
  const rows = content.slice(0, 20_000).split(/\r\n|\n|\r/, 200)
  return rows.some((row) => {
    const read = readLine(row.trim(), speakers, true)
    return !('problem' in read) && read.speaker !== undefined
  })
}

function readLine(row: string, speakers: Speakers, strict: boolean): ReadLine {
  const first = TIME_FIRST.exec(row)
  if (first !== null) {
    const spoken = splitSpeaker(row.slice(first[0].length), speakers, strict)
    const bracketed = first[1] !== ''
    if (!bracketed && spoken.speaker === undefined) return { text: row, timed: false }
    return withTimes(spoken, first[2], first[3], first[4])
  }
  const after = TIME_AFTER.exec(row)
  const label = after?.[1]?.trim() ?? ''
  if (after !== null && (isNumberedSpeaker(label) || speakers.knows(label))) {
    const spoken = { speaker: label, text: row.slice(after[0].length).trim() }
    return withTimes(spoken, after[2] ?? after[5], after[3] ?? after[6], after[4] ?? after[7])
  }
  return { ...splitSpeaker(row, speakers, strict), timed: false }
}

function withTimes(
  spoken: SpokenLine,
  date: string | undefined,
  from: string | undefined,
  to: string | undefined,
): ReadLine {
  const start = readMoment(date, from)
  const end = readMoment(date, to)
  if (start === undefined || Number.isNaN(start) || Number.isNaN(end)) {
    return { problem: '的时间无法识别，应如 00:12、00:00:12.500 或 2025-03-01 09:30:12' }
  }
  if (end !== undefined && end < start) return { problem: '的结束时间早于开始时间' }
  return { ...spoken, start, end, timed: true }
}

/** NaN for what is no time. */
function readMoment(date: string | undefined, clock: string | undefined): number | undefined {
  if (clock === undefined) return undefined
  return (date === undefined ? parseClock(clock) : parseDateClock(`${date} ${clock}`)) ?? Number.NaN
}
