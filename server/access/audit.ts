/** Writes down who did what; every change of access, settings and decisions goes through here. */
import type { Parts } from '../parts.ts'
import type { Db } from '../store/open.ts'
import type { Principal } from './roles.ts'

/** What administration needs of the parts; commands have no more than this. */
export type Office = Pick<Parts, 'store' | 'audit' | 'clock' | 'log'>

interface AuditOptions {
  /** Of the target; without it, the actor's. */
  readonly unit?: string | null
  /** Never text of a line, nor a secret. */
  readonly detail?: object
  /** The transaction to commit with, as its last statement. */
  readonly within?: Db
}

/** Resolves when it is on the disk; inside a transaction, that has to be given as `within`. */
export async function audit(
  parts: Pick<Parts, 'audit' | 'clock' | 'log'>,
  { id, name, unit: actorsUnit }: Pick<Principal, 'id' | 'name' | 'unit'>,
  action: string,
  target: string,
  { unit = actorsUnit, detail = {}, within }: AuditOptions = {},
): Promise<void> {
  const entry = { at: parts.clock(), actor: id, actorName: name, action, target, unit, detail }
  const { seq, hash } = await parts.audit.add(entry, within)
  // A log that is kept elsewhere is an anchor: it shows a tail that was cut off (docs/audit.md). What may yet be rolled
  // back is none.
  if (within === undefined) parts.log.info({ audit: { seq, hash, action } }, 'audited')
}
