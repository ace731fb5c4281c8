/** Reads SRT subtitles whose cues name their speaker: `客服：…` or `[SPEAKER_00]: …`. */
import { type Cue, readCues } from './cues.ts'
import type { Reading, Utterance } from './draft.ts'
import { joinWords } from './join-words.ts'
import type { Speakers } from './speakers.ts'
import { splitSpeaker } from './spoken-line.ts'

const NOTHING = /^(?!)/
const MARKUP = /<\/?(?:b|i|u|s|font)(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,60}\}/gi

/** Reads the whole file as one conversation. */
export function readSrt(content: string, speakers: Speakers): Reading {
  const { cues, errors } = readCues(content, NOTHING)
  const utterances = cues.flatMap((cue) => {
    const rows = cue.text.map((row) => row.replace(MARKUP, ''))
    return spokenRows(rows, cue, speakers, undefined)
  })
  return { drafts: [{ utterances, at: {} }], errors }
}

/**
 * The rows of one cue, usually one sentence wrapped. Only the first row may begin with a name that nobody knows;
 * later rows begin a new line only with a label that is certain. `voice` is the speaker already named by markup.
 */
export function spokenRows(
  rows: readonly string[],
  cue: Cue,
  speakers: Speakers,
  voice: string | undefined,
): readonly Utterance[] {
  const lines: { speaker: string | undefined; rows: string[] }[] = []
  rows.forEach((row, index) => {
    const spoken = voice === undefined ? splitSpeaker(row, speakers, index > 0) : { text: row.trim() }
    const last = lines.at(-1)
    if (last === undefined || spoken.speaker !== undefined) {
      lines.push({ speaker: spoken.speaker ?? voice, rows: [spoken.text] })
    } else last.rows.push(spoken.text)
  })
  return lines
    .map(({ speaker, rows }) => ({ speaker, text: joinWords(rows).trim() }))
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, start: cue.start, end: cue.end, at: { line: cue.line } }))
}
