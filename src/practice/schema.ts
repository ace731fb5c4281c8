/** What may be written in the file of a practice scenario. */
import { z } from 'zod'
import {
  bookId,
  count,
  duration,
  flag,
  groups,
  id,
  ids,
  oneOf,
  record,
  text,
  textOrTexts,
} from '../phrasebook/fields.ts'

const someIds = ids.min(1, { error: '至少要有一个编号' })

const when = record({
  met: flag.optional(),
  any: someIds.optional(),
  all: someIds.optional(),
  lacks: someIds.optional(),
  forbidden: z.union([z.literal(true), someIds], { error: '应是 true，或一列忌语的编号' }).optional(),
})

const step = record({ when: when.optional(), go: id })

const turn = record({
  scene: text.optional(),
  aside: text.optional(),
  pause: duration.optional(),
  citizen: textOrTexts.optional(),
  want: groups.optional(),
  hints: record({ nudge: text, rule: text, see: id, say: text }).optional(),
  next: z.union([id, z.array(step).min(1, { error: '至少要有一步' })], {
    error: '应是一个去处，或一列“when: …, go: …”',
  }),
})

const ending = record({ grade: oneOf(['good', 'fair', 'poor']), word: text })

const named = <Value extends z.ZodType>(value: Value) =>
  z.record(id, value, { error: '应是一组“名字: 内容”' })

export const scenarioSchema = record({
  id: bookId,
  title: text,
  channel: oneOf(['phone', 'counter']),
  about: text,
  trains: someIds,
  head: record({ ringCount: count.optional(), window: text.optional() }).optional(),
  start: id,
  turns: named(turn),
  endings: named(ending),
})
export type WrittenScenario = z.output<typeof scenarioSchema>
