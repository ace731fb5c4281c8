/** The phrasebook that names phrases and rules for people; read once a page load for each book. */
import { computed, shallowReactive } from 'vue'
import { api, dataOf, type Schemas } from '../client.ts'

const books = shallowReactive(new Map<string, Schemas['Phrasebook']>())
const asked = new Set<string>()

/** `const { phraseTitle } = useBook('window-service')`; ids stand in for titles until the book is there, and where it has changed since. */
export function useBook(id: string) {
  if (!asked.has(id)) {
    asked.add(id)
    dataOf(api.GET('/v1/phrasebooks/{id}', { params: { path: { id } } })).then(
      (book) => books.set(id, book),
      () => asked.delete(id),
    )
  }
  const titles = computed(() => {
    const book = books.get(id)
    const all = [...(book?.phrases ?? []), ...(book?.rules ?? [])]
    return new Map(all.map(({ id: name, title }) => [name, title]))
  })
  return {
    book: computed(() => books.get(id)),
    phraseTitle: (phrase: string) => titles.value.get(phrase) ?? phrase,
    ruleTitle: (rule: string) => titles.value.get(rule) ?? rule,
  }
}
