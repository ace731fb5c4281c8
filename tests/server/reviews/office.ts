/** A service with the small book of office.yaml, and short ways to fill it and to ask it. */
import { fileURLToPath } from 'node:url'
import type { Line } from 'liyan'
import type { Principal, RoleName } from '../../../server/access/roles.ts'
import { ingest } from '../../../server/ingest.ts'
import type { Source } from '../../../server/record.ts'
import { bearer, type Service, type StoreKind, startService } from '../service.ts'

const PIPELINE: Principal = {
  kind: 'key',
  id: 'pipeline',
  name: 'pipeline',
  role: 'pipeline',
  unit: null,
  staff: null,
  scopes: null,
}

interface Visit {
  readonly id: string
  readonly unit?: string
  readonly staff?: string
  readonly window?: string
  /** ISO 8601. */
  readonly startedAt?: string
  /** Staff lines; one that begins with `>` is a customer's. */
  readonly said: readonly string[]
  readonly source?: Source
}

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route; each test says what it expects
  readonly body: any
}

export interface Office {
  readonly service: Service
  visit(visit: Visit): Promise<void>
  /** A key of that role; the same one for the same words. */
  as(role: RoleName, place?: { unit?: string | null; staff?: string | null; who?: string }): Promise<Asker>
}

export interface Asker {
  get(url: string): Promise<Answer>
  post(url: string, payload?: object): Promise<Answer>
  delete(url: string): Promise<Answer>
  file(url: string): Promise<{ status: number; headers: Record<string, unknown>; content: Buffer }>
}

export async function openOffice(kind: StoreKind): Promise<Office> {
  const phrasebooks = [fileURLToPath(new URL('office.yaml', import.meta.url))]
  const service = await startService(kind, { phrasebooks, rateLimit: 1_000_000 })
  const keys = new Map<string, Promise<string>>()
  return {
    service,
    async visit({ said, source = 'post', unit = '甲', ...head }) {
      const lines = said.map(
        (words): Line =>
          words.startsWith('>') ? { role: 'customer', text: words.slice(1) } : { role: 'staff', text: words },
      )
      const conversation = { channel: 'counter', unit, ...head, lines }
      await ingest(service.parts, PIPELINE, conversation, { source })
    },
    async as(role, { unit = '甲', staff = null, who = '' } = {}) {
      const name = JSON.stringify([role, unit, staff, who])
      if (!keys.has(name)) keys.set(name, service.key(role, { unit, staff }))
      const headers = bearer(await keys.get(name)!)
      const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
        const answer = await service.app.inject({ method, url, headers, ...(payload && { payload }) })
        return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
      }
      return {
        get: (url) => ask('GET', url),
        post: (url, payload) => ask('POST', url, payload ?? {}),
        delete: (url) => ask('DELETE', url),
        async file(url) {
          const answer = await service.app.inject({ method: 'GET', url, headers })
          return { status: answer.statusCode, headers: answer.headers, content: answer.rawPayload }
        },
      }
    },
  }
}
