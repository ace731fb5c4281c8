/** A copy of the embedded store while the service goes on writing. */
import { chmodSync, linkSync, rmSync } from 'node:fs'
import SQLite from 'better-sqlite3'

/** More pages than any store has: all in one step, since a writer in between would make it begin anew. */
const ALL_PAGES = 0x7fff_ffff

/** Copies the store into a new file and has SQLite check the copy. @throws Error where the copy is not sound, or the file exists */
export async function backUp(from: string, to: string): Promise<void> {
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  const source = new SQLite(from, { fileMustExist: true })
  try {
    await source.backup(unfinished, { progress: () => ALL_PAGES })
    checkCopy(unfinished)
    chmodSync(unfinished, 0o600)
    // Unlike renaming, this fails where somebody has made the file meanwhile.
    linkSync(unfinished, to)
  } finally {
    source.close()
    for (const file of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + file, { force: true })
  }
}

function checkCopy(file: string): void {
  const copy = new SQLite(file)
  try {
    // One file, with nothing beside it to forget.
    copy.pragma('journal_mode = DELETE')
    const found = copy.pragma('integrity_check', { simple: true })
    if (found !== 'ok') throw new Error(`备份没有通过完整性检查：${found}`)
  } finally {
    copy.close()
  }
}
