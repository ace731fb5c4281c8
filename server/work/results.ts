/** What people ask of a job: where it is, what came of it, and to stop it. */
import type { Principal } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { cancelJob, findJob, finishedItems, type JobRow, reportsOf } from '../store/jobs.ts'
import type { Db } from '../store/open.ts'
import { ServiceError } from '../wire/errors.ts'
import type { ItemOutput } from './spool.ts'

const PAGE = 100

/** @throws ServiceError not-found */
export async function jobOf(
  { store }: Pick<Parts, 'store'>,
  { unit }: Principal,
  id: string,
): Promise<JobRow> {
  const job = await findJob(store.db, unit, id)
  if (job === undefined) throw new ServiceError('not-found')
  return job
}

/** One that has ended stays as it is. @throws ServiceError not-found */
export async function endJob(
  parts: Pick<Parts, 'store' | 'clock'>,
  by: Principal,
  id: string,
): Promise<JobRow> {
  await jobOf(parts, by, id)
  await cancelJob(parts.store.db, id, parts.clock())
  return jobOf(parts, by, id)
}

/** Lines of NDJSON, in input order. Reports come from the conversations, so that a deleted one is gone here too. */
export async function* resultsOf(db: Db, job: string): AsyncGenerator<string, void, undefined> {
  for (let after = 0; ; ) {
    const rows = await finishedItems(db, job, after, PAGE)
    const last = rows.at(-1)
    if (last === undefined) return
    const outputs = rows.map(({ n, output }) => ({ n, output: JSON.parse(output!) as ItemOutput }))
    const stored = outputs.flatMap(({ output }) => ('pk' in output ? [output.pk] : []))
    const reports = await reportsOf(db, stored)
    yield outputs.map(({ n, output }) => `${resultLine(n, output, reports)}\n`).join('')
    after = last.n
  }
}

function resultLine(line: number, output: ItemOutput, reports: ReadonlyMap<number, string>): string {
  if (!('pk' in output)) return JSON.stringify({ line, ...output })
  const { id, status, pk } = output
  const head = JSON.stringify({ line, id, status })
  const report = reports.get(pk)
  // The report is JSON already, and stays the very text that is stored.
  return report === undefined ? head : `${head.slice(0, -1)},"report":${report}}`
}
