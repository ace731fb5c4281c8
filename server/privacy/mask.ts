/**
 * Hides citizens' data in a text, keeping its length: identity cards, telephones, bank cards, car plates, e-mail, passports
 * and permits; in full width, with spaces and dashes, and in Chinese numerals as recognisers write them.
 *
 * What stays visible says what was there, and no more: three digits of a mobile telephone (the operator), the area code, two
 * digits of an identity card (the province), four of a bank card (the bank), the province of a plate, the letter of a passport,
 * the @ of an address. No last digits stay: together with a place and a time they are enough to know a person again.
 *
 * Not hidden, on purpose: amounts, dates, queue and window numbers, hotlines (110, 12345, 12366, 400-…, 95588), telephones
 * without area code (seven or eight digits look like any other number), and case or policy numbers that are none of the above:
 * nothing tells them apart, supervisors need them to follow a case up, and retention takes them with their line.
 */
import { hideLetters } from './letters.ts'
import { hideNumbers } from './numbers.ts'
import { MASK } from './numerals.ts'

/** Anything shorter holds no data: the shortest is a plate, 京A12345. */
const SHORTEST = 5

/**
 * The text with every hidden character replaced by `MASK`: ⓪, which the checker folds to the digit 0. So a slot such as {号}
 * still holds what it held, and what stood apart stays apart; a star is punctuation, and would let 我＊＊＊不管 become 我不管.
 * The circle tells people that this is no number that was said. Linear in the length of any text.
 */
export function mask(text: string): string {
  if (text.length < SHORTEST) return text
  let hidden: Uint8Array | undefined
  const hide = (at: number) => {
    hidden ??= new Uint8Array(text.length)
    hidden[at] = 1
  }
  hideNumbers(text, hide)
  hideLetters(text, hide)
  return hidden === undefined ? text : replaced(text, hidden)
}

function replaced(text: string, hidden: Uint8Array): string {
  let out = ''
  let from = 0
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i] === 0) continue
    out += text.slice(from, i) + MASK
    from = i + 1
  }
  return out + text.slice(from)
}
