/** Makes text from outside harmless on a terminal, unit for unit, so that spans into it stay right. */

/** Controls of terminals, and the marks that turn the direction of writing. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** Same length in UTF-16 units. Lone surrogates become U+FFFD, control characters their pictures (␛, ␊ …). */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNSAFE, (unit) => {
    const code = unit.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '\u2421' : '\ufffd'
  })
}
