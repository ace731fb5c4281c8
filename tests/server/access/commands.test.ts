/** `liyan migrate|key|user|backup|audit` beside a store, and what they refuse. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareService } from '../../../server/commands/declare.ts'
import { ingest } from '../../../server/ingest.ts'
import { main } from '../../../src/cli/main.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'

async function liyan(
  argv: readonly string[],
  { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string } = {},
) {
  const [out, err] = [[] as string[], [] as string[]]
  const into = (list: string[]) =>
    new Writable({
      write: (chunk, _, done) => {
        list.push(String(chunk))
        done()
      },
    })
  const streams = { stdin: Readable.from([stdin]), stdout: into(out), stderr: into(err) }
  const code = await main(argv, { ...streams, env }, [declareService])
  return { code, out: out.join(''), err: err.join('') }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liyan-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('help lists every command of the service', async () => {
  const { code, out } = await liyan(['--help'])
  expect(code).toBe(0)
  for (const command of ['serve', 'migrate', 'key', 'user', 'backup', 'audit', 'check'])
    expect(out).toMatch(new RegExp(`^  ${command} `, 'm'))
})

test.each([['migrate'], ['key', 'list'], ['user', 'list'], ['audit', 'verify'], ['backup', 'x.db']])(
  'all mistakes in the settings are told at once: %s %s',
  async (...argv) => {
    const env = { LIYAN_PORT: 'eighty', LIYAN_NO_SUCH: '1', DATABASE_URL: 'mysql://x' }
    const { code, err } = await liyan(argv.filter(Boolean), { env })
    expect(code).toBe(2)
    for (const name of Object.keys(env)) expect(err).toContain(name)
  },
)

test.each([
  [['key', 'create', '--name', 'x', '--role', 'root'], 'role'],
  [['key', 'create', '--name', 'x', '--role', 'pipeline', '--scopes', 'settings'], '没有权限 settings'],
  [['key', 'create', '--name', 'x', '--role', 'pipeline', '--days', 'many'], 'expiresInDays'],
  [['key', 'create', '--role', 'pipeline'], '--name'],
  [['key', 'revoke', 'nothing'], '没有找到'],
  [['user', 'create', 'x', '--role', 'reviewer'], 'name'],
  [['user', 'create', 'wang', '--role', 'staff'], '人员编号'],
  [['user', 'disable', 'nobody'], '没有用户 nobody'],
  [['user', 'password', 'nobody'], '没有用户 nobody'],
  [['audit', 'verify', '--anchor', 'x'], '锚点'],
])('%j is misuse', async (argv, words) => {
  const { code, out, err } = await liyan(argv, { env: { LIYAN_DATA: join(folder, 'misuse') } })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(words)
})

test.each([
  ['audit', 'verify'],
  ['backup', 'never.db'],
])('%s does not make a store', async (...argv) => {
  const { code, err } = await liyan(argv, { env: { LIYAN_DATA: join(folder, 'nowhere') } })
  expect(code).toBe(2)
  expect(err).toContain('没有存储')
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})

test('migrate says what it did, and does it once', async () => {
  const env = { LIYAN_DATA: join(folder, 'fresh') }
  expect((await liyan(['migrate'], { env })).out).toContain('001-first')
  expect(await liyan(['migrate'], { env })).toMatchObject({ code: 0, out: '数据库已是最新\n' })
})

describe.each(await storesHere())('beside a running service (%s)', (kind) => {
  let service: Service
  let env: Record<string, string>
  beforeAll(async () => {
    service = await startService(kind)
    const { databaseUrl, dataFolder } = service.parts.config
    env = { LIYAN_DATA: dataFolder, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) }
  })
  afterAll(() => service.close())
  const who = (text: string) => service.app.inject({ url: '/v1/session', headers: bearer(text) })
  const signIn = (name: string, password: string) =>
    service.app.inject({ method: 'POST', url: '/v1/session', payload: { name, password } })

  test('a key is made, works, is listed and revoked', async () => {
    const argv = [
      'key',
      'create',
      '--name',
      '录音系统',
      '--role',
      'pipeline',
      '--unit',
      '甲',
      '--scopes',
      'check',
    ]
    const made = await liyan(argv, { env })
    expect(made).toMatchObject({ code: 0, err: '密钥只显示这一次：\n' })
    const text = made.out.trimEnd()
    expect((await who(text)).json().user).toMatchObject({
      role: 'pipeline',
      unit: '甲',
      permissions: ['check'],
    })
    const id = text.split('_')[1]!
    expect((await liyan(['key', 'list'], { env })).out).toContain(id)
    expect((await liyan(['key', 'revoke', id], { env })).code).toBe(0)
    service.clock.now += 5_000
    expect((await who(text)).statusCode).toBe(401)
    const listed = await liyan(['key', 'list'], { env })
    expect(listed.out).toContain('已作废')
    expect(listed.out).not.toContain(text.slice(16))
  })

  test('a user is made with a made-up password, and then with a given one', async () => {
    const made = await liyan(['user', 'create', 'Zhuguan', '--role', 'supervisor', '--unit', '甲'], { env })
    expect(made.code).toBe(0)
    expect((await signIn('zhuguan', made.out.trimEnd())).statusCode).toBe(201)
    const stdin = '今天天气很好abc123\n'
    const changed = await liyan(['user', 'password', 'zhuguan', '--password-stdin'], { env, stdin })
    expect(changed.code).toBe(0)
    expect(changed.out + changed.err).not.toContain('今天天气')
    expect((await signIn('zhuguan', made.out.trimEnd())).statusCode).toBe(401)
    expect((await signIn('zhuguan', '今天天气很好abc123')).statusCode).toBe(201)
    expect((await liyan(['user', 'disable', 'ZHUGUAN'], { env })).code).toBe(0)
    expect((await signIn('zhuguan', '今天天气很好abc123')).statusCode).toBe(401)
    expect((await liyan(['user', 'list'], { env })).out).toMatch(/^zhuguan {2}supervisor {2}甲 .*已停用/m)
    expect((await liyan(['user', 'create', 'zhuguan', '--role', 'admin'], { env })).code).toBe(2)
  })

  test('the audit log is verified, with what the commands did in it', async () => {
    const whole = await liyan(['audit', 'verify'], { env })
    expect(whole.code).toBe(0)
    const [, anchor] = /^锚点 (\S+)$/m.exec(whole.out)!
    expect((await liyan(['audit', 'verify', '--anchor', anchor!], { env })).code).toBe(0)
    const { db } = service.parts.store
    const rows = await db.selectFrom('audit').selectAll().where('actor', '=', 'command-line').execute()
    expect(rows.map(({ action }) => action)).toEqual([
      'keys.create',
      'keys.revoke',
      'users.create',
      'users.change',
      'users.change',
    ])
    await db
      .updateTable('audit')
      .set({ actor_name: 'somebody else' })
      .where('seq', '=', rows[1]!.seq)
      .execute()
    const broken = await liyan(['audit', 'verify'], { env })
    expect(broken).toMatchObject({ code: 1 })
    expect(broken.out).toContain(`第 ${rows[1]!.seq} 条`)
  })

  test('backup', async () => {
    const file = join(folder, `copy-${kind}.db`)
    const by = {
      kind: 'key',
      id: 'k',
      name: 'k',
      role: 'admin',
      unit: '甲',
      staff: null,
      scopes: null,
    } as const
    const lines = Array.from({ length: 20 }, () => ({ role: 'staff', text: '我不知道' }))
    const post = (id: number) =>
      ingest(service.parts, by, { id: `c${id}`, channel: 'counter', lines }, { source: 'post' })
    await post(0)
    // The service goes on writing meanwhile.
    const [done] = await Promise.all([
      liyan(['backup', file], { env }),
      ...Array.from({ length: 30 }, (_, i) => post(i + 1)),
    ])
    if (kind === 'postgres') {
      expect(done).toMatchObject({ code: 2 })
      expect(done!.err).toContain('pg_dump')
      return
    }
    expect(done, done!.err).toMatchObject({ code: 0 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const copy = new SQLite(file, { readonly: true })
    const torn = copy
      .prepare(
        'select id from conversations c where line_count <> (select count(*) from lines where conversation = c.pk)',
      )
      .all()
    expect(torn).toEqual([])
    expect(copy.prepare("select count(*) as n from conversations where id = 'c0'").get()).toEqual({ n: 1 })
    copy.close()
    expect(await liyan(['backup', file], { env })).toMatchObject({ code: 2 })
    expect(await liyan(['backup', join(folder, 'no/such/folder.db')], { env })).not.toMatchObject({ code: 0 })
  })
})
