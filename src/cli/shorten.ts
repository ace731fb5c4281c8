/** Cuts long patterns and clauses short where a person only wants to know which one is meant. */

/** At most `most` characters, and a sign where something is left out. */
export function shorten(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`
}

const QUOTED = /「([^「」]*)」/g

/** The same for every 「…」 in a sentence. */
export function shortenQuotes(text: string, most: number): string {
  return text.replace(QUOTED, (_, words: string) => `「${shorten(words, most)}」`)
}
