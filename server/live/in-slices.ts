/** Goes through many things a few at a time: between two slices lines are answered, and nothing has to be done at once. */
import { setTimeout } from 'node:timers/promises'

/** Milliseconds between two slices: so the answers of those who were asked do not come all at once either. */
const REST = 4

/** Those that are there now; whoever runs looks whether they still are. */
export async function inSlices<T>(
  all: Iterable<T>,
  size: number,
  run: (slice: readonly T[]) => Promise<void> | void,
): Promise<void> {
  const list = [...all]
  for (let from = 0; from < list.length; from += size) {
    if (from > 0) await setTimeout(REST)
    await run(list.slice(from, from + size))
  }
}
