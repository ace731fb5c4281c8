/** What must be said at the beginning and at the end, line by line. */
import type { RuleCheck } from '../../src/model.ts'
import { scripts } from './script.ts'

const FIRST: RuleCheck = { kind: 'within-first', within: { lines: 2 }, need: [['hello'], ['ask', 'help']] }
const FIRST_MS: RuleCheck = { kind: 'within-first', within: { ms: 5000 }, need: [['hello']] }
const LAST: RuleCheck = { kind: 'within-last', within: { lines: 2 }, need: [['bye']] }
const LAST_MS: RuleCheck = { kind: 'within-last', within: { ms: 5000 }, need: [['bye']] }
const HANG_UP: RuleCheck = { kind: 'within-last', within: { lines: 1 }, need: [['bye']] }

scripts('within-first', [
  [
    'met over two lines',
    FIRST,
    `
    open -> due hello+ask|help/2
    S hello -> due ask|help/1
    C x -> due ask|help/1
    S help -> met 2
    S x -> met 2
    end -> met 2`,
  ],
  [
    'missed when the lines are used up',
    FIRST,
    `
    open -> due hello+ask|help/2
    S hello -> due ask|help/1
    S x -> missed 1
    S ask -> missed 1
    end -> missed 1`,
  ],
  [
    'missed when too few lines come',
    FIRST,
    `
    open -> due hello+ask|help/2
    S ask -> due hello/1
    end -> missed 0`,
  ],
  [
    'missed without staff lines',
    FIRST,
    `
    open -> due hello+ask|help/2
    C x -> due hello+ask|help/2
    end -> missed`,
  ],
  [
    'not applicable on another channel',
    FIRST,
    `
    open -> not-applicable
    S x -> not-applicable
    end -> not-applicable`,
    { when: { channel: 'phone' } },
  ],
  [
    'in time',
    FIRST_MS,
    `
    open -> due hello@5000
    S@0-900 x -> due hello@5000
    S@5000-6000 hello -> met 1
    end -> met 1`,
  ],
  [
    'too late',
    FIRST_MS,
    `
    open -> due hello@5000
    S@0-900 x -> due hello@5000
    S@5001-6000 hello -> missed 0
    end -> missed 0`,
  ],
  [
    'a line without a time is never late',
    FIRST_MS,
    `
    open -> due hello@5000
    S x -> due hello@5000
    S hello -> met 1
    end -> met 1`,
  ],
  [
    'an unsure courtesy counts',
    FIRST_MS,
    `
    open -> due hello@5000
    S hello~0.2 -> met 0
    end -> met 0`,
  ],
  [
    'a customer cannot meet it',
    FIRST_MS,
    `
    open -> due hello@5000
    C hello -> due hello@5000
    end -> missed`,
  ],
])

scripts('within-last', [
  [
    'met in the last but one',
    LAST,
    `
    open -> pending bye
    S x -> pending bye
    S bye -> pending
    S x -> pending
    end -> met 1`,
  ],
  [
    'pushed out again',
    LAST,
    `
    open -> pending bye
    S bye -> pending
    S x -> pending
    C x -> pending
    S x -> pending bye
    end -> missed 3`,
  ],
  [
    'groups in different lines',
    { ...LAST, need: [['thanks'], ['bye']] },
    `
    open -> pending thanks+bye
    S bye -> pending thanks
    S thanks -> pending
    end -> met 1`,
  ],
  [
    'missed without lines',
    LAST,
    `
    open -> pending bye
    end -> missed`,
  ],
  [
    'by time',
    LAST_MS,
    `
    open -> pending bye
    S@0-1000 bye -> pending
    C@2000-6000 x -> pending
    C@6000-6001 x -> pending bye
    end -> missed 0`,
  ],
  [
    'by time, met',
    LAST_MS,
    `
    open -> pending bye
    S@0-1000 bye -> pending
    C@2000-6000 x -> pending
    end -> met 0`,
  ],
  [
    'by time without times',
    LAST_MS,
    `
    open -> pending bye
    S bye -> pending
    C x -> pending
    end -> met 0`,
  ],
  [
    'ended by staff, told at the end',
    HANG_UP,
    `
    open -> pending bye
    S bye -> pending
    S x -> pending bye
    end by staff -> missed 1`,
    { when: { endedBy: 'staff' } },
  ],
  [
    'ended by the customer',
    HANG_UP,
    `
    open -> pending bye
    S x -> pending bye
    end by customer -> not-applicable`,
    { when: { endedBy: 'staff' } },
  ],
  [
    'ended by nobody knows whom',
    HANG_UP,
    `
    open -> pending bye
    S x -> pending bye
    end -> not-applicable`,
    { when: { endedBy: 'staff' } },
  ],
  [
    'the head knows',
    HANG_UP,
    `
    open -> not-applicable
    S x -> not-applicable
    end -> not-applicable`,
    { when: { endedBy: 'staff' }, head: { endedBy: 'customer' } },
  ],
  [
    'the end knows better',
    HANG_UP,
    `
    open -> not-applicable
    S x -> not-applicable
    end by staff -> missed 0`,
    { when: { endedBy: 'staff' }, head: { endedBy: 'customer' } },
  ],
])
