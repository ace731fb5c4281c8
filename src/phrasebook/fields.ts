/** The small schemas that phrases, rules and scoring share; each says in Chinese what was expected. */
import { z } from 'zod'

/**
 * Letters and digits of any script, so that a hall may name its own phrases in Chinese. Written as what is not allowed
 * (ASCII, Latin, general, Chinese and full-width signs): editors read the pattern without the `u` flag.
 */
const SIGNS =
  '\\x7B-\\xBF\\u2000-\\u206F\\u3000-\\u303F\\uFF00-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65'
const ID = new RegExp(
  `^[^\\x00-\\x2F\\x3A-\\x40\\x5B-\\x60${SIGNS}][^\\x00-\\x2C\\x2F\\x3A-\\x40\\x5B-\\x5E\\x60${SIGNS}]{0,63}$`,
)
export const BOOK_ID_MESSAGE = '只能用小写字母、数字和短横线'
export const ID_MESSAGE = '只能用字母、数字、汉字、短横线，以字母、数字或汉字开头，最多 64 个字'

export const text = z
  .string({ error: '应是文字' })
  .refine((value) => value.trim() !== '', { error: '不能是空的' })
  .describe('文字')
export const id = z.string({ error: '应是一个编号' }).regex(ID, { error: ID_MESSAGE }).describe('编号')
export const bookId = z
  .string({ error: '应是一个编号' })
  .regex(/^[a-z0-9-]+$/, { error: BOOK_ID_MESSAGE })
  .max(64, { error: BOOK_ID_MESSAGE })
export const texts = z.array(text, { error: '应是一列文字' })
export const textOrTexts = z.union([text, texts], { error: '应是一句文字，或一列文字' })

const pattern = text.describe('句型，写法见 phrasebooks/README.md')
export const patterns = z.array(pattern, { error: '应是一列句型' })

export const flag = z.boolean({ error: '应是 true 或 false' })
export const count = z
  .int({ error: '应是不小于 0 的整数' })
  .min(0, { error: '应是不小于 0 的整数' })
  .max(1_000_000, { error: '太大了' })
export const amount = z
  .number({ error: '应是不小于 0 的数' })
  .min(0, { error: '应是不小于 0 的数' })
  .max(1_000_000, { error: '太大了' })
export const share = z
  .number({ error: '应是 0 到 1 之间的数' })
  .min(0, { error: '应是 0 到 1 之间的数' })
  .max(1, { error: '应是 0 到 1 之间的数' })

const DURATION = /^(\d+(?:\.\d+)?)\s*(ms|s|min)$/
const DURATION_MESSAGE = '应是时长：30s、500ms、2min，或毫秒数'
export const duration = z
  .union([amount, z.string().regex(DURATION, { error: DURATION_MESSAGE })], { error: DURATION_MESSAGE })
  .describe('时长：30s、500ms、2min，或毫秒数')

/** Milliseconds of a duration that the schema has let through. */
export function milliseconds(written: number | string): number {
  if (typeof written === 'number') return written
  const [, digits = '0', unit = 'ms'] = DURATION.exec(written) ?? []
  return Math.round(Number(digits) * { ms: 1, s: 1000, min: 60_000 }[unit as 'ms' | 's' | 'min'])
}

const someIds = z.array(id, { error: '应是一列编号' }).min(1, { error: '至少要有一个编号' })
export const ids = z.array(id, { error: '应是一列编号' })
export const anyOf = z
  .union([id, someIds], { error: '应是一个话术编号，或一列编号（其中任何一个）' })
  .describe('一个话术编号，或一列编号（其中任何一个）')
export const groups = z
  .union([id, z.array(anyOf).min(1, { error: '至少要有一组' })], {
    error: '应是一列：每项是一个话术编号，或一列编号（其中任何一个）',
  })
  .describe('每一组都要做到；一组是一个话术编号，或一列编号（其中任何一个）')

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values)
}

/**
 * An object that refuses unknown keys. The message of an `unrecognized_keys` issue is the list of the keys allowed,
 * parted by spaces: `explain` makes a suggestion of it.
 */
export function record<Shape extends z.ZodRawShape>(shape: Shape) {
  const keys = Object.keys(shape).join(' ')
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? keys : '应是一组“名字: 内容”'),
  })
}

/** The thing itself, or a switch-off of what the layer below has under the same name. */
export function orOff<Value extends z.ZodType>(value: Value, expected = '应是一组“名字: 内容”') {
  const off = z.union([z.null(), z.literal('off')]).describe('停用：写 off，或什么都不写')
  return z.union([value, off], { error: `${expected}，或写 off 停用` })
}
