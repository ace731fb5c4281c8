/** `liyan migrate`: brings the tables up to date. */
import type { Io } from 'liyan/cli'
import { migrate } from '../store/migrate.ts'
import { withStore } from './office.ts'

export async function runMigrate(io: Io): Promise<number> {
  const done = await withStore(io.env, migrate)
  io.stdout.write(done.length === 0 ? '数据库已是最新\n' : `数据库已升级：${done.join('、')}\n`)
  return 0
}
