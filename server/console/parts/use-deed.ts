/** Something that a person sets going with a button: runs once at a time, and keeps its error to be shown beside the button. */
import { shallowReactive } from 'vue'
import { type ApiError, asApiError } from '../problem.ts'

export interface Deed<A extends unknown[]> {
  readonly running: boolean
  readonly error: ApiError | undefined
  /** True where it succeeded. */
  run(...args: A): Promise<boolean>
  forget(): void
}

export function useDeed<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Deed<A> {
  const deed = shallowReactive({
    running: false,
    error: undefined as ApiError | undefined,
    async run(...args: A) {
      if (deed.running) return false
      deed.running = true
      deed.error = undefined
      try {
        await act(...args)
        return true
      } catch (error) {
        deed.error = asApiError(error)
        return false
      } finally {
        deed.running = false
      }
    },
    forget() {
      deed.error = undefined
    },
  })
  return deed
}
