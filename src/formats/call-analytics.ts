/** Reads Amazon Transcribe Call Analytics and Contact Lens: turns that already know agent from customer. */
import { type Reading, type Utterance, unreadable } from './draft.ts'
import { asLabel, asList, asNumber, asObject, type JsonObject, readTurns } from './json-fields.ts'

const FIELDS = {
  speaker: 'ParticipantRole',
  text: 'Content',
  start: 'BeginOffsetMillis',
  end: 'EndOffsetMillis',
  msPerUnit: 1,
} as const

/** True for `{Transcript: [{ParticipantRole | ParticipantId, …}]}`. */
export function isCallAnalytics(value: unknown): boolean {
  return asList(asObject(value)?.['Transcript']) !== undefined
}

/**
 * The offsets are ms. `ConversationCharacteristics` (interruptions, silence, talk speed) are left alone: the
 * checker works all of that out from the lines, by its own rules.
 */
export function readCallAnalytics(value: unknown): Reading {
  const call = asObject(value) ?? {}
  const transcript = asList(call['Transcript'])
  if (transcript === undefined) return unreadable('没有找到 Transcript（语句列表）')
  const roles = rolesOfParticipants(call)
  const turns = transcript.map((item) => {
    const turn = asObject(item)
    const id = asLabel(turn?.['ParticipantId'])
    const role = asLabel(turn?.['ParticipantRole']) ?? (id === undefined ? undefined : (roles.get(id) ?? id))
    return turn && { ...turn, ParticipantRole: role }
  })
  const { utterances, errors } = readTurns(turns, 'Transcript', FIELDS, withConfidence)
  return { drafts: [{ utterances, at: {} }], errors }
}

/** Contact Lens names the participants once, and only their ids in each turn. */
function rolesOfParticipants(call: JsonObject): ReadonlyMap<string, string> {
  const roles = new Map<string, string>()
  for (const item of asList(call['Participants']) ?? []) {
    const participant = asObject(item)
    const id = asLabel(participant?.['ParticipantId'])
    const role = asLabel(participant?.['ParticipantRole'])
    if (id !== undefined && role !== undefined) roles.set(id, role)
  }
  return roles
}

function withConfidence(utterance: Utterance, turn: JsonObject): readonly Utterance[] {
  const scores = (asList(turn['Items']) ?? []).flatMap(
    (item) => asNumber(asObject(item)?.['Confidence']) ?? [],
  )
  if (scores.length === 0) return [utterance]
  return [{ ...utterance, confidence: scores.reduce((a, b) => a + b, 0) / scores.length }]
}
