/** `liyan user create|list|password|disable`: console users, beside the store. */
import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Io, Misuse } from 'liyan/cli'
import type { Office } from '../access/audit.ts'
import { changeUser, createUser, foldName } from '../access/users.ts'
import { dayOf } from '../calendar.ts'
import type { Row } from '../store/tables.ts'
import { findUserNamed, listUsers } from '../store/users.ts'
import { NewUserShape } from '../wire/users.ts'
import { IN_CHINESE, problemsOf, sentenceOf } from '../wire/validate.ts'
import { operator, withOffice } from './office.ts'

export interface UserOptions {
  readonly role: string
  readonly display?: string
  readonly unit?: string
  readonly staff?: string
  readonly passwordStdin?: boolean
}

const MOST = 100_000

export async function createOne(name: string, options: UserOptions, io: Io): Promise<number> {
  const { role, unit = null, staff = null, display = name } = options
  const password = await newPassword(options, io)
  const user = NewUserShape.safeParse({ name, display, role, unit, staff, password }, { error: IN_CHINESE })
  if (!user.success) throw new Misuse(sentenceOf(problemsOf(user.error)))
  const wanted = { ...user.data, unit, staff, display }
  const row = await withOffice(io.env, (office) => createUser(office, operator(io.env), wanted))
  return shown(io, `用户 ${row.name} 已建立`, options, password)
}

export async function setPassword(
  name: string,
  options: { readonly passwordStdin?: boolean },
  io: Io,
): Promise<number> {
  const password = await newPassword(options, io)
  await change(name, { password }, io)
  return shown(io, `用户 ${name} 的密码已更换，已有的登录全部失效`, options, password)
}

export async function disable(name: string, io: Io): Promise<number> {
  await change(name, { disabled: true }, io)
  io.stdout.write(`用户 ${name} 已停用，已有的登录全部失效\n`)
  return 0
}

export async function printUsers(io: Io): Promise<number> {
  const rows = await withOffice(io.env, ({ store }) =>
    listUsers(store.db, { unit: null }, { after: undefined, limit: MOST }),
  )
  io.stdout.write(rows.map((row) => `${line(row)}\n`).join(''))
  return 0
}

function change(
  name: string,
  what: { password: string } | { disabled: true },
  io: Io,
): Promise<Row<'users'>> {
  return withOffice(io.env, async (office: Office) => {
    const user = await findUserNamed(office.store.db, foldName(name))
    if (user === undefined) throw new Misuse(`没有用户 ${name}`)
    return changeUser(office, operator(io.env), user.id, what)
  })
}

/** From standard input, or made up: arguments of a command can be read by everybody on the machine. */
async function newPassword(options: { readonly passwordStdin?: boolean }, { stdin }: Io): Promise<string> {
  if (options.passwordStdin !== true) return randomBytes(15).toString('base64url')
  return (await text(stdin as Readable)).replace(/\r?\n$/, '')
}

function shown(
  io: Io,
  done: string,
  options: { readonly passwordStdin?: boolean },
  password: string,
): number {
  if (options.passwordStdin === true) io.stdout.write(`${done}\n`)
  else {
    io.stderr.write(`${done}；密码只显示这一次：\n`)
    io.stdout.write(`${password}\n`)
  }
  return 0
}

function line({ name, display, role, unit, staff, disabled_at }: Row<'users'>): string {
  const state = disabled_at === null ? '在用' : `已停用 ${dayOf(disabled_at)}`
  return [name, role, unit ?? '全部单位', staff ?? '-', state, display].join('  ')
}
