/** Filters that live in the address, so that a link, a reload and the back button keep them: `const filters = useFilters('unit', 'from')`. */
import { computed, type Ref, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface Filters<K extends string> {
  /** Empty text where a filter is not set. */
  readonly values: Ref<Readonly<Record<K, string>>>
  /** Only those that are set, as the interface wants them. */
  readonly query: Ref<{ readonly [name in K]?: string }>
  readonly any: Ref<boolean>
  set(change: { readonly [name in K]?: string }): void
  clear(): void
}

export function useFilters<const K extends string>(...names: readonly K[]): Filters<K> {
  return useFiltersBut([], names)
}

/** What is in `unseen` may be words of a citizen: kept over a reload and the back button too, but in no address. */
export function useFiltersBut<const K extends string>(
  unseen: readonly NoInfer<K>[],
  names: readonly K[],
): Filters<K> {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  const placeOf = (name: K): Record<string, unknown> => (unseen.includes(name) ? history.state : route.query)
  const read = () =>
    Object.fromEntries(names.map((name) => [name, String(placeOf(name)[name] ?? '')])) as Record<K, string>
  const values = ref(read()) as Ref<Record<K, string>>
  // While the page is being left, the address is already another page's.
  watch(
    () => route.query,
    () => {
      if (route.path === path) values.value = read()
    },
  )
  const query = computed(
    () =>
      Object.fromEntries(Object.entries(values.value).filter(([, value]) => value !== '')) as {
        [name in K]?: string
      },
  )
  function set(change: { readonly [name in K]?: string }) {
    const next = { ...route.query, ...change }
    const hidden = Object.fromEntries(unseen.map((name) => [name, change[name] ?? values.value[name]]))
    const filled = Object.entries(next).filter(
      ([name, value]) => value !== '' && value !== undefined && !(name in hidden),
    )
    // The address may be the same as before.
    const force = unseen.length > 0
    void router.replace({ path: route.path, query: Object.fromEntries(filled), state: hidden, force })
  }
  return {
    values,
    query,
    any: computed(() => Object.keys(query.value).length > 0),
    set,
    clear: () => set(Object.fromEntries(names.map((name) => [name, ''])) as Record<K, string>),
  }
}
