/** Reads lists of spoken turns out of other tools' JSON, one error for each turn that cannot be used. */
import type { InputPlace, ReadError, Utterance } from './draft.ts'

export type JsonObject = Readonly<Record<string, unknown>>

/** What the fields of one turn are called, and how many milliseconds one unit of its times is. */
export interface TurnFields {
  readonly speaker: string
  readonly text: string
  readonly start: string
  readonly end: string
  readonly msPerUnit: 1 | 1000
}

export interface Turns {
  readonly utterances: readonly Utterance[]
  readonly errors: readonly ReadError[]
}

/** Changes what was read of a turn, or makes several lines of it. */
export type Refine = (utterance: Utterance, turn: JsonObject) => readonly Utterance[]

/**
 * Reads turns; `path` is the JSON path of the list. Turns without any words are left out, as tools write them
 * for silence. Numbers may be written as strings; null counts as absent.
 */
export function readTurns(
  turns: readonly unknown[],
  path: string,
  fields: TurnFields,
  refine: Refine = (utterance) => [utterance],
): Turns {
  const utterances: Utterance[] = []
  const errors: ReadError[] = []
  turns.forEach((value, index) => {
    const at = `${path}[${index}]`
    const turn = asObject(value) ?? {}
    const read = asObject(value) === undefined ? problem(at, '应为对象') : readTurn(turn, at, fields)
    if ('message' in read) errors.push(read)
    else for (const utterance of refine(read, turn)) if (hasWords(utterance)) utterances.push(utterance)
  })
  return { utterances, errors }
}

/** The value as an object, or undefined. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

/** The value as a list, or undefined. */
export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined
}

/** A finite number, also one written as a string; otherwise undefined. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A label of a speaker: a string that is not blank, or a number n as `spkn`. */
export function asLabel(value: unknown): string | undefined {
  if (typeof value === 'number') return `spk${value}`
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** An id or name: a string that is not blank, or a number. */
export function asName(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function readTurn(turn: JsonObject, at: string, fields: TurnFields): Utterance | ReadError {
  const text = turn[fields.text]
  if (typeof text !== 'string') return problem(`${at}.${fields.text}`, '应为字符串（说话内容）')
  const start = asTime(turn[fields.start], fields.msPerUnit)
  if (start === 'bad') return problem(`${at}.${fields.start}`, '应为不小于 0 的时间')
  const end = asTime(turn[fields.end], fields.msPerUnit)
  if (end === 'bad') return problem(`${at}.${fields.end}`, '应为不小于 0 的时间')
  if (start !== undefined && end !== undefined && end < start) {
    return problem(`${at}.${fields.end}`, '结束时间早于开始时间')
  }
  return { speaker: asLabel(turn[fields.speaker]), text: text.trim(), start, end, at: { field: at } }
}

function asTime(value: unknown, msPerUnit: number): number | undefined | 'bad' {
  if (value === undefined || value === null || value === '') return undefined
  const number = asNumber(value)
  const ms = number === undefined ? Number.NaN : Math.round(number * msPerUnit)
  return ms >= 0 && Number.isFinite(ms) ? ms : 'bad'
}

function hasWords(utterance: Utterance): boolean {
  return utterance.text.trim() !== ''
}

function problem(field: string, message: string): ReadError & InputPlace {
  return { field, message: `${field} ${message}，这一句已跳过` }
}
