/** The units that somebody may choose between; those who belong to one unit have no choice, and are not asked. */
import { computed, type Ref, shallowRef } from 'vue'
import { api, dataOf } from '../client.ts'
import { session } from '../session.ts'

const names = shallowRef<readonly string[]>()

/** Empty while they are read, and for who belongs to one unit. */
export function useUnits(): Ref<readonly string[]> {
  if (names.value === undefined && session.who?.unit === null) {
    names.value = []
    dataOf(api.GET('/v1/units')).then(
      ({ items }) => {
        names.value = items.map(({ name }) => name)
      },
      // Without the list people still filter by everything else.
      () => {
        names.value = undefined
      },
    )
  }
  return computed(() => names.value ?? [])
}

/** After a unit was made. */
export function forgetUnits(): void {
  names.value = undefined
}
