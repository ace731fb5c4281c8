/**
 * Hides citizens' data in ids of conversations: recording files are often named after the caller, 13800138000_20261127.wav.
 * What is kept is the masked id with a mark that tells two callers apart; whoever knows the id as it was sent still finds the
 * conversation by it, since the same id always gives the same mark.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Db } from '../store/open.ts'
import { saveFirstSetting } from '../store/settings.ts'
import { mask } from './mask.ts'

/** The id as it is kept. One that holds no data, or has been hidden already, stays as it is. */
export type HideId = (id: string) => string

/** With the mark no longer than an id may be. */
const LONGEST = 256
const MARK_LENGTH = 16
const LETTERS = 'abcdefghijklmnop'

/**
 * The mark is made with a key of this store: a bare hash of a telephone number would be found by trying all numbers. Whoever
 * has the whole store can do that all the same; the mark protects lists, exports and logs.
 */
export async function openHiddenIds(db: Db, isMasking: boolean): Promise<HideId> {
  if (!isMasking) return (id) => id
  const key = await saveFirstSetting(db, '', 'id-key', randomBytes(32).toString('hex'))
  return (id) => {
    const masked = mask(id)
    return masked === id ? id : `${masked.slice(0, LONGEST - MARK_LENGTH - 1)}~${markOf(key, id)}`
  }
}

/** In letters that are neither digits nor an address, so that a hidden id is not hidden again. */
function markOf(key: string, id: string): string {
  const hash = createHmac('sha256', key).update(id).digest('hex').slice(0, MARK_LENGTH)
  return hash.replace(/./g, (digit) => LETTERS[Number.parseInt(digit, 16)]!)
}
