/** Joins recognised words to running text. */

/** A space goes only where Latin letters or digits meet: Chinese is written without. */
export function joinWords(words: readonly string[]): string {
  let before = ''
  const parts: string[] = []
  for (const word of words) {
    if (word === '') continue
    const apart = /[\p{Script=Latin}\d.,!?;:'")%]/u.test(before) && /^[\p{Script=Latin}\d]/u.test(word)
    parts.push(apart ? ` ${word}` : word)
    before = word.slice(-1)
  }
  return parts.join('')
}
