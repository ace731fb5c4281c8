/** The phrasebooks that the service works with: loaded at the start, swapped whole on reload, found again by version. */
import { type Checker, createChecker, loadPhrasebook, type Problem, readPhrasebook } from 'liyan'
import type { Db } from './store/open.ts'
import { bookOfVersion, saveBook } from './store/phrasebooks.ts'
import { ServiceError } from './wire/errors.ts'

export interface Books {
  /** Those served now, the default one first. */
  list(): readonly Checker[]
  /** The default one without `id`. @throws ServiceError unknown-phrasebook */
  get(id?: string): Checker
  /** The checker of any version that was ever used here. @throws ServiceError unknown-phrasebook */
  ofVersion(version: string): Promise<Checker>
  /**
   * Reads every book anew. A book with a mistake keeps its old state, and its problems are returned; conversations
   * in progress keep the checker that they began with.
   */
  reload(): Promise<readonly BookReload[]>
}

interface BookReload {
  readonly name: string
  /** Undefined: the book could not be used, and the old one stays. */
  readonly version: string | undefined
  readonly changed: boolean
  readonly problems: readonly Problem[]
}

/** Checkers of old versions kept ready; one costs some megabytes. */
const MOST_OLD = 4

/** Loads and compiles a book by name or file. @throws PhrasebookError where it cannot be used */
export type LoadChecker = (name: string) => Checker

export const loadChecker: LoadChecker = (name) => createChecker(loadPhrasebook(name))

/** @throws PhrasebookError where a book cannot be used */
export async function openBooks(
  db: Db,
  names: readonly string[],
  now: number,
  load: LoadChecker = loadChecker,
  /** Hears of every checker that is served from now on. */
  serves: (checker: Checker) => void = () => {},
): Promise<Books> {
  /** By name as configured; each value is replaced whole. */
  let served = new Map(names.map((name) => [name, load(name)]))
  const old = new Map<string, Promise<Checker>>()
  for (const checker of served.values()) {
    await saveBook(db, checker.phrasebook, now)
    serves(checker)
  }

  const current = (version: string) =>
    [...served.values()].find(({ phrasebook }) => phrasebook.version === version)

  async function fromStore(version: string): Promise<Checker> {
    const book = await bookOfVersion(db, version)
    if (book === undefined) throw new ServiceError('unknown-phrasebook', version)
    return createChecker(book)
  }

  return {
    list: () => [...served.values()],
    get(id) {
      const found = [...served.values()].find(({ phrasebook }) => id === undefined || phrasebook.id === id)
      if (found === undefined) throw new ServiceError('unknown-phrasebook', id)
      return found
    },
    async ofVersion(version) {
      const now = current(version)
      if (now !== undefined) return now
      const known = old.get(version)
      if (known !== undefined) return known
      if (old.size >= MOST_OLD) old.delete(old.keys().next().value!)
      const loading = fromStore(version)
      old.set(version, loading)
      loading.catch(() => old.delete(version))
      return loading
    },
    async reload() {
      const fresh = new Map(served)
      const reloads: BookReload[] = []
      for (const [name, before] of served) {
        const { book, problems } = readPhrasebook(name)
        const changed = book !== undefined && book.version !== before.phrasebook.version
        if (changed) {
          await saveBook(db, book, Date.now())
          fresh.set(name, createChecker(book))
        }
        reloads.push({ name, version: book?.version, changed, problems })
      }
      for (const [name, checker] of fresh) if (checker !== served.get(name)) serves(checker)
      served = fresh
      return reloads
    },
  }
}
