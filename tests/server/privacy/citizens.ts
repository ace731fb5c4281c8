/** Made-up numbers of citizens, valid in form, and the ways in which they are written and said. */
import fc from 'fast-check'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

export const mobile = fc
  .tuple(fc.constantFrom(...'3456789'), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)

export const landline = fc
  .tuple(fc.constantFrom('010', '021', '0571', '0311', '0755'), fc.constantFrom(...'2345678'), digits(7))
  .map(([area, first, rest]) => area + first + rest)

export const identityCard = fc
  .tuple(
    fc.constantFrom('110105', '320106', '440305', '510104', '653101', '810000'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([region, born, serial]) => {
    const body = region + born.toISOString().slice(0, 10).replaceAll('-', '') + serial
    // By weights, unlike the program, which doubles as it goes.
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
    return body + '10X98765432'[sum % 11]
  })

export const bankCard = fc
  .tuple(fc.constantFrom('622202', '621700', '4392', '5187', '9558'), fc.constantFrom(16, 19), digits(19))
  .map(([bin, length, rest]) => {
    const body = (bin + rest).slice(0, length - 1)
    const candidates = [...'0123456789'].map((last) => body + last)
    return candidates.find((card) => luhnSum(card) % 10 === 0)!
  })

function luhnSum(card: string): number {
  return [...card]
    .reverse()
    .map((digit, i) => Number(digit) * (i % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + Math.floor(value / 10) + (value % 10), 0)
}

export const plate = fc
  .tuple(fc.constantFrom('京A', '粤B', '苏E', '川A'), fc.constantFrom('', 'D', 'F'), digits(5))
  .map((parts) => parts.join(''))

const SPOKEN = ['零', '幺', '二', '三', '四', '五', '六', '七', '八', '九']

/** The number as it may stand in a transcript: as it is, full width, in Chinese numerals, in groups, half and half. */
export function writings(number: string): fc.Arbitrary<string> {
  const sign = (char: string) => (/\d/.test(char) ? SPOKEN[Number(char)]! : char)
  const spoken = [...number].map(sign).join('')
  const wide = number.replace(/[0-9A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  const half = number.slice(0, 5) + spoken.slice(5)
  const isPlate = /^\p{Script=Han}/u.test(number)
  const forms = fc.constantFrom(number, number.toLowerCase(), wide, spoken, half)
  if (isPlate) return forms
  return fc
    .tuple(forms, fc.constantFrom('', ' ', '-', '－'), fc.constantFrom(1, 3, 4, 6))
    .map(([form, joint, size]) => (joint === '' ? form : inGroups(form, size).join(joint)))
}

function inGroups(text: string, size: number): string[] {
  const groups: string[] = []
  for (let i = 0; i < text.length; i += size) groups.push(text.slice(i, i + size))
  return groups
}
