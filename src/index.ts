/** The public names of liyan. */
import { openSession, review, type Session } from './conversation/session.ts'
import { check, compileMachine } from './match/check.ts'
import { type Explanation, explain } from './match/explain.ts'
import type { Conversation, ConversationHead, Finding, Line, Phrasebook, Report, Role } from './model.ts'

export { type Rescored, rescore } from './conversation/rescore.ts'
export type { Session, SessionSnapshot } from './conversation/session.ts'
export {
  type ConversationError,
  type ConversationResult,
  parseConversation,
  validateConversation,
} from './formats/conversation.ts'
export type { ReadError } from './formats/draft.ts'
export { type ReadOptions, readTranscript, type Transcript } from './formats/read.ts'
export { FORMATS, type FormatName } from './formats/registry.ts'
export type { ExplainedCandidate, Explanation } from './match/explain.ts'
export type * from './model.ts'
export { SEVERITIES } from './model.ts'
export { loadPhrasebook, PhrasebookError, readPhrasebook } from './phrasebook/load.ts'
export { scenarioFrom } from './practice/from-conversation.ts'
export { loadScenarios } from './practice/load.ts'
export { type Held, nextTurn, type Outcome } from './practice/next-turn.ts'
export { readScenario, type ScenarioReading } from './practice/read.ts'
export { type Replay, replay } from './practice/replay.ts'
export { loadSegmenter, words } from './text/segment.ts'

/** A phrasebook made ready. Frozen and without state: one checker serves any number of conversations. */
export interface Checker {
  readonly phrasebook: Phrasebook
  /** Findings in one line, cues among them, in source order. Total: every string gives an answer. */
  check(
    text: string,
    line: { readonly role: Role } & Partial<Omit<Line, 'role' | 'text'>>,
  ): readonly Finding[]
  /** The whole conversation at once: open, push every line, end. */
  review(conversation: Conversation): Report
  /** A conversation as it happens. */
  open(head: ConversationHead): Session
  /** Why a line was judged as it was, or why a named phrase was not found. */
  explain(text: string, options: { readonly role: Role; readonly phrase?: string }): Explanation
}

/** Compiles a phrasebook; cost is linear in its patterns. The segmenter's dictionary is loaded when first needed. */
export function createChecker(phrasebook: Phrasebook): Checker {
  const machine = compileMachine(phrasebook)
  const find = (line: Line) => check(machine, line.text, line.role, line)
  return Object.freeze({
    phrasebook,
    check: (text, line) => check(machine, text, line.role, line),
    review: (conversation) => review(phrasebook, find, conversation),
    open: (head) => openSession(phrasebook, find, head),
    explain: (text, options) => explain(machine, text, options),
  } satisfies Checker)
}
