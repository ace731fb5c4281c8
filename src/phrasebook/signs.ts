/** The signs of the pattern grammar, their full-width forms, and the lengths that slots and gaps may have. */

/** Signs as the grammar names them; everything else in a pattern is a character or a loose joint. */
export type Sign = '(' | ')' | '|' | '[' | ']' | '<' | '>' | '{' | '}' | '&' | '^' | '$' | '\\' | '…'

const FORMS: Readonly<Record<Sign, string>> = {
  '(': '(（',
  ')': ')）',
  '|': '|｜',
  '[': '[［【',
  ']': ']］】',
  '<': '<＜《',
  '>': '>＞》',
  '{': '{｛',
  '}': '}｝',
  '&': '&＆',
  '^': '^＾',
  $: '$＄',
  '\\': '\\＼',
  '…': '…⋯',
}

const SIGNS: ReadonlyMap<string, Sign> = new Map(
  Object.entries(FORMS).flatMap(([sign, forms]) => [...forms].map((form) => [form, sign as Sign])),
)

export function signOf(character: string): Sign | undefined {
  return SIGNS.get(character)
}

/** Signs that authors take for wildcards or placeholders of other tools: refused, for they would silently mean nothing. */
export const FOREIGN_SIGNS: Readonly<Record<string, string>> = {
  '*': '任意几个字写 … 或 {名字}',
  '＊': '任意几个字写 … 或 {名字}',
  '×': '要填的地方写 {名字}，例如 {窗口}',
  '+': '两句都要有写 A & B',
  '＋': '两句都要有写 A & B',
  '¥': '行尾写半角的 $',
  '￥': '行尾写半角的 $',
}

/** Spaces, punctuation and other symbols: all of them are a loose joint. */
export function isJoint(character: string): boolean {
  return /^[\s\p{P}\p{S}\p{Z}\p{Cc}]$/u.test(character)
}

/** Zero-width characters that come along with copied text and mean nothing. */
export function isInvisible(character: string): boolean {
  return /^\p{Cf}$/u.test(character)
}

/** Characters that a slot holds: by name, else 1-12. */
export const SLOT_LENGTHS: ReadonlyMap<string, { readonly min: number; readonly max: number }> = new Map([
  ['窗口', { min: 1, max: 10 }],
  ['号', { min: 1, max: 4 }],
  ['日期', { min: 1, max: 10 }],
  ['材料', { min: 1, max: 20 }],
  ['规定', { min: 1, max: 20 }],
  ['事项', { min: 1, max: 16 }],
  ['名', { min: 1, max: 12 }],
])
export const DEFAULT_SLOT = { min: 1, max: 12 }
export const DEFAULT_GAP = 4

/** The farthest that one slot or gap may reach: a line is seldom longer, and each character costs search. */
export const MAX_REACH = 60
export const MAX_PATTERN_LENGTH = 1000
export const MAX_PATTERN_DEPTH = 12
