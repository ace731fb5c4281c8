/** Chance that comes out the same every time: a small generator of numbers from a seed (mulberry32). */

export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  chance(share: number): boolean
  /** Whole, both included. */
  between(least: number, most: number): number
  pick<T>(of: readonly T[]): T
  /** The weight of each is a number of 0 or more. */
  weighted<T>(of: readonly (readonly [weight: number, value: T])[]): T
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const random: Random = {
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
    chance: (share) => random.next() < share,
    between: (least, most) => least + Math.floor(random.next() * (most - least + 1)),
    pick: (of) => of[random.between(0, of.length - 1)]!,
    weighted(of) {
      let left = random.next() * of.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of of) {
        left -= weight
        if (left < 0) return value
      }
      return of.at(-1)![1]
    },
  }
  return random
}
