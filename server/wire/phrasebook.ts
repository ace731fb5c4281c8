/** `/v1/phrasebooks`: the books as people read them, and a try at any text. */
import { z } from 'zod'
import { SeverityName, SpeakerRole } from './common.ts'
import { ClauseShape } from './report.ts'

export const PhrasebookSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    phrases: z.number().int(),
    rules: z.number().int(),
    layers: z.array(z.string()),
  })
  .meta({ id: 'PhrasebookSummary' })

const Texts = z.array(z.string()).readonly()

const PhraseShape = z
  .object({
    id: z.string(),
    kind: z.enum(['courtesy', 'forbidden', 'cue']),
    speaker: z.enum(['staff', 'customer', 'any']),
    title: z.string(),
    severity: SeverityName,
    category: z.string().exactOptional(),
    points: z.number(),
    clause: ClauseShape.exactOptional(),
    instead: Texts,
    /** Patterns as written in the book. */
    say: Texts,
    unless: Texts,
    /** Guards against unfair blame that are in force. */
    guards: Texts,
    hits: Texts,
    misses: Texts,
    /** The layer that defined it. */
    origin: z.string(),
  })
  .meta({ id: 'Phrase' })

const RuleShape = z
  .object({
    id: z.string(),
    title: z.string(),
    severity: SeverityName,
    points: z.number(),
    clause: ClauseShape.exactOptional(),
    instead: Texts,
    kind: z.string(),
    origin: z.string(),
  })
  .meta({ id: 'Rule' })

export const PhrasebookShape = z
  .object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    phrases: z.array(PhraseShape),
    rules: z.array(RuleShape),
    scoring: z.object({
      start: z.number(),
      min: z.number(),
      max: z.number(),
      pass: z.number(),
      /** Findings of lower confidence are shown and cost nothing. */
      floor: z.number(),
    }),
  })
  .meta({ id: 'Phrasebook' })

export const TryRequest = z
  .object({
    text: z.string().max(2_000),
    role: SpeakerRole.default('staff'),
    /** Also tells why this phrase was not found. */
    phrase: z.string().max(200).exactOptional(),
  })
  .meta({ id: 'TryRequest' })

export const BookReloadShape = z
  .object({
    name: z.string(),
    /** Absent: the book has a mistake, and the old one stays in force. */
    version: z.string().exactOptional(),
    changed: z.boolean(),
    problems: z
      .array(
        z.object({
          level: z.enum(['error', 'warning']),
          code: z.string(),
          message: z.string(),
          file: z.string(),
          line: z.number().int(),
          column: z.number().int(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'BookReload' })

export const ExplanationShape = z
  .object({
    text: z.string(),
    role: SpeakerRole,
    /** The line as the matcher reads it. */
    folded: z.string(),
    /** The segmenter's words. */
    words: Texts,
    candidates: z
      .array(
        z.object({
          phrase: z.string(),
          title: z.string(),
          kind: z.enum(['courtesy', 'forbidden', 'cue']),
          pattern: z.string(),
          text: z.string(),
          start: z.number().int(),
          end: z.number().int(),
          /** `kept`, or the word that says why not. */
          verdict: z.string(),
          match: z.enum(['exact', 'variant', 'sound']),
          confidence: z.number(),
          why: z.string(),
        }),
      )
      .readonly(),
    /** How near a phrase came that was asked for and not found. */
    missing: z
      .object({
        phrase: z.string(),
        title: z.string(),
        otherSpeaker: z.boolean(),
        pattern: z.string(),
        characters: z.array(z.object({ character: z.string(), heard: z.boolean() })).readonly(),
      })
      .exactOptional(),
  })
  .meta({ id: 'Explanation' })
