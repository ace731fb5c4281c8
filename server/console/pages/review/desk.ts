/** Deciding: shown at once, sent one after the other, and taken back where the service says otherwise. */
import { computed, onScopeDispose, ref, shallowReactive, watch } from 'vue'
import { api, dataOf } from '../../client.ts'
import { said } from '../../parts/toasts.ts'
import { asApiError } from '../../problem.ts'
import { may, session } from '../../session.ts'
import { DECISION_NAMES, type Decision } from '../../words.ts'
import type { Change, Finding, FindingDetail, Queue } from './queue.ts'

interface Act {
  readonly finding: Finding
  readonly decision: Decision
  readonly together: boolean
  /** As they stood before, by id. */
  readonly before: ReadonlyMap<number, Change>
  /** Known when the service has answered. */
  review?: number
}

/** A decision that the service did not take, and why. */
interface Refusal {
  readonly finding: Finding
  readonly decision: Decision | undefined
  readonly because: string
  readonly requestId: string | undefined
}

export type Desk = ReturnType<typeof useDesk>

export function useDesk(queue: Queue) {
  const blind = queue.mode === 'second'
  const note = ref('')
  const together = ref(false)
  const refusals = shallowReactive<Refusal[]>([])
  const acts = shallowReactive<Act[]>([])
  const tally = shallowReactive({ decided: 0, ms: 0 })
  let shownAt = performance.now()
  /** Requests leave in the order of the keys: an undo never overtakes its decision. */
  let tail: Promise<unknown> = Promise.resolve()

  watch(queue.selected, () => {
    shownAt = performance.now()
    note.value = ''
    together.value = false
  })

  /** Why the finding cannot be decided now; of one that is decided blindly, a decision is seen only after one's own. */
  const why = computed(() =>
    blind && queue.current.value?.decision ? '您已判过，要改请先撤销' : objection(queue.current.value),
  )

  function decide(decision: Decision): void {
    const finding = queue.current.value
    if (finding === undefined || !may('reviews:write')) return
    if (why.value !== undefined) {
      said(why.value, 'bad')
      return
    }
    const took = Math.min(86_400_000, Math.round(performance.now() - shownAt))
    const words = note.value.trim()
    const like = together.value ? likeIt(queue, finding) : []
    const before = new Map([finding, ...like].map((row) => [row.id, changeOf(row)]))
    for (const id of before.keys()) queue.put(id, { decision, decidedAt: Date.now(), sending: true })
    const act: Act = { finding, decision, together: together.value, before }
    acts.push(act)
    tally.decided += before.size
    tally.ms += took
    tail = tail.then(() => send(act, words, took))
    note.value = ''
    together.value = false
    // Whoever decides without having seen the other's decision sees now how the two compare.
    if (!blind) void queue.advance()
  }

  async function send(act: Act, words: string, took: number): Promise<void> {
    const { finding, decision, before } = act
    try {
      const answer = await dataOf(
        api.POST('/v1/findings/{id}/reviews', {
          params: { path: { id: finding.id } },
          body: {
            decision,
            note: words,
            identical: act.together,
            blind,
            took,
            expected: blind ? null : finding.decision,
          },
        }),
      )
      act.review = answer.decided.find((one) => one.finding === finding.id)?.review ?? 0
      for (const one of answer.decided)
        queue.put(one.finding, { decision: one.decision, disputed: one.disputed, decidedAt: Date.now() })
      const done = new Set(answer.decided.map((one) => one.finding))
      const others = [...before.keys()].filter((id) => !done.has(id))
      tally.decided += done.size - before.size
      if (act.together) said(togetherText(decision, done.size, others.length + answer.left))
      await Promise.all(others.map(refresh))
      if (queue.selected.value !== undefined && done.has(queue.selected.value)) await queue.detail.reload()
    } catch (thrown) {
      if (acts.includes(act)) acts.splice(acts.indexOf(act), 1)
      tally.decided -= before.size
      tally.ms -= took
      for (const [id, change] of before) queue.put(id, change)
      refuse(finding, decision, thrown)
      await refresh(finding.id)
    }
  }

  /** The last decision made here; where there is none, one's own on the finding that is open. */
  function undo(): void {
    const act = acts.pop()
    const own = act === undefined ? ownReview(queue) : undefined
    if (act === undefined && own === undefined) {
      said('没有可撤销的判定')
      return
    }
    const finding = act?.finding ?? queue.current.value!
    queue.selected.value = finding.id
    for (const [id, change] of act?.before ?? []) queue.put(id, { ...change, sending: true })
    tail = tail.then(() => takeBack(act, finding, own))
  }

  async function takeBack(act: Act | undefined, finding: Finding, own: number | undefined): Promise<void> {
    const id = act?.review ?? own
    // It was refused meanwhile, and is told as such.
    if (id === undefined || id === 0) return
    try {
      const query = { identical: act?.together ? ('true' as const) : ('false' as const) }
      const { undone, skipped } = await dataOf(
        api.DELETE('/v1/reviews/{id}', { params: { path: { id }, query } }),
      )
      for (const one of undone) queue.put(one.finding, { decision: one.decision })
      tally.decided -= act === undefined ? 0 : undone.length
      const text = undone.length > 1 ? `已撤销 ${undone.length} 条` : '已撤销'
      said(skipped.length > 0 ? `${text}；另有 ${skipped.length} 条之后有人处理过，没有撤销` : text)
      await Promise.all(skipped.map(refresh))
    } catch (thrown) {
      refuse(finding, undefined, thrown)
      await Promise.all([...(act?.before.keys() ?? [finding.id])].slice(0, 20).map(refresh))
    }
    await queue.detail.reload()
  }

  function refuse(finding: Finding, decision: Decision | undefined, thrown: unknown): void {
    const { title, message, requestId } = asApiError(thrown)
    refusals.push({
      finding,
      decision,
      because: message === title ? title : `${title}：${message}`,
      requestId,
    })
  }

  /** The service's word on a finding. */
  async function refresh(id: number): Promise<void> {
    const query = blind ? { for: 'second' as const } : {}
    const read = dataOf(api.GET('/v1/findings/{id}', { params: { path: { id }, query } }))
    const found = await read.catch(() => undefined)
    if (found !== undefined) queue.put(id, found)
    if (id === queue.selected.value) await queue.detail.reload()
  }

  // Closing the page while a decision is on its way would lose it.
  const hold = (event: BeforeUnloadEvent) => {
    if (acts.some(({ review }) => review === undefined)) event.preventDefault()
  }
  window.addEventListener('beforeunload', hold)
  onScopeDispose(() => window.removeEventListener('beforeunload', hold))

  return { blind, note, together, refusals, acts, tally, why, decide, undo }
}

