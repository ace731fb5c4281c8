/** Where rows of different height begin, and which row is at a height. */

/** One more than there are rows: the last is the end. */
export function offsetsOf(heights: readonly number[]): readonly number[] {
  const offsets = [0]
  for (const height of heights) offsets.push(offsets.at(-1)! + height)
  return offsets
}

/** The row at so many pixels from the top; the first or last one for what is outside. */
export function rowAt(offsets: readonly number[], top: number): number {
  let low = 0
  let high = Math.max(0, offsets.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (offsets[middle]! <= top) low = middle
    else high = middle - 1
  }
  return low
}
