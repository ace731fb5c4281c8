/** Whose number it is: identity cards, telephones and bank cards by their length, form and check digits. */
import type { Group } from './numerals.ts'

/** Shortest and longest number that is looked at; a longer one written in one piece may hold several. */
export const LEAST_DIGITS = 11
export const MOST_DIGITS = 19

const MOBILE = /^(?:0|0086|86)?1[3-9]\d{9}$/
/** 010 and 02x with eight digits, 0311 to 0999 with seven or eight. No exchange begins with 0 or 1. */
const LANDLINE = /^(?:0|0086|86)(?:(?:10|2[0-57-9])[2-9]\d{7}|[3-9]\d\d[2-9]\d{6,7})$/
/** Bank cards: 3, 4, 5, 6 of the international schemes and UnionPay, 94 and 95 of older Chinese cards. 1 and 2 begin dates and case numbers. */
const CARD = /^(?:[3456]\d{12,18}|9[45]\d{14,17})$/
const UNION_PAY = /^62\d{14,17}$/

/** How many digits may stay visible, so that people see what was hidden; undefined: this is nobody's number. */
export function visibleOf(digits: string, groups: readonly Group[]): number | undefined {
  if (digits.includes('X') && digits.length !== 18) return undefined
  if (isIdentityCard(digits)) return 2
  if (groups.length > 1 && isList(groups)) return undefined
  if (MOBILE.test(digits)) return digits.length - 8
  if (LANDLINE.test(digits)) return visibleOfLandline(digits)
  // A misheard digit must not uncover the others: 62 and the length of a card are sign enough.
  return UNION_PAY.test(digits) || (CARD.test(digits) && isLuhn(digits)) ? 4 : undefined
}

/** The last year of birth for which a wrong check digit is forgiven. */
const GROWN_UP = 2009

/**
 * Of 15, 17 or 18 digits. The check digit is not asked for where the province and the birthday are plausible: a recogniser
 * that mishears one digit, or loses the last, would otherwise leave a citizen's number readable, and fewer than one in
 * a thousand other numbers have this form by chance. But case numbers are often made of a region and the day: who was
 * born of late needs a right check digit.
 */
function isIdentityCard(digits: string): boolean {
  switch (digits.length) {
    case 15:
      return isProvince(digits) && isBirthday(`19${digits.slice(6, 12)}`)
    case 17:
    case 18:
      if (digits.slice(0, -1).includes('X')) return false
      if (isProvince(digits) && isBirthday(digits.slice(6, 14)))
        return Number(digits.slice(6, 10)) <= GROWN_UP || isChecked(digits)
      // Permanent residents' cards begin with 9, as do many other numbers.
      return digits.startsWith('9') && isChecked(digits)
    default:
      return false
  }
}

/** An identity card with its check digit: strict enough to be looked for inside of longer numbers. */
export function isCheckedCard(digits: string): boolean {
  return isProvince(digits) && isChecked(digits)
}

/** ISO 7064 mod 11-2 over 18 signs, and a birthday. */
function isChecked(digits: string): boolean {
  if (digits.length !== 18 || !isBirthday(digits.slice(6, 14))) return false
  let sum = 0
  for (let i = 0; i < 18; i++) sum = ((sum + (digits[i] === 'X' ? 10 : Number(digits[i]))) * 2) % 11
  // The last sign has weight one, and the loop has doubled it.
  return sum === 2
}

function isProvince(digits: string): boolean {
  return /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(digits)
}

function isBirthday(day: string): boolean {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)].map(Number)
  if (year! < 1900 || year! > 2099) return false
  const at = new Date(Date.UTC(year!, month! - 1, date))
  return at.getUTCMonth() === month! - 1 && at.getUTCDate() === date
}

function isLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2
  }
  return sum % 10 === 0
}

export function isMobile(digits: string): boolean {
  return /^1[3-9]\d{9}$/.test(digits)
}

function visibleOfLandline(digits: string): number {
  const prefix = /^0086/.test(digits) ? 4 : digits.startsWith('86') ? 2 : 1
  return prefix + (/^[12]/.test(digits.slice(prefix)) ? 2 : 3)
}

/** Several numbers rather than one: thousands (13,800,138,000), a date and what follows it, an enumeration (1 3 5 7 9 11 13). */
function isList(groups: readonly Group[]): boolean {
  const [first, ...rest] = groups
  if (rest.every(({ digits, joint }) => joint === 'pause' && digits.length === 3)) return true
  if (/^(?:19|20)\d\d$/.test(first!.digits) && rest.length > 1 && rest[0]!.digits.length <= 2) return true
  if (rest.some(({ joint }) => joint === 'pause')) {
    const short = groups.filter(({ digits }) => digits.length < 3).length
    if (short > 1 && !groups.every(({ digits }) => digits.length === 1)) return true
  }
  return groups.length > 4 && rest.every(({ digits }, i) => Number(digits) > Number(groups[i]!.digits))
}
