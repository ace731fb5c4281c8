/** A list that the service gives page by page: `items` grows with `more()`; changed sources begin it anew. */
import { onScopeDispose, shallowReactive, type WatchSource, watch } from 'vue'
import { type ApiError, asApiError, isAbort } from '../problem.ts'

export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

export interface Pages<T> {
  /** As PageState wants it: undefined until the first page is there. */
  readonly data: readonly T[] | undefined
  readonly error: ApiError | undefined
  readonly loading: boolean
  readonly hasMore: boolean
  more(): Promise<void>
  /** From the first page on. */
  reload(): Promise<void>
}

/** `usePages((cursor, signal) => dataOf(api.GET('/v1/…', { params: { query: { ...(cursor && { cursor }) } }, signal })))` */
export function usePages<T>(
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  ...sources: WatchSource[]
): Pages<T> {
  let current = new AbortController()
  let next: string | undefined

  async function load(cursor: string | undefined, before: readonly T[]) {
    current.abort()
    const mine = new AbortController()
    current = mine
    pages.loading = true
    try {
      const page = await read(cursor, mine.signal)
      if (current !== mine) return
      next = page.next
      pages.data = [...before, ...page.items]
      pages.hasMore = next !== undefined
      pages.error = undefined
    } catch (error) {
      if (current !== mine || isAbort(error)) return
      pages.error = asApiError(error)
    }
    pages.loading = false
  }

  const pages = shallowReactive({
    data: undefined as readonly T[] | undefined,
    error: undefined as ApiError | undefined,
    loading: true,
    hasMore: false,
    more: () => load(next, pages.data ?? []),
    reload: () => load(undefined, []),
  })
  void pages.reload()
  if (sources.length > 0) watch(sources, () => void pages.reload())
  onScopeDispose(() => current.abort())
  return pages
}
