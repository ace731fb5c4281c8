/** Reads what FunASR writes: `sentence_info`, the servers' `sentences` and `stamp_sents`, or a bare list of sentences. */
import { type Draft, type ReadError, type Reading, type Utterance, unreadable } from './draft.ts'
import { asList, asName, asNumber, asObject, type JsonObject, readTurns } from './json-fields.ts'

const LISTS = ['sentence_info', 'sentences', 'stamp_sents'] as const
const FIELDS = { speaker: 'spk', text: 'text', start: 'start', end: 'end', msPerUnit: 1 } as const

/** True for a result of FunASR, alone or in the list that `generate` returns, and for a list of its sentences. */
export function isFunasr(value: unknown): boolean {
  const first = asObject(asList(value)?.[0] ?? value)
  if (first === undefined) return false
  if (LISTS.some((name) => asList(first[name]) !== undefined)) return true
  if (Array.isArray(value) && ('spk' in first || 'sentence' in first)) return true
  return typeof first['text'] === 'string' && ('key' in first || asList(first['timestamp']) !== undefined)
}

/** Times are ms. A list of results is a list of recordings, each with its `key`. */
export function readFunasr(value: unknown): Reading {
  const items = asList(value)
  if (items === undefined) return merge([readResult(value, '', undefined)])
  if (items.some((item) => isResult(item))) {
    return merge(
      items.map((item, index) =>
        readResult(item, `[${index}]`, items.length > 1 ? recordingKey(item) : undefined),
      ),
    )
  }
  const turns = readTurns(items.map(spellOut), '', FIELDS, refine)
  return { drafts: [{ utterances: turns.utterances, at: {} }], errors: turns.errors }
}

function readResult(value: unknown, path: string, id: string | undefined): Reading {
  const result = asObject(value) ?? {}
  const name = LISTS.find((list) => asList(result[list]) !== undefined)
  const at = { field: path === '' ? undefined : path }
  if (name === undefined) {
    return unreadable(
      '没有找到 sentence_info；请在 FunASR 识别时同时启用 vad_model、punc_model 和 spk_model',
      at,
    )
  }
  const list = asList(result[name]) ?? []
  const turns = readTurns(list.map(spellOut), path === '' ? name : `${path}.${name}`, FIELDS, refine)
  return { drafts: [{ id, utterances: turns.utterances, at }], errors: turns.errors }
}

function isResult(value: unknown): boolean {
  const result = asObject(value)
  return result !== undefined && (LISTS.some((name) => name in result) || 'key' in result)
}

/** A key that FunASR drew at random says nothing about the recording. */
function recordingKey(value: unknown): string | undefined {
  const key = asName(asObject(value)?.['key'])
  return key?.startsWith('rand_key_') ? undefined : key
}

/** The versions call a sentence's text `text`, `sentence`, or `text_seg` with its `punc` apart. */
function spellOut(value: unknown): unknown {
  const turn = asObject(value)
  if (turn === undefined || typeof turn['text'] === 'string') return value
  if (typeof turn['sentence'] === 'string') return { ...turn, text: turn['sentence'] }
  if (typeof turn['text_seg'] !== 'string') return value
  const words = turn['text_seg'].replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
  return { ...turn, text: words + (typeof turn['punc'] === 'string' ? turn['punc'] : '') }
}

/**
 * SenseVoice's tags (`<|zh|><|HAPPY|>`) are not words. Some versions give as a sentence's start that of its last
 * character; the character times tell the true one.
 */
function refine(utterance: Utterance, turn: JsonObject): readonly Utterance[] {
  const text = utterance.text.replace(/<\|[^|<>]{0,40}\|>/g, '').trim()
  const stamps = asList(turn['timestamp']) ?? asList(turn['ts_list'])
  const first = asNumber(asList(stamps?.[0])?.[0])
  const { start } = utterance
  const early = first !== undefined && first >= 0 && start !== undefined && first < start
  return [{ ...utterance, text, start: early ? first : start }]
}

function merge(readings: readonly Reading[]): Reading {
  const drafts: Draft[] = readings.flatMap((reading) => reading.drafts)
  const errors: ReadError[] = readings.flatMap((reading) => reading.errors)
  return { drafts, errors }
}
