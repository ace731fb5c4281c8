/** Reads the standard JSON of Amazon Transcribe: words with speaker labels or channel labels. */
import { type ReadError, type Reading, type Utterance, unreadable } from './draft.ts'
import { joinWords } from './join-words.ts'
import { asLabel, asList, asNumber, asObject, type JsonObject, readTurns } from './json-fields.ts'

/** A pause of so many ms within one speaker's words begins a new line: rules on waiting need its times. */
const PAUSE_MS = 1000
const AUDIO_SEGMENT = {
  speaker: 'speaker',
  text: 'transcript',
  start: 'start_time',
  end: 'end_time',
  msPerUnit: 1000,
} as const

interface Word {
  readonly speaker: string | undefined
  readonly text: string
  readonly start: number
  readonly end: number
  readonly confidence: number | undefined
}

/** True for `{results: {items | transcripts | audio_segments}}`. */
export function isTranscribe(value: unknown): boolean {
  const results = asObject(asObject(value)?.['results'])
  return ['items', 'transcripts', 'audio_segments'].some((name) => asList(results?.[name]) !== undefined)
}

/**
 * Words become lines at a change of speaker and at a pause. Channels are read one by one, so that speech that
 * overlaps stays whole; a line's confidence is the mean of its words'.
 */
export function readTranscribe(value: unknown): Reading {
  const results = asObject(asObject(value)?.['results']) ?? {}
  const channels = asList(asObject(results['channel_labels'])?.['channels'])
  const items = asList(results['items'])
  if (channels === undefined && items === undefined) return readAudioSegments(results)
  const errors: ReadError[] = []
  const utterances = channels?.flatMap((item, index) => {
    const channel = asObject(item) ?? {}
    const label = asLabel(channel['channel_label'])
    const path = `results.channel_labels.channels[${index}].items`
    return readItems(asList(channel['items']) ?? [], path, () => label, errors)
  })
  const words = utterances ?? readItems(items ?? [], 'results.items', speakersByStart(results), errors)
  return { drafts: [{ utterances: words, at: {} }], errors }
}

function readAudioSegments(results: JsonObject): Reading {
  const list = asList(results['audio_segments'])
  if (list === undefined) return unreadable('没有找到 results.items（词列表）')
  const segments = list.map((item) => {
    const segment = asObject(item)
    return segment && { ...segment, speaker: segment['speaker_label'] ?? segment['channel_label'] }
  })
  const { utterances, errors } = readTurns(segments, 'results.audio_segments', AUDIO_SEGMENT)
  return { drafts: [{ utterances, at: {} }], errors }
}

function readItems(
  items: readonly unknown[],
  path: string,
  speakerOf: (item: JsonObject) => string | undefined,
  errors: ReadError[],
): readonly Utterance[] {
  const lines: { words: Word[]; field: string }[] = []
  items.forEach((value, index) => {
    const item = asObject(value) ?? {}
    const field = `${path}[${index}]`
    const content = asObject(asList(item['alternatives'])?.[0])?.['content']
    const last = lines.at(-1)
    const before = last?.words.at(-1)
    if (typeof content !== 'string')
      errors.push({ field, message: `${field} 缺少 alternatives[0].content，这个词已跳过` })
    else if (item['type'] === 'punctuation') {
      if (last !== undefined && before !== undefined)
        last.words.push({ ...before, text: content, confidence: undefined })
    } else {
      const word = readWord(item, content, speakerOf(item))
      if (word === undefined)
        errors.push({ field, message: `${field} 的 start_time 或 end_time 不是有效时间，这个词已跳过` })
      else if (last !== undefined && before !== undefined && goesOn(before, word)) last.words.push(word)
      else lines.push({ words: [word], field })
    }
  })
  return lines.map((line) => joinLine(line.words, line.field))
}

function readWord(item: JsonObject, text: string, speaker: string | undefined): Word | undefined {
  const start = asNumber(item['start_time'])
  const end = asNumber(item['end_time'])
  if (start === undefined || end === undefined || start < 0 || end < start) return undefined
  const confidence = asNumber(asObject(asList(item['alternatives'])?.[0])?.['confidence'])
  return { speaker, text, start: Math.round(start * 1000), end: Math.round(end * 1000), confidence }
}

function goesOn(before: Word, word: Word): boolean {
  return before.speaker === word.speaker && word.start - before.end < PAUSE_MS
}

function joinLine(words: readonly Word[], field: string): Utterance {
  const scores = words.flatMap((word) => word.confidence ?? [])
  return {
    speaker: words[0]?.speaker,
    text: joinWords(words.map((word) => word.text)),
    start: words[0]?.start,
    end: words.reduce((latest, word) => Math.max(latest, word.end), 0),
    confidence: scores.length === 0 ? undefined : scores.reduce((a, b) => a + b, 0) / scores.length,
    at: { field },
  }
}

/** Newer files label each word; older ones only in `speaker_labels`, where a word is known by its start time. */
function speakersByStart(results: JsonObject): (item: JsonObject) => string | undefined {
  const byStart = new Map<unknown, string>()
  for (const value of asList(asObject(results['speaker_labels'])?.['segments']) ?? []) {
    const segment = asObject(value)
    for (const part of asList(segment?.['items']) ?? []) {
      const item = asObject(part)
      const label = asLabel(item?.['speaker_label']) ?? asLabel(segment?.['speaker_label'])
      if (label !== undefined) byStart.set(item?.['start_time'], label)
    }
  }
  return (item) => asLabel(item['speaker_label']) ?? byStart.get(item['start_time'])
}
