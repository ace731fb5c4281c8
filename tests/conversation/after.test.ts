/** What must follow a trigger, line by line. */
import type { RuleCheck } from '../../src/model.ts'
import { scripts } from './script.ts'

type After = Extract<RuleCheck, { kind: 'after' }>
const after = (over: Partial<After>): RuleCheck => ({
  kind: 'after',
  trigger: ['?missing'],
  within: { lines: 1 },
  sameLine: false,
  need: [['reply']],
  ...over,
})
const PRAISED = after({ trigger: ['?praise'] })
const SAME = after({ sameLine: true, need: [['sorry'], ['list']] })
const TWO = after({ trigger: ['?praise'], within: { lines: 2 } })
const HOLD = after({ trigger: ['wait'], pause: 30_000, need: [['back']] })
const TIMED = after({ within: { ms: 3000 } })

scripts('after', [
  [
    'nothing happens',
    PRAISED,
    `
    open -> pending
    S x -> pending
    end -> not-applicable`,
  ],
  [
    'met by the next staff line',
    PRAISED,
    `
    open -> pending
    C ?praise -> due reply/1
    C x -> due reply/1
    S reply -> met 2
    end -> met 2`,
  ],
  [
    'missed by the next staff line',
    PRAISED,
    `
    open -> pending
    C ?praise -> due reply/1
    S x -> missed 1
    S reply -> missed 1
    end -> missed 1`,
  ],
  [
    'no staff line after a customer',
    PRAISED,
    `
    open -> pending
    S x -> pending
    C ?praise -> due reply/1
    end -> not-applicable`,
  ],
  [
    'met once, then no staff line',
    PRAISED,
    `
    open -> pending
    C ?praise -> due reply/1
    S reply -> met 1
    C ?praise -> due reply/1
    end -> met 1`,
  ],
  [
    'missed once is missed',
    PRAISED,
    `
    open -> pending
    C ?praise -> due reply/1
    S x -> missed 1
    C ?praise -> missed 1
    S reply -> missed 1
    end -> missed 1`,
  ],
  [
    'within two lines',
    TWO,
    `
    open -> pending
    C ?praise -> due reply/2
    S x -> due reply/1
    S reply -> met 2
    end -> met 2`,
  ],
  [
    'one of two lines came',
    TWO,
    `
    open -> pending
    C ?praise -> due reply/2
    S x -> due reply/1
    end -> missed 0`,
  ],
  [
    'the older of two triggers is the stricter',
    TWO,
    `
    open -> pending
    C ?praise -> due reply/2
    S x -> due reply/1
    C ?praise -> due reply/1
    S x -> missed 3
    end -> missed 3`,
  ],
  [
    'one reply answers two triggers',
    TWO,
    `
    open -> pending
    C ?praise -> due reply/2
    S x -> due reply/1
    C ?praise -> due reply/1
    S reply -> met 3
    end -> met 3`,
  ],
  [
    'own line suffices',
    SAME,
    `
    open -> pending
    S ?missing sorry list -> met 0
    end -> met 0`,
  ],
  [
    'groups spread over both lines',
    SAME,
    `
    open -> pending
    S ?missing sorry -> due list/1
    S list -> met 1
    end -> met 1`,
  ],
  [
    'still missing in the next line',
    SAME,
    `
    open -> pending
    S ?missing sorry -> due list/1
    S x -> missed 1
    end -> missed 1`,
  ],
  [
    'last staff line is judged alone',
    SAME,
    `
    open -> pending
    S ?missing list -> due sorry/1
    C x -> due sorry/1
    end -> missed 0`,
  ],
  [
    'two triggers in a row share a line',
    SAME,
    `
    open -> pending
    S ?missing sorry -> due list/1
    S ?missing list -> due sorry/1
    S sorry -> met 2
    end -> met 2`,
  ],
  [
    'own line does not count without sameLine',
    after({}),
    `
    open -> pending
    S ?missing reply -> due reply/1
    end -> missed 0`,
  ],
  [
    'own line only',
    after({ sameLine: true, within: { lines: 0 } }),
    `
    open -> pending
    S ?missing reply -> met 0
    S ?missing -> missed 1
    end -> missed 1`,
  ],
  [
    'an unsure trigger starts nothing',
    PRAISED,
    `
    open -> pending
    C ?praise~0.3 -> pending
    S x -> pending
    end -> not-applicable`,
  ],
  [
    'a courtesy word of a customer triggers nothing',
    HOLD,
    `
    open -> pending
    C@0-1000 wait -> pending
    S@40000-41000 x -> pending
    end -> not-applicable`,
  ],
  [
    'back after the pause',
    HOLD,
    `
    open -> pending
    S@0-1000 wait -> pending back
    S@31000-32000 back -> met 1
    end -> met 1`,
  ],
  [
    'back without a word',
    HOLD,
    `
    open -> pending
    S@0-1000 wait -> pending back
    C@2000-3000 x -> pending back
    S@31000-32000 x -> missed 2
    end -> missed 2`,
  ],
  [
    'back early',
    HOLD,
    `
    open -> pending
    S@0-1000 wait -> pending back
    S@30999-32000 x -> pending
    end -> not-applicable`,
  ],
  [
    'never back',
    HOLD,
    `
    open -> pending
    S@0-1000 wait -> pending back
    C@90000-91000 x -> pending back
    end -> not-applicable`,
  ],
  [
    'a pause without times',
    HOLD,
    `
    open -> pending
    S wait -> pending back
    S x -> pending
    end -> not-applicable`,
  ],
  [
    'wait again while coming back',
    HOLD,
    `
    open -> pending
    S@0-1000 wait -> pending back
    S@40000-41000 back wait -> pending back
    S@80000-81000 x -> missed 2
    end -> missed 2`,
  ],
  [
    'by time',
    TIMED,
    `
    open -> pending
    S@0-1000 ?missing -> due reply@4000
    S@2000-3000 x -> due reply@4000
    S@4000-5000 reply -> met 2
    end -> met 2`,
  ],
  [
    'by time, too late',
    TIMED,
    `
    open -> pending
    S@0-1000 ?missing -> due reply@4000
    S@4001-5000 reply -> missed 1
    end -> missed 1`,
  ],
])
