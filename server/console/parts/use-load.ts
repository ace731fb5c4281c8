/** Data that a page reads: loaded at once and whenever its sources change; a late answer never overwrites a newer one. */
import { onScopeDispose, shallowReactive, type WatchSource, watch } from 'vue'
import { type ApiError, asApiError, isAbort } from '../problem.ts'

export interface Load<T> {
  /** The last that was read; stays while it is read anew. */
  readonly data: T | undefined
  readonly error: ApiError | undefined
  readonly loading: boolean
  reload(): Promise<void>
}

/** `useLoad((signal) => dataOf(api.GET('/v1/…', { signal })), () => filters.unit)` */
export function useLoad<T>(read: (signal: AbortSignal) => Promise<T>, ...sources: WatchSource[]): Load<T> {
  let current = new AbortController()
  const load = shallowReactive({
    data: undefined as T | undefined,
    error: undefined as ApiError | undefined,
    loading: true,
    async reload() {
      current.abort()
      const mine = new AbortController()
      current = mine
      load.loading = true
      try {
        const data = await read(mine.signal)
        if (current !== mine) return
        load.data = data
        load.error = undefined
      } catch (error) {
        if (current !== mine || isAbort(error)) return
        load.error = asApiError(error)
      }
      load.loading = false
    },
  })
  void load.reload()
  if (sources.length > 0) watch(sources, () => void load.reload())
  onScopeDispose(() => current.abort())
  return load
}
