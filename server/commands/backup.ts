/** `liyan backup`: a checked copy of the embedded store, while the service runs. */
import { existsSync, statSync } from 'node:fs'
import { type Io, Misuse } from 'liyan/cli'
import { backUp } from '../store/backup.ts'
import { withExistingStore } from './office.ts'

export async function runBackup(file: string, io: Io): Promise<number> {
  if (existsSync(file)) throw new Misuse(`${file} 已经存在；请写一个新文件名`)
  await withExistingStore(io.env, async (store) => {
    if (store.file === undefined)
      throw new Misuse('PostgreSQL 请用它自己的工具备份：pg_dump --format=custom --file=文件 "$DATABASE_URL"')
    await backUp(store.file, file)
  })
  io.stdout.write(`已备份到 ${file}（${statSync(file).size} 字节，完整性检查通过）\n`)
  return 0
}
