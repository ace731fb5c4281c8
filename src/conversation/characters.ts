/** Counts what is spoken: characters, letters and digits, without punctuation and spaces. */

const SPOKEN = /[\p{L}\p{N}]/u
const UNSPOKEN = /[^\p{L}\p{N}]/gu

/** How many characters of the text are spoken; a character outside the BMP counts once. */
export const countCharacters = (text: string): number => {
  let count = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0x4e00 && code <= 0x9fff) {
      count += 1
      continue
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? code)
    if (SPOKEN.test(character)) count += 1
    at += character.length - 1
  }
  return count
}

/** The spoken characters alone, half-width and lower case: two lines that say the same become equal. */
export const spokenText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(UNSPOKEN, '')

/** Characters a minute, rounded; null where no time is known. */
export const perMinute = (characters: number, ms: number): number | null =>
  ms > 0 ? Math.round((characters * 60_000) / ms) : null
