/** Reads the JSON of WhisperX and other diarised segments: as Whisper's, with speakers on segments and words. */
import type { Reading, Utterance } from './draft.ts'
import { joinWords } from './join-words.ts'
import { asLabel, asList, asName, asNumber, asObject, type JsonObject } from './json-fields.ts'
import { readSegments, segmentsOf } from './whisper.ts'

/** A change of speaker within a segment counts from so many words (in Chinese: characters) on: fewer are jitter. */
const FEWEST_WORDS = 3

interface Run {
  readonly speaker: string
  readonly words: JsonObject[]
}

/** True for segments of which any names a speaker, and for the file that also lists `word_segments`. */
export function isWhisperx(value: unknown): boolean {
  const segments = segmentsOf(value)?.[0] ?? asList(value) ?? []
  return segments.some(namesSpeaker) || asList(asObject(value)?.['word_segments']) !== undefined
}

/** A segment in which two people speak becomes several lines, cut where the speaker of its words changes. */
export function readWhisperx(value: unknown): Reading {
  return readSegments(value, cutBySpeaker)
}

/** Only where the words make up the whole text: a cut must lose nothing of what was said. */
function cutBySpeaker(utterance: Utterance, segment: JsonObject): readonly Utterance[] {
  const heard = runsOf(asList(segment['words']) ?? [])
  const runs = steady(smooth(heard))
  const texts = runs.map((run) => joinWords(run.words.map((word) => asName(word['word']) ?? '')))
  if (runs.length < 2 || bare(texts.join('')) !== bare(utterance.text)) {
    return [{ ...utterance, speaker: utterance.speaker ?? longest(heard)?.speaker }]
  }
  return runs.map((run, index) => ({
    ...utterance,
    speaker: run.speaker,
    text: texts[index] ?? '',
    ...runTimes(
      run,
      index === 0 ? utterance.start : undefined,
      index === runs.length - 1 ? utterance.end : undefined,
    ),
  }))
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Neighbouring words of one speaker; a word without a speaker goes with the words before it. */
function runsOf(words: readonly unknown[]): readonly Run[] {
  const runs: Run[] = []
  const unnamed: JsonObject[] = []
  for (const item of words) {
    const word = asObject(item)
    if (word === undefined) continue
    const last = runs.at(-1)
    const speaker = asLabel(word['speaker']) ?? last?.speaker
    if (speaker === undefined) unnamed.push(word)
    else if (last?.speaker === speaker) last.words.push(word)
    else runs.push({ speaker, words: [...unnamed.splice(0), word] })
  }
  return runs
}

/** A short run between two of one speaker is taken for theirs. */
function smooth(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = []
  runs.forEach((run, index) => {
    const last = kept.at(-1)
    const isFlicker = run.words.length < FEWEST_WORDS && runs[index + 1]?.speaker === last?.speaker
    if (last !== undefined && (run.speaker === last.speaker || isFlicker)) {
      for (const word of run.words) last.words.push(word)
    } else kept.push({ speaker: run.speaker, words: [...run.words] })
  })
  return kept
}

/** Short runs that remain join the run before them, or after them at the beginning; where all are short nothing is cut. */
function steady(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = []
  const early: JsonObject[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    const isShort = run.words.length < FEWEST_WORDS
    const target = last !== undefined && (isShort || run.speaker === last.speaker) ? last.words : early
    if (target === early && !isShort)
      kept.push({ speaker: run.speaker, words: [...early.splice(0), ...run.words] })
    else for (const word of run.words) target.push(word)
  }
  return kept.length === 0 ? runs.slice(0, 1) : kept
}

function longest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (a, b) => (a === undefined || b.words.length > a.words.length ? b : a),
    undefined,
  )
}

function runTimes(
  run: Run,
  start: number | undefined,
  end: number | undefined,
): Pick<Utterance, 'start' | 'end'> {
  const times = run.words.flatMap((word) => [asNumber(word['start']), asNumber(word['end'])])
  const known = times
    .filter((time) => time !== undefined && time >= 0)
    .map((time) => Math.round((time ?? 0) * 1000))
  const from = start ?? known[0]
  const to = end ?? known.at(-1)
  return { start: from, end: from !== undefined && to !== undefined && to < from ? undefined : to }
}

function namesSpeaker(item: unknown): boolean {
  const segment = asObject(item)
  if (segment === undefined || typeof segment['text'] !== 'string') return false
  const words = asList(segment['words']) ?? []
  return (
    asLabel(segment['speaker']) !== undefined ||
    words.some((word) => asLabel(asObject(word)?.['speaker']) !== undefined)
  )
}
