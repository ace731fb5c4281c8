/** `liyan key create|list|revoke`: API keys, beside the store. */
import { type Io, Misuse } from 'liyan/cli'
import { issueKey, withdrawKey } from '../access/issue-key.ts'
import { dayOf } from '../calendar.ts'
import { listKeys } from '../store/keys.ts'
import type { Row } from '../store/tables.ts'
import { KeyOrderShape } from '../wire/keys.ts'
import { IN_CHINESE, problemsOf, sentenceOf } from '../wire/validate.ts'
import { operator, withOffice } from './office.ts'

export interface KeyOptions {
  readonly name: string
  readonly role: string
  readonly unit?: string
  readonly staff?: string
  readonly scopes?: string
  readonly days?: string
}

const MOST = 100_000

export async function createKey(options: KeyOptions, io: Io): Promise<number> {
  const { name, role, unit = null, staff = null, scopes, days } = options
  const wanted = {
    name,
    role,
    unit,
    staff,
    scopes: scopes?.split(',') ?? null,
    ...(days !== undefined && { expiresInDays: Number(days) }),
  }
  const order = KeyOrderShape.safeParse(wanted, { error: IN_CHINESE })
  if (!order.success) throw new Misuse(sentenceOf(problemsOf(order.error)))
  const { text } = await withOffice(io.env, (office) =>
    issueKey(office, operator(io.env), {
      ...order.data,
      unit: order.data.unit ?? null,
      expiresInDays: order.data.expiresInDays,
    }),
  )
  io.stderr.write('密钥只显示这一次：\n')
  io.stdout.write(`${text}\n`)
  return 0
}

export async function printKeys(io: Io): Promise<number> {
  const rows = await withOffice(io.env, ({ store }) =>
    listKeys(store.db, { unit: null }, { after: undefined, limit: MOST }),
  )
  io.stdout.write(rows.map((row) => `${line(row)}\n`).join(''))
  return 0
}

export async function revokeKey(id: string, io: Io): Promise<number> {
  const row = await withOffice(io.env, (office) => withdrawKey(office, operator(io.env), id))
  io.stdout.write(`密钥 ${row.id}（${row.name}）已作废；正在运行的服务 5 秒内不再接受\n`)
  return 0
}

function line({ id, name, role, unit, staff, expires_at, revoked_at, last_used_at }: Row<'keys'>): string {
  const day = (at: number | null, none: string) => (at === null ? none : dayOf(at))
  const state = revoked_at === null ? `到期 ${day(expires_at, '无')}` : `已作废 ${dayOf(revoked_at)}`
  return [
    id,
    role,
    unit ?? '全部单位',
    staff ?? '-',
    state,
    `最近使用 ${day(last_used_at, '无')}`,
    name,
  ].join('  ')
}
