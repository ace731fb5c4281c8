/** Keeps account of one run: which ids came before, how many conversations passed, and the exit code. */
import { duplicateId } from '../../formats/conversation.ts'
import { DuplicateIds } from '../../formats/duplicate-ids.ts'
import { SEVERITIES, type Severity } from '../../model.ts'
import { EXIT } from '../exit.ts'
import type { Paint } from '../paint.ts'
import { errorRecord } from './input-errors.ts'
import type { Entry, Outcome } from './pieces.ts'

interface Totals {
  conversations: number
  passed: number
  score: number
  forbidden: number
  errors: number
  /** Index in SEVERITIES; -1: nothing wrong. */
  gravest: number
}

export class Ledger {
  readonly #format: 'text' | 'ndjson'
  readonly #paint: Paint
  readonly totals: Totals = { conversations: 0, passed: 0, score: 0, forbidden: 0, errors: 0, gravest: -1 }
  #input = -1
  #ids = new DuplicateIds()

  constructor(format: 'text' | 'ndjson', paint: Paint) {
    this.#format = format
    this.#paint = paint
  }

  /**
   * Enters an outcome, in the order of the input, and gives the bytes to write: its own, but for conversations whose
   * id came before in the same input, which are replaced by errors. This is done here because workers see only
   * their own pieces.
   */
  settle(outcome: Outcome): Uint8Array {
    if (outcome.input !== this.#input) {
      this.#input = outcome.input
      this.#ids = new DuplicateIds()
    }
    const replaced = new Map<Entry, string>()
    for (const entry of outcome.entries) {
      const error = this.#duplicate(outcome, entry)
      if (error !== undefined) replaced.set(entry, error)
      this.#enter(error === undefined ? entry.report : undefined)
    }
    return replaced.size === 0 ? outcome.bytes : withReplaced(outcome, replaced)
  }

  /** See `EXIT` on which code comes first. */
  exitCode(failOn: Severity | undefined): number {
    if (this.totals.errors > 0) return EXIT.unusable
    return this.meets(failOn) ? EXIT.failed : EXIT.done
  }

  meets(failOn: Severity | undefined): boolean {
    return failOn !== undefined && this.totals.gravest >= SEVERITIES.indexOf(failOn)
  }

  #duplicate(outcome: Outcome, { report, line }: Entry): string | undefined {
    if (report === undefined || line === null || !outcome.native) return undefined
    const first = this.#ids.remember(report.id, line)
    if (first === undefined) return undefined
    const { code, field, message } = duplicateId(report.id, `第 ${first} 行`)
    return errorRecord({ file: outcome.file, line, field, code, message }, this.#format, this.#paint)
  }

  #enter(report: Entry['report']): void {
    if (report === undefined) {
      this.totals.errors++
      return
    }
    this.totals.conversations++
    this.totals.passed += report.passed ? 1 : 0
    this.totals.score += report.score
    this.totals.forbidden += report.forbidden
    this.totals.gravest = Math.max(this.totals.gravest, report.gravest)
  }
}

function withReplaced({ bytes, entries }: Outcome, replaced: ReadonlyMap<Entry, string>): Uint8Array {
  let from = 0
  const parts = entries.map((entry) => {
    const own = bytes.subarray(from, entry.end)
    from = entry.end
    const error = replaced.get(entry)
    return error === undefined ? own : Buffer.from(error)
  })
  return Buffer.concat(parts)
}
