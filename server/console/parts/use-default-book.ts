/** Titles of phrases and rules where a list does not say by which book it was made: those of the default one. */
import { computed, shallowRef } from 'vue'
import { api, dataOf } from '../client.ts'
import { useBook } from './use-book.ts'

const id = shallowRef<string>()
let asked = false

export function useDefaultBook() {
  if (!asked) {
    asked = true
    dataOf(api.GET('/v1/phrasebooks')).then(
      ({ items }) => {
        id.value = items[0]?.id
      },
      // Without titles people see ids, and the next page asks again.
      () => {
        asked = false
      },
    )
  }
  const read = computed(() => (id.value === undefined ? undefined : useBook(id.value)))
  return {
    book: computed(() => read.value?.book.value),
    phraseTitle: (phrase: string) => read.value?.phraseTitle(phrase) ?? phrase,
    ruleTitle: (rule: string) => read.value?.ruleTitle(rule) ?? rule,
  }
}
