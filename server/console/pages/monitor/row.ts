/** A live conversation as its row shows it; made anew with every drawing. */
import type { LiveRule } from '../../parts/live-events.ts'
import { clockOf } from '../../time.ts'
import { CHANNEL_NAMES, SEVERITIES, type Severity } from '../../words.ts'
import { type Call, countOf, nextDue } from './calls.ts'

export interface Row {
  readonly key: string
  readonly unit: string
  readonly id: string
  /** Window and person, or what is known of them. */
  readonly who: string
  readonly channel: string
  readonly practice: boolean
  readonly state: Call['state']
  readonly running: string
  readonly lines: number
  readonly score: number
  readonly passed: boolean | undefined
  readonly counts: readonly { readonly severity: Severity; readonly count: number }[]
  readonly missed: number
  readonly problem: string
  /** The problem is so new that it is shown as new. */
  readonly isFresh: boolean
  readonly due: { readonly title: string; readonly left: string } | undefined
}

const FRESH = 6_000

/** `now` by this machine's clock; `offset` is what the service's is ahead. */
export function rowOf(call: Call, now: number, offset: number): Row {
  const { head, problem, rules } = call
  const elapsed = now + offset - head.startedAt
  const due = call.state === 'ended' ? undefined : nextDue(call)
  return {
    key: call.key,
    unit: head.unit,
    id: head.id,
    who: [head.window, head.staff].filter((name) => name !== undefined).join(' · ') || head.id,
    channel: CHANNEL_NAMES[head.channel],
    practice: head.practice,
    state: call.state,
    running: clockOf((call.endedAt ?? now) + offset - head.startedAt),
    lines: call.lines,
    score: call.score,
    passed: call.passed,
    counts: SEVERITIES.map((severity) => ({ severity, count: countOf(call, severity) })).filter(
      ({ count }) => count > 0,
    ),
    missed: [...rules.values()].filter(({ state }) => state === 'missed').length,
    problem: problem?.text ?? '',
    isFresh: problem !== undefined && problem.severity === 'critical' && now - problem.at < FRESH,
    due: due && { title: saying(due), left: leftOf(due, elapsed) },
  }
}

function saying({ title, due }: LiveRule): string {
  const needed = due?.need.map((group) => group.map((phrase) => phrase.title).join('或')).join('、') ?? ''
  return needed === '' ? title : `该说“${needed}”`
}

/** What is left until it is due, e.g. `还有 12 秒`. */
function leftOf({ due }: LiveRule, elapsed: number): string {
  if (due?.lines !== undefined) return due.lines <= 1 ? '就在下一句' : `还有 ${due.lines} 句`
  if (due?.by === undefined) return ''
  const seconds = Math.ceil((due.by - elapsed) / 1_000)
  return seconds > 0 ? `还有 ${seconds} 秒` : '时间已到'
}
