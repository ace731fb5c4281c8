/** Writes down who did what; every change of access, settings and decisions goes through here. */
import type { Parts } from '../parts.ts'
import type { Principal } from './roles.ts'

/** Who acts: a principal, or somebody who is not signed in yet. */
type Actor = Pick<Principal, 'id' | 'name' | 'unit'>

/** Resolves when it is on the disk. `unit` is the target's; without it, the actor's. Not inside a transaction. */
export async function audit(
  parts: Pick<Parts, 'audit' | 'clock' | 'log'>,
  { id, name, unit: actorsUnit }: Actor,
  action: string,
  target: string,
  { unit = actorsUnit, detail = {} }: { readonly unit?: string | null; readonly detail?: object } = {},
): Promise<void> {
  const entry = { at: parts.clock(), actor: id, actorName: name, action, target, unit, detail }
  const { seq, hash } = await parts.audit.add(entry)
  // A log that is kept elsewhere is an anchor: it shows a tail that was cut off (docs/roles.md).
  parts.log.info({ audit: { seq, action, hash } }, 'audited')
}
