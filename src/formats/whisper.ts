/** Reads the JSON of Whisper and its kin (faster-whisper, whisper.cpp): segments without, or with, a speaker. */
import { type Reading, type Utterance, unreadable } from './draft.ts'
import { asList, asNumber, asObject, type JsonObject, type Refine, readTurns } from './json-fields.ts'

const SECONDS = { speaker: 'speaker', text: 'text', start: 'start', end: 'end', msPerUnit: 1000 } as const
const OFFSETS = { speaker: 'speaker', text: 'text', start: 'from', end: 'to', msPerUnit: 1 } as const

/** True for `{segments}`, whisper.cpp's `{transcription}`, and a bare list of segments with times in fractions. */
export function isWhisper(value: unknown): boolean {
  if (segmentsOf(value) !== undefined || cppSegments(value) !== undefined) return true
  return (asList(value) ?? []).some((item) => {
    const segment = asObject(item)
    return typeof segment?.['text'] === 'string' && isFraction(segment['start'], segment['end'])
  })
}

/** Seconds become ms, rounded. Whisper itself names no speaker; see `Speakers` on what then becomes of the lines. */
export function readWhisper(value: unknown): Reading {
  return readSegments(value, (utterance, segment) => [withConfidence(utterance, segment)])
}

/** Reads the segments wherever the tool put them; `refine` sees each as it stands in the file. */
export function readSegments(value: unknown, refine: Refine): Reading {
  const offsets = cppSegments(value)
  const [segments, path] =
    offsets !== undefined ? [offsets, 'transcription'] : (segmentsOf(value) ?? [asList(value), ''])
  if (segments === undefined) return unreadable('没有找到 segments（分段列表）')
  const turns = readTurns(segments, path, offsets === undefined ? SECONDS : OFFSETS, refine)
  return { drafts: [{ utterances: turns.utterances, at: {} }], errors: turns.errors }
}

/** The list of segments and its JSON path: at the top, or under `result` as servers wrap it. */
export function segmentsOf(value: unknown): readonly [readonly unknown[], string] | undefined {
  const top = asObject(value)
  const segments = asList(top?.['segments'])
  if (segments !== undefined) return [segments, 'segments']
  const wrapped = asList(asObject(top?.['result'])?.['segments'])
  return wrapped === undefined ? undefined : [wrapped, 'result.segments']
}

function cppSegments(value: unknown): readonly unknown[] | undefined {
  return asList(asObject(value)?.['transcription'])?.map((item) => {
    const segment = asObject(item)
    return segment === undefined ? item : { ...segment, ...asObject(segment['offsets']) }
  })
}

/** `avg_logprob` is the mean log probability of the tokens: its exponential is their geometric mean probability. */
function withConfidence(utterance: Utterance, segment: JsonObject): Utterance {
  const logprob = asNumber(segment['avg_logprob'])
  return logprob === undefined || logprob > 0 ? utterance : { ...utterance, confidence: Math.exp(logprob) }
}

function isFraction(...times: readonly unknown[]): boolean {
  return times.some((time) => typeof time === 'number' && !Number.isInteger(time))
}