function objection(finding: Finding | undefined): string | undefined {
  if (finding?.disputed !== true || session.who?.role !== 'reviewer') return undefined
  return '两位复核人意见不同，由主管裁定'
}

/** So many are decided where identical ones are decided together, this one included whether it is open or not. */
export function alikeCount(finding: FindingDetail | undefined): number {
  return finding === undefined ? 0 : finding.identical.open + (finding.decision === null ? 0 : 1)
}

function changeOf({ decision, disputed, decidedAt }: Finding): Change {
  return { decision, disputed, decidedAt }
}

/** Those of the list that the service will decide together with it; it knows of more than are shown. */
function likeIt({ rows }: Queue, { id, same }: Finding): readonly Finding[] {
  return rows.value.filter((row) => row.same === same && row.id !== id && row.decision === null)
}

function ownReview({ opened }: Queue): number | undefined {
  const inForce = opened.value?.reviews.filter(({ undoneAt }) => undoneAt === null) ?? []
  const last = inForce.at(-1)
  return last?.reviewer === session.who?.id && last?.appeal === null ? last?.id : undefined
}

function togetherText(decision: Decision, done: number, left: number): string {
  const text = `${done} 条相同的句子一起判为${DECISION_NAMES[decision]}`
  return left > 0 ? `${text}；还有 ${left} 条没有判` : text
}
