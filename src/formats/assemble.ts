/** Turns a draft into a conversation: roles for the speakers' labels, lines in order of time. */
import type { Channel, Conversation, Line, Role } from '../model.ts'
import { MAX_ID_LENGTH } from './conversation.ts'
import type { Draft, ReadError, Utterance } from './draft.ts'
import type { Speakers } from './speakers.ts'

const NO_SPEAKERS =
  '没有说话人信息，分不清工作人员和群众，未读入；请先做说话人分离，只有一方时可用 speakers 选项指明，如 *=staff'

export interface Assembly {
  readonly conversation?: Conversation
  readonly errors: readonly ReadError[]
}

/**
 * Refuses the whole conversation where the role of any named speaker is not certain: which lines are judged, and
 * every rule on order, depend on it. A single line that names no speaker is left out with an error.
 * `channel` comes before the draft's own; without either it is `phone`.
 */
export function assemble(
  draft: Draft,
  id: string,
  speakers: Speakers,
  channel: Channel | undefined,
): Assembly {
  const refusal = refuse(draft, id, speakers)
  if (refusal !== undefined) return { errors: [refusal] }
  const spoken: (Utterance & { role: Role })[] = []
  const errors: ReadError[] = []
  for (const utterance of draft.utterances) {
    const role = speakers.roleOf(utterance.speaker)
    if (role === undefined)
      errors.push({ ...utterance.at, message: `${placeName(utterance)}没有标明说话人，已跳过` })
    else if (role !== 'system') spoken.push({ ...utterance, role })
  }
  const lines = inOrder(spoken).map(toLine)
  const head = { id, ...draft.head, channel: channel ?? draft.head?.channel ?? 'phone' }
  return { conversation: { ...head, lines }, errors }
}

function refuse(draft: Draft, id: string, speakers: Speakers): ReadError | undefined {
  const { utterances, at } = draft
  const subject = `会话“${id.slice(0, 60)}”`
  if (id.length > MAX_ID_LENGTH) return { ...at, message: `${subject}的编号超过 ${MAX_ID_LENGTH} 个字符` }
  const roles = utterances.map((utterance) => speakers.roleOf(utterance.speaker))
  const unknown = utterances.filter(({ speaker }, i) => speaker !== undefined && roles[i] === undefined)
  if (unknown[0] !== undefined) {
    const labels = new Set(unknown.flatMap(({ speaker }) => speaker ?? []))
    return { ...unknown[0].at, message: `${subject}${unknownSpeakers([...labels])}` }
  }
  if (roles.every((role) => role === 'system')) return { ...at, message: `${subject}里没有读到任何语句` }
  return roles.every((role) => role === undefined)
    ? { ...at, message: `${subject}${NO_SPEAKERS}` }
    : undefined
}

function unknownSpeakers(labels: readonly string[]): string {
  const shown = labels.slice(0, 8).map((label) => (label.length > 30 ? `${label.slice(0, 30)}…` : label))
  const more = labels.length > shown.length ? ` 等 ${labels.length} 个` : ''
  const example = shown.slice(0, 2).map((label) => `${label}=staff 或 ${label}=customer`)
  return (
    `里有不认识的说话人：${shown.join('、')}${more}。认错人会扣错分，所以整个会话未读入；` +
    `请用 speakers 选项指明，如 ${example.join('，')}`
  )
}

/** By start, stable; a line without a time stays behind the line that it followed. */
function inOrder<T extends Utterance>(spoken: readonly T[]): readonly T[] {
  let latest = 0
  const keyed = spoken.map((one) => {
    latest = one.start ?? latest
    return { one, key: latest }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

function toLine({ role, text, start, end, confidence }: Utterance & { role: Role }): Line {
  const certain = confidence !== undefined && confidence >= 0 && confidence <= 1
  return {
    role,
    text,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(certain && { confidence }),
  }
}

function placeName({ at }: Utterance): string {
  return at.field ?? (at.line === undefined ? '有一句' : `第 ${at.line} 行`)
}
