/** Conversations for e2e tests, sent to the service as a recording system sends them. */
import { expect } from 'vitest'
import { bearer } from '../server/service.ts'
import type { Hall } from './hall.ts'

export interface Visit {
  readonly id: string
  readonly unit?: string
  readonly staff?: string
  readonly window?: string
  readonly startedAt?: string
  /** Staff lines; one that begins with `>` is a customer's. Five seconds each. */
  readonly said: readonly string[]
}

/** Resolves to a function that sends conversations and tells the numbers of the findings in them. */
export async function recorder({ service }: Hall) {
  const key = await service.key('admin')
  const headers = bearer(key)
  return async ({
    said,
    unit = '城东中心',
    window = '3 号窗口',
    ...head
  }: Visit): Promise<readonly number[]> => {
    const lines = said.map((words, n) => ({
      role: words.startsWith('>') ? 'customer' : 'staff',
      text: words.replace(/^>/, ''),
      start: n * 5_000,
      end: n * 5_000 + 4_000,
    }))
    const payload = { channel: 'counter', unit, window, ...head, lines }
    const answer = await service.app.inject({ method: 'POST', url: '/v1/conversations', headers, payload })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    const url = `/v1/conversations/${encodeURIComponent(head.id)}?unit=${encodeURIComponent(unit)}`
    const stored = await service.app.inject({ method: 'GET', url, headers })
    const { findings } = stored.json() as { findings: readonly { id: number; kind: string }[] }
    return findings.filter(({ kind }) => kind === 'forbidden').map(({ id }) => id)
  }
}
