/** Works on several items at once and gives the results in the order of the items. */

/**
 * `limit()` items, at most, are under way or waiting to be taken, so neither a slow consumer nor one long item makes
 * the others pile up. Results that are ready are given out while the source is still waiting for its next item.
 */
export async function* mapInOrder<Item, Result>(
  source: AsyncIterator<Item>,
  work: (item: Item) => Promise<Result>,
  limit: () => number,
): AsyncGenerator<Result> {
  const queue: Promise<Result>[] = []
  let coming: Promise<IteratorResult<Item>> | undefined
  let isOpen = true
  try {
    while (isOpen || queue.length > 0) {
      if (isOpen && queue.length < limit()) coming ??= quiet(source.next())
      const head = queue[0]
      const next = await firstOf(head, coming)
      if (next === 'result') {
        yield await head!
        queue.shift()
        continue
      }
      const { done, value } = await coming!
      coming = undefined
      if (done) isOpen = false
      else queue.push(quiet(work(value)))
    }
  } finally {
    // Not awaited: a source that waits for a slow pipe could not answer before the pipe does.
    source.return?.().catch(() => {})
  }
}

/** The head of the queue comes before the source where both are ready. */
async function firstOf(
  head: Promise<unknown> | undefined,
  coming: Promise<unknown> | undefined,
): Promise<'result' | 'item'> {
  const settled = <Word>(promise: Promise<unknown>, word: Word) =>
    promise.then(
      () => word,
      () => word,
    )
  const races = [
    head === undefined ? [] : [settled(head, 'result' as const)],
    coming === undefined ? [] : [settled(coming, 'item' as const)],
  ].flat()
  return Promise.race<'result' | 'item'>(races)
}

/** A rejection is met where the promise is awaited; until then it must not end the process. */
function quiet<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {})
  return promise
}
