/** A batch: lines of NDJSON in, records of NDJSON out, in order, with a bounded number of conversations in between. */
import type { Principal } from './access/roles.ts'
import { ingest, validConversation } from './ingest.ts'
import { type NdjsonLine, ndjsonLines } from './ndjson.ts'
import type { Parts } from './parts.ts'
import { asServiceError } from './problem.ts'
import { ConversationShape } from './wire/conversation.ts'
import type { BatchRecord } from './wire/conversations.ts'
import { ServiceError } from './wire/errors.ts'
import { IN_CHINESE, problemsOf } from './wire/validate.ts'

/** Conversations between reading and answering: enough to share commits, and so many characters of them. */
const MOST_IN_FLIGHT = 200
const MOST_CHARACTERS = 4 * 1024 * 1024

const MESSAGES = { 'too-long': '这一行太长', 'not-utf8': '这一行不是 UTF-8 文本' } as const

/** What a line holds. @throws ServiceError bad-json, bad-conversation, too-large */
export function conversationOfLine({ text, problem }: NdjsonLine) {
  if (text === undefined) {
    const message = MESSAGES[problem ?? 'not-utf8']
    throw new ServiceError(problem === 'too-long' ? 'too-large' : 'bad-json', message)
  }
  const parsed = ConversationShape.safeParse(jsonOf(text), { error: IN_CHINESE })
  if (parsed.success) return validConversation(parsed.data)
  const problems = problemsOf(parsed.error)
  throw new ServiceError('bad-conversation', problems[0]?.message, problems)
}

/**
 * Answers every line, in order, as soon as it is stored; reads on only while not too much is in between, so that a slow
 * reader slows the sender down.
 */
export async function* answerBatch(
  parts: Parts,
  principal: Principal,
  source: AsyncIterable<Uint8Array>,
  phrasebook: string | undefined,
): AsyncGenerator<string, void, undefined> {
  const lines = ndjsonLines(source, parts.config.bodyLimit)
  const answers: { readonly size: number; readonly answer: Promise<string> }[] = []
  let characters = 0
  let next: Promise<IteratorResult<NdjsonLine, void>> | undefined
  let isRead = false
  try {
    for (;;) {
      const hasRoom = answers.length < MOST_IN_FLIGHT && characters < MOST_CHARACTERS
      if (!isRead && hasRoom) next ??= lines.next()
      const first = answers[0]
      if (first === undefined && next === undefined) return
      const come = await Promise.race([
        ...(next === undefined ? [] : [next]),
        ...(first === undefined ? [] : [first.answer]),
      ])
      if (typeof come === 'string') {
        answers.shift()
        characters -= first!.size
        yield come
        continue
      }
      next = undefined
      if (come.done === true) {
        isRead = true
        continue
      }
      const line = come.value
      const size = line.text?.length ?? 0
      characters += size
      answers.push({ size, answer: answerLine(parts, principal, line, phrasebook) })
    }
  } finally {
    await lines.return()
  }
}

/** Never rejects: what is wrong with a line is its answer. */
async function answerLine(
  parts: Parts,
  principal: Principal,
  line: NdjsonLine,
  phrasebook: string | undefined,
): Promise<string> {
  try {
    const conversation = conversationOfLine(line)
    const { isNew, report } = await ingest(parts, principal, conversation, { source: 'batch', phrasebook })
    // The report is JSON already, and stays the very text that is stored.
    return `{"line":${line.number},"status":"${isNew ? 'stored' : 'same'}","report":${report}}\n`
  } catch (error) {
    const record: BatchRecord = { line: line.number, error: errorRecord(parts, error) }
    return `${JSON.stringify(record)}\n`
  }
}

/** An error as it stands among the results of many. */
export function errorRecord({ log }: Pick<Parts, 'log'>, error: unknown) {
  const known = asServiceError(error as Error)
  if (known === undefined)
    log.error({ error: { type: (error as Error).name } }, 'unexpected error in a batch')
  const { code, message, problems } = known ?? new ServiceError('internal')
  return { code, message, field: problems[0]?.field ?? '' }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServiceError('bad-json')
  }
}
