/** Colours for people: on a terminal that wants them, and nowhere else. */

const CODES = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
  cyan: ['36', '39'],
} as const
export type Colour = keyof typeof CODES

/** Wraps a text in a colour, or gives it back as it is. */
export type Paint = (colour: Colour, text: string) => string

export const plain: Paint = (_colour, text) => text

export const coloured: Paint = (colour, text) => {
  const [on, off] = CODES[colour]
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`
}

/** `FORCE_COLOR` comes before `NO_COLOR` (no-color.org), both before the terminal; empty values count as unset. */
export function wantsColour(
  env: Readonly<Record<string, string | undefined>>,
  stream: { readonly isTTY?: boolean },
): boolean {
  const force = env['FORCE_COLOR']
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false'
  if (env['NO_COLOR']) return false
  return stream.isTTY === true && env['TERM'] !== 'dumb'
}

export const paintFor = (colour: boolean): Paint => (colour ? coloured : plain)
