/** Reads WebVTT subtitles: voices (`<v 客服>`), cue settings, notes and styles included. */
import { type Cue, readCues } from './cues.ts'
import { type Reading, type Utterance, unreadable } from './draft.ts'
import type { Speakers } from './speakers.ts'
import { spokenRows } from './srt.ts'

const NOT_CUES = /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[\s:]|$)/
const VOICE = /<v(?:\.[^\s<>]{1,60})?[ \t]([^<>]{1,60})>/g
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
  quot: '"',
}

/** True for a file that begins with WebVTT's signature. */
export function isVtt(content: string): boolean {
  return /^WEBVTT(?:[\s]|$)/.test(content)
}

/** Reads the whole file as one conversation; a cue with several voices becomes several lines of the same time. */
export function readVtt(content: string, speakers: Speakers): Reading {
  if (!isVtt(content)) return unreadable('不是 WebVTT：第一行应为 WEBVTT', { line: 1 })
  const { cues, errors } = readCues(content, NOT_CUES)
  return { drafts: [{ utterances: cues.flatMap((cue) => readVoices(cue, speakers)), at: {} }], errors }
}

function readVoices(cue: Cue, speakers: Speakers): readonly Utterance[] {
  const text = cue.text.join('\n')
  const voices = [...text.matchAll(VOICE)]
  const parts = voices.map((voice, index) => ({
    voice: plain(voice[1] ?? '').trim(),
    text: text.slice(voice.index + voice[0].length, voices[index + 1]?.index),
  }))
  const before = { voice: undefined, text: text.slice(0, voices[0]?.index) }
  return [before, ...parts].flatMap((part) =>
    spokenRows(plain(part.text).split('\n'), cue, speakers, part.voice),
  )
}

/** Tags out, entities resolved; in this order, so that an escaped `&lt;` stays a character. */
function plain(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/&(\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
