/** Reads the dialogues of Aliyun 智能对话分析 and 云联络中心: what is sent in for inspection, and what comes back. */
import { parseDateClock } from './clock.ts'
import { type Draft, type ReadError, type Reading, unreadable } from './draft.ts'
import { asLabel, asList, asName, asNumber, asObject, type JsonObject, readTurns } from './json-fields.ts'
import { sinceFirst } from './since-first.ts'
import { createSpeakers } from './speakers.ts'

const FIELDS = { speaker: 'speaker', text: 'words', start: 'begin', end: 'end', msPerUnit: 1 } as const
const TURN_LISTS = ['dialogue', 'dialogues', 'phrases', 'asrresult', 'sentenceresults']
/** How deep dialogues lie at most: body, data, result list, result, dialogue. */
const DEEPEST = 6

interface Dialogue {
  readonly turns: readonly unknown[]
  readonly path: string
  readonly owner: JsonObject
}

const known = createSpeakers()

/** True where a list of turns stands under one of Aliyun's names, in whichever letter case the API wrote it. */
export function isAliyun(value: unknown): boolean {
  return dialoguesIn(value, '', 0).length > 0
}

/** Every dialogue in the file becomes a conversation; `begin` and `end` are ms, `tid` is its id. */
export function readAliyun(value: unknown): Reading {
  const dialogues = dialoguesIn(value, '', 0)
  if (dialogues.length === 0) return unreadable('没有找到对话列表（dialogue 或 Phrases）')
  const drafts: Draft[] = []
  const errors: ReadError[] = []
  for (const dialogue of dialogues) {
    const turns = dialogue.turns.map(spellOut)
    const read = readTurns(turns, dialogue.path, FIELDS)
    for (const error of read.errors) errors.push(error)
    const staff = staffOf(turns)
    drafts.push({
      id: asName(dialogue.owner['tid']),
      head: staff === undefined ? {} : { staff },
      utterances: sinceFirst(read.utterances),
      at: { field: dialogue.path },
    })
  }
  return { drafts, errors }
}

function dialoguesIn(value: unknown, path: string, depth: number): readonly Dialogue[] {
  if (depth > DEEPEST) return []
  const list = asList(value)
  if (list !== undefined) {
    if (list.some(isTurn)) return [{ turns: list, path, owner: {} }]
    return list.flatMap((item, index) => dialoguesIn(item, `${path}[${index}]`, depth + 1))
  }
  const owner = asObject(value)
  if (owner === undefined) return []
  return Object.entries(owner).flatMap(([name, child]) => {
    const at = path === '' ? name : `${path}.${name}`
    const turns = TURN_LISTS.includes(name.toLowerCase()) ? turnsIn(child, at) : undefined
    if (turns === undefined) return dialoguesIn(child, at, depth + 1)
    return [{ ...turns, owner: lowerKeys(owner) }]
  })
}

/** The XML behind the older APIs wraps a list once more: `{"Phrases": {"Phrase": [...]}}`. */
function turnsIn(value: unknown, path: string): { turns: readonly unknown[]; path: string } | undefined {
  if (Array.isArray(value)) return value.some(isTurn) ? { turns: value, path } : undefined
  const [inner] = Object.entries(asObject(value) ?? {}).filter(([, child]) => Array.isArray(child))
  return inner === undefined ? undefined : turnsIn(inner[1], `${path}.${inner[0]}`)
}

function isTurn(value: unknown): boolean {
  const turn = lowerKeys(asObject(value) ?? {})
  const words = turn['words'] ?? turn['text']
  return typeof words === 'string' && ('role' in turn || 'identity' in turn || 'channelid' in turn)
}

/** One spelling for all versions; the role that says staff or customer comes before one that does not. */
function spellOut(value: unknown): unknown {
  if (asObject(value) === undefined) return value
  const turn = lowerKeys(value as JsonObject)
  const labels = [asLabel(turn['role']), asLabel(turn['identity'])]
  const channel = asName(turn['channelid'])
  const speaker = labels.find((label) => label !== undefined && known.roleOf(label) !== undefined)
  const isTimed = (turn['begin'] ?? turn['end'] ?? undefined) !== undefined
  return {
    ...turn,
    words: turn['words'] ?? turn['text'],
    speaker: speaker ?? labels[0] ?? labels[1] ?? (channel === undefined ? undefined : `channel${channel}`),
    begin: isTimed ? turn['begin'] : momentOf(turn['begintime']),
    end: isTimed ? turn['end'] : momentOf(turn['endtime']),
  }
}

/** Text chats give only when each message was sent: as ms from the epoch, or as a date with a clock. */
function momentOf(value: unknown): number | undefined {
  return asNumber(value) ?? (typeof value === 'string' ? parseDateClock(value) : undefined)
}

/** Text dialogues name in `identity` who the agent is; a role word there is no name, nor are two different ones. */
function staffOf(turns: readonly unknown[]): string | undefined {
  const names = new Set<string>()
  for (const value of turns) {
    const turn = asObject(value)
    const identity = asName(turn?.['identity'])
    if (known.roleOf(asLabel(turn?.['role'])) !== 'staff' || identity === undefined) continue
    if (known.roleOf(identity) === undefined) names.add(identity)
  }
  return names.size === 1 ? [...names][0] : undefined
}

function lowerKeys(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name.toLowerCase(), child]))
}
