/** The findings of a tab: read page by page, shown as they stand after one's own decisions, one of them selected. */
import { computed, nextTick, ref, shallowReactive, watch } from 'vue'
import { api, dataOf, type Schemas } from '../../client.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useLoad } from '../../parts/use-load.ts'
import { usePages } from '../../parts/use-pages.ts'
import type { Decision, Severity } from '../../words.ts'

export type Finding = Schemas['FindingItem']
export type FindingDetail = Schemas['FindingDetail']
/** `second`: deciding without seeing what others decided; `mine`: people look at what was found of themselves. */
export type Mode = 'queue' | 'second' | 'mine'
type Status =
  | NonNullable<Schemas['FindingItem']['decision']>
  | 'open'
  | 'appealed'
  | 'disputed'
  | 'kept'
  | 'counted'

/** What is known of a finding beyond the list: one's own decision on its way, or the service's word since. */
export interface Change {
  readonly decision: Decision | null
  readonly disputed?: boolean
  readonly decidedAt?: number | null
  readonly sending?: boolean
}

const PAGE = 200
/** So many rows before the end the next page is asked for. */
const AHEAD = 30
const FILTERS = [
  'unit',
  'window',
  'staff',
  'from',
  'to',
  'status',
  'phrase',
  'category',
  'severity',
  'weekday',
  'hour',
  'sort',
] as const

export type Queue = ReturnType<typeof useQueue>

export function useQueue(mode: Mode) {
  const filters = useFilters(...FILTERS)
  const place = useFilters('finding')
  const changes = shallowReactive(new Map<number, Change>())
  const asked = computed(() => askedOf(mode, filters.query.value))
  // The address changes with every finding that is selected; the list does not.
  const key = computed(() => JSON.stringify(asked.value))

  const pages = usePages(async (cursor, signal) => {
    const query = { ...asked.value, limit: PAGE, ...(cursor && { cursor }) }
    const page = await dataOf(api.GET('/v1/findings', { params: { query }, signal }))
    if (cursor === undefined) forgetSettled(changes)
    return page
  }, key)
  const rows = computed<readonly (Finding & { sending?: boolean })[]>(() =>
    (pages.data ?? []).map((row) => ({ ...row, ...changes.get(row.id) })),
  )

  const selected = ref(numberOf(place.values.value.finding))
  watch(selected, (id) => place.set({ finding: id === undefined ? '' : String(id) }))
  watch(place.values, ({ finding }) => {
    if (numberOf(finding) !== selected.value && finding !== '') selected.value = numberOf(finding)
  })
  const detail = useLoad(async (signal) => {
    const id = selected.value
    if (id === undefined) return undefined
    const query = mode === 'second' ? { for: 'second' as const } : {}
    const found = await dataOf(api.GET('/v1/findings/{id}', { params: { path: { id }, query }, signal }))
    if (changes.get(id)?.sending !== true) put(id, found)
    return found
  }, selected)
  /** Never that of the finding before. */
  const opened = computed(() => (detail.data?.id === selected.value ? detail.data : undefined))
  const index = computed(() => rows.value.findIndex(({ id }) => id === selected.value))
  const current = computed<Finding | undefined>(() => {
    const row = rows.value[index.value] ?? opened.value
    return row && { ...row, ...changes.get(row.id) }
  })

  function put(id: number, { decision, disputed = false, decidedAt = null, sending = false }: Change) {
    changes.set(id, { decision, disputed, decidedAt, sending })
  }

  async function move(by: 1 | -1): Promise<void> {
    if (by > 0 && index.value + AHEAD > rows.value.length) await more()
    const next = rows.value[index.value + by]
    if (next !== undefined) selected.value = next.id
  }

  async function more(): Promise<void> {
    if (pages.hasMore && !pages.loading) await pages.more()
  }

  /** To the next one that was not decided here; stays where there is none. */
  async function advance(): Promise<void> {
    if (index.value + AHEAD > rows.value.length) void more()
    await nextTick()
    const isLeft = ({ id }: Finding) => id !== selected.value && !(changes.get(id)?.decision ?? false)
    const next = rows.value.slice(index.value + 1).find(isLeft)
    if (next !== undefined) selected.value = next.id
  }

  return {
    mode,
    filters,
    pages,
    rows,
    selected,
    index,
    current,
    detail,
    opened,
    asked,
    put,
    move,
    more,
    advance,
  }
}

function askedOf(mode: Mode, filters: { readonly [name in (typeof FILTERS)[number]]?: string }) {
  const { status, severity, sort, weekday, hour, ...scope } = filters
  const wanted = status ?? (mode === 'queue' ? 'open' : 'all')
  return {
    ...scope,
    ...(severity && { severity: severity as Severity }),
    ...(weekday && { weekday: Number(weekday) }),
    ...(hour && { hour: Number(hour) }),
    sort:
      sort === 'newest' || (sort === undefined && mode === 'mine') ? ('newest' as const) : ('queue' as const),
    ...(mode === 'second' ? { for: 'second' as const } : wanted !== 'all' && { status: wanted as Status }),
  }
}

function numberOf(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** What the service says now is in the list that was just read. */
function forgetSettled(changes: Map<number, Change>): void {
  for (const [id, { sending }] of changes) if (!sending) changes.delete(id)
}
