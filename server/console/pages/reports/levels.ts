/** Steps from little to much, each with a bar and a shade, so that neither has to be seen. */

export interface Level {
  /** The greatest value of the step. */
  readonly to: number
  readonly words: string
  /** As high as the step. */
  readonly bar: string
  readonly colour: string
  readonly isDark: boolean
}

const BARS = ['▁', '▂', '▄', '▆', '█']
/** From light to dark, so that it reads in grey. */
const SHADES = ['#dfeaed', '#bcd5dc', '#6fa3b3', '#2c7189', '#0b3a49']
const DARK = 3

/** At most five steps of one size up to the greatest of `values`, which have one decimal at most; whole steps where all values are. */
export function levelsOf(values: readonly number[]): readonly Level[] {
  const parts = values.every(Number.isInteger) ? 1 : 10
  const most = Math.round(Math.max(0, ...values) * parts)
  const step = Math.ceil(most / SHADES.length)
  const count = most === 0 ? 0 : Math.ceil(most / step)
  return Array.from({ length: count }, (_, n) => {
    const [from, to] = [(n * step + 1) / parts, ((n + 1) * step) / parts]
    const at = count === 1 ? SHADES.length - 1 : Math.round((n * (SHADES.length - 1)) / (count - 1))
    return {
      to,
      words: from === to ? `${to}` : `${from}–${to}`,
      bar: BARS[at]!,
      colour: SHADES[at]!,
      isDark: at >= DARK,
    }
  })
}

/** Undefined for nothing at all. */
export function levelOf(levels: readonly Level[], value: number): Level | undefined {
  return value > 0 ? levels.find(({ to }) => value <= to) : undefined
}
