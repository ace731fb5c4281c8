/** Finds citizens' data that has letters in it: car plates, e-mail addresses, passports and travel permits. */
import type { Hide } from './numbers.ts'
import { digitAt, MASK } from './numerals.ts'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
/** Endings of plates: police, driving school, trailer, Hong Kong, Macao, consulate. */
const PLATE_ENDINGS = new Set('警学挂港澳领')
const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 255

const PROVINCE = 1
const SIGN = 2
const LETTER = 3
/** Of each UTF-16 unit: what may begin there. Most lines have nothing, and are passed over fast. */
const BEGINS = new Uint8Array(65536)
for (const char of PROVINCES) BEGINS[char.charCodeAt(0)] = PROVINCE
for (const char of '@＠艾') BEGINS[char.charCodeAt(0)] = SIGN
for (let i = 0; i < 26; i++) for (const first of [0x41, 0x61, 0xff21, 0xff41]) BEGINS[first + i] = LETTER

export function hideLetters(text: string, hide: Hide): void {
  for (let i = 0; i < text.length; i++) {
    const begins = BEGINS[text.charCodeAt(i)]!
    if (begins === 0) continue
    if (begins === PROVINCE) hidePlate(text, i, hide)
    else if (begins === LETTER) hidePermit(text, i, hide)
    else if (text[i] !== '艾') hideMail(text, i, i + 1, hide)
    else if (text[i + 1] === '特') hideMail(text, i, i + 2, hide)
  }
}

/** 京A12345, 京·A 12345, 粤ADF1234, 京A幺二三四五: the province stays visible. */
function hidePlate(text: string, province: number, hide: Hide): void {
  const letter = afterJoint(text, province + 1)
  if (!isLetter(text, letter)) return
  let end = letter + 1
  let count = 0
  let digits = 0
  while (count < 5) {
    const from = afterJoint(text, end)
    let at = from
    // What follows in another script is said of something else: 京A12345一共.
    while (isSign(text, at) && isSpoken(text, at) === isSpoken(text, from)) at++
    if (at < text.length && PLATE_ENDINGS.has(text[at]!) && count + at - from === 4) at++
    if (at === from || at - from + count > 6) return
    for (let i = from; i < at; i++) if (digitAt(text, i) !== undefined) digits++
    count += at - from
    end = at
  }
  if (digits < 3 || text[end] === MASK) return
  for (let i = letter; i < end; i++) if (isSign(text, i) || PLATE_ENDINGS.has(text[i]!)) hide(i)
}

/** All but the sign between name and domain. */
function hideMail(text: string, sign: number, after: number, hide: Hide): void {
  let start = sign
  while (start > 0 && sign - start < LONGEST_LOCAL && isLocal(text, start - 1)) start--
  let end = after
  let dot = -1
  while (end < text.length && end - after < LONGEST_DOMAIN && isDomain(text, end)) {
    if (isDot(text[end]!)) dot = end
    end++
  }
  // A full stop that ends the sentence is none of the address.
  while (end > after && isDot(text[end - 1]!)) end--
  if (start === sign || dot <= after || end <= after + 2) return
  for (let i = start; i < sign; i++) hide(i)
  for (let i = after; i < end; i++) hide(i)
}

/** E12345678, EA1234567, H1234567890: a letter or two, then eight digits in all (ten on some permits). The letter stays. */
function hidePermit(text: string, letter: number, hide: Hide): void {
  if (letter > 0 && (isSign(text, letter - 1) || text[letter - 1] === MASK)) return
  if (!'CDEGHKLMPSTW'.includes(plain(text, letter))) return
  const signs: number[] = []
  let at = letter + 1
  if (isLetter(text, at)) signs.push(at++)
  const isLong = signs.length === 0 && 'HM'.includes(plain(text, letter))
  for (let next = at; signs.length < 10; next = afterJoint(text, at)) {
    if (digitAt(text, next) === undefined) return
    signs.push(next)
    at = next + 1
    const isWhole = signs.length === 8 || (isLong && signs.length === 10)
    if (!isWhole || isSign(text, at) || text[at] === MASK) continue
    for (const i of signs) hide(i)
    return
  }
}

/** After one space, dash or dot, if there is one. */
function afterJoint(text: string, at: number): number {
  return at < text.length && ' -－·•.．\u3000'.includes(text[at]!) ? at + 1 : at
}

/** ASCII form of a full-width character, in upper case. */
function plain(text: string, at: number): string {
  const code = text.charCodeAt(at)
  return String.fromCharCode(code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code).toUpperCase()
}

function isLetter(text: string, at: number): boolean {
  return BEGINS[text.charCodeAt(at)] === LETTER
}

function isSign(text: string, at: number): boolean {
  return at < text.length && (isLetter(text, at) || digitAt(text, at) !== undefined)
}

function isSpoken(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0x3000 && text.charCodeAt(at) < 0xff00
}

function isLocal(text: string, at: number): boolean {
  return /^[A-Z0-9._%+-]$/.test(plain(text, at)) || digitAt(text, at) !== undefined
}

function isDomain(text: string, at: number): boolean {
  return isDot(text[at]!) || /^[A-Z0-9-]$/.test(plain(text, at)) || digitAt(text, at) !== undefined
}

function isDot(char: string): boolean {
  return char === '.' || char === '．' || char === '点'
}
