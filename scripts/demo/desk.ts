/** What happens to findings in the demo: reviews, blind second reviews, appeals in all their states, with times of their own. */
import { type Principal, visibilityOf } from '../../server/access/roles.ts'
import type { Parts } from '../../server/parts.ts'
import { decideAppeal, fileAppeal, withdrawAppeal } from '../../server/reviews/appeal.ts'
import { decideOne } from '../../server/reviews/decide.ts'
import { type FindingItem, listFindings } from '../../server/store/findings.ts'
import type { Decision } from '../../server/store/reviews.ts'
import type { Crew } from './people.ts'
import type { Random } from './random.ts'

export interface Desk {
  readonly parts: Parts
  readonly clock: { now: number }
  readonly crew: Crew
  readonly random: Random
  /** Appeals that wait for an answer. */
  waiting: readonly {
    readonly id: number
    readonly unit: string
    readonly staff: string
    readonly at: number
  }[]
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

const NOTES: Readonly<Record<Decision, readonly string[]>> = {
  confirmed: ['', '', '前后文清楚，属实。', '语气也不好。'],
  'false-alarm': ['是在转述群众的话。', '说的是自己，不是回绝。', '识别错字，原话不是这样。'],
  'needs-listening': ['字音听不准，请听录音。', '要看当时的语气。'],
}
const REASONS = [
  '当时是在转述别的窗口的说法。',
  '录音识别有误，我说的不是这一句。',
  '前一句已经道歉并说明了原因，请结合上下文看。',
  '是对同事说的，不是对群众说的。',
]
const ACCEPTED = ['听过录音，确系转述，撤销此处扣分。', '识别错误，申诉成立。']
const REJECTED = ['听过录音，原话如此，维持原判。', '上下文不改变这句话的意思，维持原判。']
const WITHDRAWN_SHARE = 0.12

/** Decides on most findings of a day, on some of them twice. */
export async function reviewDay(desk: Desk, day: string, at: number): Promise<void> {
  const { random, crew, parts, clock } = desk
  const wanted = { kind: 'forbidden', from: day, to: day } as const
  const findings = await listFindings(parts.store.db, { unit: null, staff: null }, wanted, {
    order: 'newest',
    after: undefined,
    limit: 1_000,
  })
  clock.now = at
  for (const finding of findings) {
    if (!random.chance(0.82)) continue
    clock.now += random.between(8, 60) * 1_000
    const [one, other] = random.chance(0.5) ? crew.reviewers : crew.reviewers.toReversed()
    const decision = await decide(desk, one!, finding, false)
    const isTwice = random.chance(0.3)
    if (isTwice) await second(desk, other!, finding, decision)
    else if (decision === 'confirmed' && random.chance(0.35)) await appeal(desk, finding)
  }
}

async function decide({ parts, random }: Desk, by: Principal, { id }: FindingItem, blind: boolean) {
  const decision = random.weighted<Decision>([
    [80, 'confirmed'],
    [12, 'false-alarm'],
    [8, 'needs-listening'],
  ])
  const note = random.pick(NOTES[decision])
  await decideOne(parts, by, id, {
    decision,
    note,
    blind,
    expected: null,
    took: random.between(3, 40) * 1_000,
  })
  return decision
}

/** Where two reviewers differ, a supervisor mostly settles it. */
async function second(desk: Desk, by: Principal, finding: FindingItem, before: Decision): Promise<void> {
  const { parts, random, crew, clock } = desk
  clock.now += random.between(10, 50) * 1_000
  const decision = random.chance(0.8) ? before : random.pick(['confirmed', 'false-alarm'] as const)
  await decideOne(parts, by, finding.id, {
    decision,
    note: random.pick(NOTES[decision]),
    blind: true,
    expected: null,
    took: random.between(3, 40) * 1_000,
  })
  if (decision === before || random.chance(0.35)) return
  const supervisor = crew.supervisorOf(finding.unit)
  const [now] = await listed(desk, supervisor, finding)
  if (now === undefined) return
  const note = '两位复核人意见不同，听录音后裁定。'
  await decideOne(parts, supervisor, finding.id, {
    decision: 'confirmed',
    note,
    blind: false,
    expected: now.decision,
  })
}

async function listed({ parts }: Desk, by: Principal, { id, day, unit, staff, phrase }: FindingItem) {
  const wanted = { kind: 'forbidden', unit, staff: staff ?? undefined, phrase, from: day, to: day } as const
  const page = { order: 'newest', after: undefined, limit: 100 } as const
  const all = await listFindings(parts.store.db, visibilityOf(by), wanted, page)
  return all.filter((one) => one.id === id)
}

async function appeal(desk: Desk, { id: finding, unit, staff }: FindingItem): Promise<void> {
  if (staff === null) return
  const { parts, crew, random, clock } = desk
  const reviewed = clock.now
  clock.now += random.between(1, 20) * HOUR
  const { id } = await fileAppeal(parts, crew.staff(staff), finding, random.pick(REASONS))
  desk.waiting = [...desk.waiting, { id, unit, staff, at: clock.now }]
  clock.now = reviewed
}

/** Answers what has been waiting for two days; a few are withdrawn before. */
export async function answerAppeals(desk: Desk, at: number): Promise<void> {
  const { parts, crew, random, clock } = desk
  const due = desk.waiting.filter((one) => one.at < at - 2 * DAY)
  desk.waiting = desk.waiting.filter((one) => !due.includes(one))
  clock.now = at
  for (const { id, unit, staff } of due) {
    clock.now += random.between(2, 9) * 60_000
    if (random.chance(WITHDRAWN_SHARE)) {
      await withdrawAppeal(parts, crew.staff(staff), id)
      continue
    }
    const decision = random.chance(0.4) ? 'accept' : 'reject'
    const answer = random.pick(decision === 'accept' ? ACCEPTED : REJECTED)
    await decideAppeal(parts, crew.supervisorOf(unit), id, { decision, answer, final: random.chance(0.3) })
  }
}
