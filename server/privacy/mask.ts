/** Hides citizens' data in a text, keeping its length. (First form: identity-card numbers and mobile telephones.) */

/** What stands for each hidden character; the checker reads it as a character that is no word. */
export const MASK = '＊'

/** The text with every hidden character replaced by `MASK`; same length, so that offsets stay right. */
export function mask(text: string): string {
  return text.replace(/(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/g, (found) => MASK.repeat(found.length))
}
