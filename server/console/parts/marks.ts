/** Cuts a line at the borders of its findings, so that each piece can be shown as text with the findings that cover it. */

/** Half-open, UTF-16 units of the line, as the service counts. */
export interface Marked {
  readonly start: number
  readonly end: number
}

export interface Piece<M> {
  readonly text: string
  /** Those that cover the whole piece; findings may overlap. */
  readonly marks: readonly M[]
}

/** Joined, the pieces' texts are the line again; marks out of bounds are cut, empty ones left out. */
export function piecesOf<M extends Marked>(text: string, marks: readonly M[]): readonly Piece<M>[] {
  const inside = (at: number) => Math.max(0, Math.min(text.length, at))
  const real = marks.filter(({ start, end }) => inside(start) < inside(end))
  const borders = new Set([0, text.length, ...real.flatMap(({ start, end }) => [inside(start), inside(end)])])
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1]!
    return {
      text: text.slice(start, end),
      marks: real.filter((mark) => mark.start <= start && end <= mark.end),
    }
  })
}
