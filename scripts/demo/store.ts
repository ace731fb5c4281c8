/** The folder of a demo: a store of its own with a note beside it, so that no other store is ever filled with made-up data. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf } from '../../server/store/open.ts'

export interface Note {
  readonly seed: number
  readonly password: string
  /** Of a pipeline, for the live conversations. */
  readonly key: string
  readonly conversations: number
}

const noteOf = (folder: string) => join(folder, 'demo.json')
/** Written first: what was not filled to its end is begun anew. */
const mark = (folder: string) => join(folder, 'demo-unfinished')

/** The note of a demo that is there; undefined where one can be made. @throws Error where the folder holds another store */
export function openFolder(folder: string, isFresh: boolean): Note | undefined {
  const isOurs = existsSync(noteOf(folder)) || existsSync(mark(folder))
  if (existsSync(fileOf(folder)) && !isOurs)
    throw new Error(
      `${folder} 里已有存储，而且不是演示数据；不会动它。请换一个文件夹：npm run demo -- --data 文件夹`,
    )
  if (!isFresh && existsSync(noteOf(folder)) && !existsSync(mark(folder)))
    return JSON.parse(readFileSync(noteOf(folder), 'utf8')) as Note
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(mark(folder), '')
  for (const end of ['', '-wal', '-shm']) rmSync(`${fileOf(folder)}${end}`, { force: true })
  return undefined
}

export function finish(folder: string, note: Note): void {
  writeFileSync(noteOf(folder), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  rmSync(mark(folder))
}
