/** Times several ways of doing one job in turn, round by round, so that a drifting machine drifts for all of them. */

export interface Contender {
  readonly name: string
  /** Does the whole job once and returns a number that depends on all of it. */
  run(): number
}

export interface Timing {
  readonly name: string
  /** Median milliseconds of one run. */
  readonly median: number
  readonly fastest: number
}

/** Median over `rounds` rounds after one warm-up of all; every contender runs once a round. */
export function measure(contenders: readonly Contender[], rounds: number): Timing[] {
  const times = contenders.map(() => [] as number[])
  let sink = 0
  for (let round = -1; round < rounds; round++) {
    contenders.forEach((contender, i) => {
      const start = performance.now()
      sink += contender.run()
      if (round >= 0) times[i]!.push(performance.now() - start)
    })
  }
  if (Number.isNaN(sink)) throw new Error('a contender returned no number')
  return contenders.map(({ name }, i) => {
    return { name, median: median(times[i]!), fastest: Math.min(...times[i]!) }
  })
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!
}

/** Rows as a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

export function millions(perSecond: number): string {
  return (perSecond / 1e6).toFixed(perSecond < 1e7 ? 2 : 1)
}
