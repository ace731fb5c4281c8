/**
 * What a line is found by: the words that the checker's own segmenter sees in it, then the parts of its longer words, so
 * that 户口 finds 户口本. A query is cut in the same way.
 */
import { words as segment } from 'liyan'
import type { Dialect } from './open.ts'

/** Longest part of a longer word that is indexed for itself. */
const LONGEST_PART = 4
/** A token between the words and the parts, so that no phrase reaches from one into the other. */
const BORDER = '\uE000'
/** Of one line; PostgreSQL keeps no larger position, and no more than a megabyte of words. */
const MOST_WORDS = 16_000
/** A longer word is found by its beginning. */
const LONGEST_WORD = 64
const LETTERS = /^[\p{L}\p{N}\p{M}]+$/u
/** The segmenter takes these apart; a telephone number or a form's code is one word to whoever looks for it. */
const ASCII = /^[0-9a-z]$/

/** One form for full and half width, capitals and small letters; same length, so that offsets stay right. */
export function foldForSearch(text: string): string {
  const narrow = text
    .toWellFormed()
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  return narrow.replace(/[A-Z\u0080-\u{10FFFF}]+/gu, (part) => {
    const small = part.toLowerCase()
    return small.length === part.length ? small : part
  })
}

/** Words of letters and digits, in order; punctuation is left out. */
export function searchWords(text: string): string[] {
  const found: string[] = []
  let wasAscii = false
  for (const word of segment(foldForSearch(text))) {
    const isAscii = ASCII.test(word)
    if (isAscii && wasAscii) found[found.length - 1] += word
    else if (isAscii || LETTERS.test(word)) found.push(word)
    wasAscii = isAscii
  }
  return found.slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD))
}

/** The words of a line and the parts of its longer words, as one text with blanks; '' where there is no word. */
export function wordsOfLine(text: string): string {
  const words = searchWords(text)
  const parts = new Set<string>()
  for (const word of words) if (word.length > 2 && !ASCII.test(word[0]!)) addParts(word, parts)
  if (parts.size === 0) return words.join(' ')
  return [...words, BORDER, ...parts].slice(0, MOST_WORDS).join(' ')
}

/** The same as it goes into the column of that database. */
export function wordsColumn(dialect: Dialect, words: string): string {
  if (dialect === 'sqlite' || words === '') return words
  return words
    .split(' ')
    .map((word, i) => `'${word}':${i + 1}`)
    .join(' ')
}

function addParts(word: string, parts: Set<string>): void {
  const longest = Math.min(LONGEST_PART, word.length - 1)
  for (let length = 2; length <= longest; length++)
    for (let start = 0; start + length <= word.length; start++) parts.add(word.slice(start, start + length))
}
