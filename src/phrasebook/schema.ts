/** What may be written in one phrasebook file (one layer): the schema that the loader checks and editors get. */
import { z } from 'zod'
import { GUARDS, type GuardName, SEVERITIES } from '../model.ts'
import {
  amount,
  anyOf,
  bookId,
  count,
  flag,
  id,
  ids,
  oneOf,
  orOff,
  patterns,
  record,
  share,
  text,
  textOrTexts,
  texts,
} from './fields.ts'
import { rule } from './rule-schema.ts'

const GROUP = '应是一组“名字: 内容”'
const listed = z.union([texts, z.null()], { error: '应是一列文字' })
const guardNames = z.array(oneOf(GUARDS), { error: '应是一列例外情形的名字' })
const say = patterns.min(1, { error: '至少要有一条句型' })

export const phraseFields = {
  kind: oneOf(['courtesy', 'forbidden', 'cue']).describe('courtesy 文明用语，forbidden 忌语，cue 线索'),
  speaker: oneOf(['staff', 'customer', 'any']).describe('谁说的：staff 工作人员，customer 群众，any 都算'),
  title: text.describe('话术的名称'),
  say: say.describe('句型'),
  'say+': patterns.describe('在下层的句型后面追加'),
  unless: patterns.describe('例外：和这些句型重叠的不算'),
  'unless+': patterns.describe('在下层的例外后面追加'),
  severity: oneOf(SEVERITIES).describe('轻重：忌语默认 major，其余默认 info'),
  category: text.describe('类别，例如 伤害感情、激化矛盾、有损形象'),
  points: amount.describe('说一次扣（忌语）或加（文明用语）几分，默认 0'),
  clause: id.describe('条款编号，在 clauses 里定义'),
  instead: textOrTexts.describe('应当怎么说'),
  'instead+': textOrTexts.describe('在下层的 instead 后面追加'),
  bounded: flag.describe('命中的两端不得切开一个词，默认 true'),
  sound: oneOf(['off', 'same', 'near']).describe('读音容错：off 不容，same 同音，near 近音（默认）'),
  guards: guardNames.describe('哪些例外情形对它起作用'),
  'guards+': guardNames.describe('在下层的 guards 后面追加'),
  hits: texts.describe('必须命中的例句'),
  'hits+': texts.describe('在下层的 hits 后面追加'),
  misses: texts.describe('不得命中的例句'),
  'misses+': texts.describe('在下层的 misses 后面追加'),
}

const phrase = record(partial(phraseFields)).describe('一条话术；在上层里只写要改的几项')

const guardWording = record({
  before: patterns.optional().describe('出现在前面'),
  after: patterns.optional().describe('出现在后面'),
  anywhere: patterns.optional().describe('出现在这一句的任何地方'),
  reach: count.max(60, { error: '应在 0 到 60 之间' }).optional().describe('中间最多隔几个字，默认 2'),
})

const guards = record(
  Object.fromEntries(GUARDS.map((name) => [name, orOff(guardWording).optional()])) as {
    [Name in GuardName]: z.ZodOptional<ReturnType<typeof orOff<typeof guardWording>>>
  },
)

const clause = record({
  norm: text.describe('规范的名称'),
  article: text.describe('第几条'),
  text: text.describe('条文'),
})

const cap = z.union([amount, z.null()], { error: '应是不小于 0 的数；写空值表示不封顶' })
const scoring = record({
  start: amount.optional().describe('起始分，默认 100'),
  min: amount.optional().describe('最低分，默认 0'),
  max: amount.optional().describe('最高分，默认 100'),
  pass: amount.optional().describe('及格分，默认 80'),
  caps: record({
    perPhrase: cap.optional().describe('一条话术或规则最多扣几分'),
    perCategory: z
      .record(text, cap, { error: '应是一组“类别: 分数”' })
      .optional()
      .describe('每一类最多扣几分'),
    total: cap.optional().describe('总共最多扣几分'),
  })
    .optional()
    .describe('扣分的上限'),
  bonus: record({
    phrases: ids.optional().describe('说了加分的话术'),
    'phrases+': ids.optional().describe('在下层的 phrases 后面追加'),
    each: amount.optional().describe('每一种加几分'),
    max: amount.optional().describe('最多加几分'),
  })
    .optional()
    .describe('加分'),
  fatal: ids.optional().describe('一票否决的话术或规则'),
  'fatal+': ids.optional().describe('在下层的 fatal 后面追加'),
  floor: share.optional().describe('把握低于它的只提示、不扣分，默认 0.6'),
})

export const layerSchema = record({
  id: bookId.describe('话术本的编号：小写字母、数字和短横线'),
  title: text.describe('话术本的名称'),
  extends: textOrTexts.optional().describe('下层话术本：名字、相对路径，或一列'),
  clauses: named(clause).describe('条款：编号 -> 规范、条、文'),
  classes: named(patterns).describe('词类：名字 -> 一列词；句型里写 <名字>'),
  words: listed.optional().describe('分词时当作一个词的专名'),
  'words+': listed.optional().describe('在下层的 words 后面追加'),
  courtesyWords: named(orOff(anyOf, '应是一个话术编号或一列编号')).describe(
    '十字文明用语：显示的名字 -> 话术编号',
  ),
  guards: z.union([guards, z.null()], { error: GROUP }).optional().describe('例外情形的措辞'),
  phrases: named(orOff(phrase)).describe('话术：编号 -> 内容'),
  rules: named(orOff(rule)).describe('规则：编号 -> 内容'),
  scoring: z.union([scoring, z.null()], { error: GROUP }).optional().describe('计分'),
}).describe('礼言话术本（一层）')

/** A section that maps names to things; a heading with nothing below it is no mistake. */
function named<Value extends z.ZodType>(value: Value) {
  return z.union([z.record(id, value, { error: GROUP }), z.null()], { error: GROUP }).optional()
}

function partial<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.optional()])) as {
    [Name in keyof Shape]: z.ZodOptional<Shape[Name]>
  }
}
