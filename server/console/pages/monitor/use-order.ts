/** The order of rows, newest problem first; while somebody points at them or walks through them by key, rows stay where they are. */
import { computed, type Ref, shallowRef, watch } from 'vue'
import { type Call, inOrder } from './calls.ts'

export function useOrder(calls: Ref<readonly Call[]>) {
  const pointed = shallowRef(false)
  const focused = shallowRef(false)
  const held = computed(() => pointed.value || focused.value)
  const keys = shallowRef<readonly string[]>([])

  function sort() {
    keys.value = inOrder(calls.value).map(({ key }) => key)
  }

  watch(
    [calls, held],
    () => {
      if (!held.value) {
        sort()
        return
      }
      const known = new Set(keys.value)
      const fresh = calls.value.filter(({ key }) => !known.has(key))
      if (fresh.length > 0) keys.value = [...keys.value, ...fresh.map(({ key }) => key)]
    },
    { immediate: true },
  )

  const ordered = computed(() => {
    const byKey = new Map(calls.value.map((call) => [call.key, call]))
    return keys.value.flatMap((key) => byKey.get(key) ?? [])
  })
  return { ordered, pointed, focused, held }
}
