/** What may be written in a rule: one schema for each kind of check, and one for changes to a rule of a lower layer. */
import { z } from 'zod'
import type { RuleCheck } from '../model.ts'
import { SEVERITIES } from '../model.ts'
import {
  amount,
  anyOf,
  count,
  duration,
  flag,
  groups,
  id,
  oneOf,
  record,
  share,
  text,
  textOrTexts,
} from './fields.ts'

const role = oneOf(['staff', 'customer']).describe('staff 工作人员，customer 群众')

const within = record({
  lines: count.min(1, { error: '应是不小于 1 的整数' }).optional().describe('几句话以内'),
  ms: duration.optional().describe('多长时间以内'),
}).describe('范围：lines 几句，ms 多长时间')

/** Fields that every rule has, whatever it checks. */
const RULE_BASE = {
  title: text.optional().describe('规则的名称'),
  clause: id.optional().describe('条款编号，在 clauses 里定义'),
  severity: oneOf(SEVERITIES).optional().describe('轻重，默认 minor'),
  points: amount.optional().describe('没做到扣几分，默认 0'),
  when: record({
    channel: oneOf(['phone', 'counter']).optional().describe('phone 电话，counter 柜台'),
    endedBy: role.optional().describe('谁先结束'),
  })
    .optional()
    .describe('只在这种情况下适用'),
  instead: textOrTexts.optional().describe('提示说什么'),
  'instead+': textOrTexts.optional().describe('在下层的 instead 后面追加'),
}

type RuleKind = RuleCheck['kind']

/** The fields of each kind's own. A layer may write any part of them; `REQUIRED` holds what the whole must have. */
const OWN = {
  'within-first': { within, need: groups },
  'within-last': { within, need: groups },
  after: { trigger: anyOf, within, sameLine: flag, pause: duration, need: groups },
  // biome-ignore lint/suspicious/noThenProperty: the word of the format; a schema is never awaited
  before: { first: anyOf, then: anyOf },
  never: { phrases: anyOf, max: count },
  'in-order': { steps: groups },
  'n-of': { min: count.min(1, { error: '应是不小于 1 的整数' }), need: groups },
  silence: { after: role, by: role, ms: duration, unlessAnnounced: anyOf },
  'speaking-rate': { role, min: amount, max: amount },
  overlap: { role, ms: duration, max: count },
  repetition: { role, similarity: share, minLength: count, max: count },
  metadata: { field: oneOf(['ringCount']), min: amount, max: amount },
} as const satisfies Record<RuleKind, z.ZodRawShape>

export const RULE_KINDS = Object.keys(OWN) as RuleKind[]

/** `a|b` in a list means that one of the two must be there. */
export const REQUIRED: Readonly<Record<RuleKind, readonly string[]>> = {
  'within-first': ['within', 'need'],
  'within-last': ['within', 'need'],
  after: ['trigger', 'within', 'need'],
  before: ['first', 'then'],
  never: ['phrases'],
  'in-order': ['steps'],
  'n-of': ['min', 'need'],
  silence: ['ms'],
  'speaking-rate': ['min|max'],
  overlap: ['ms'],
  repetition: [],
  metadata: ['field', 'min|max'],
}

const DESCRIBED: Readonly<Record<RuleKind, string>> = {
  'within-first': '工作人员最先的几句（或一段时间）里，每一组都要说到',
  'within-last': '工作人员最后的几句（或一段时间）里，每一组都要说到',
  after: '说了 trigger 以后，范围内每一组都要说到',
  before: '说 then 之前要先说过 first',
  never: '这些话总共不得超过 max 次',
  'in-order': '这些步骤要按顺序都做到',
  'n-of': '这些组里至少做到 min 组',
  silence: '不能让对方等 ms 以上没有回应',
  'speaking-rate': '语速（每分钟字数）在范围内',
  overlap: '抢话 ms 以上不得超过 max 次',
  repetition: '同样的话不得重复超过 max 次',
  metadata: '通话资料里的数字在范围内',
}

const CHANGES: z.ZodRawShape = Object.assign({}, ...Object.values(OWN))

/** A change to a rule of a lower layer that keeps its kind; which fields that kind has is known only when the layers meet. */
const ruleChange = record({
  kind: z.never().optional(),
  ...RULE_BASE,
  ...optional({ ...CHANGES, min: amount, max: amount, after: role }),
}).describe('改动下层的一条规则：只写要改的几项')

/** What a rule of each kind may say about itself. */
export const RULE_SCHEMAS = Object.fromEntries(
  RULE_KINDS.map((kind) => [
    kind,
    record({ kind: z.literal(kind), ...RULE_BASE, ...optional(OWN[kind]) }).describe(DESCRIBED[kind]),
  ]),
) as unknown as Record<RuleKind, z.ZodObject<{ kind: z.ZodLiteral<RuleKind> }, z.core.$strict>>

const [first, ...others] = Object.values(RULE_SCHEMAS)
export const rule = z.union([z.discriminatedUnion('kind', [first!, ...others]), ruleChange], {
  error: '应是一组“名字: 内容”',
})

export function ownFields(kind: RuleKind): Readonly<z.ZodRawShape> {
  return OWN[kind]
}

function optional(shape: z.ZodRawShape): z.ZodRawShape {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, z.optional(schema)]))
}
