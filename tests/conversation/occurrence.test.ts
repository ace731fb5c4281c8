/** What must, or must not, occur in a conversation, line by line. */
import type { RuleCheck } from '../../src/model.ts'
import { scripts } from './script.ts'

// biome-ignore lint/suspicious/noThenProperty: the rule's field is called so, and is no promise
const BEFORE: RuleCheck = { kind: 'before', first: ['sorry'], then: ['?missing'] }
const NEVER: RuleCheck = { kind: 'never', phrases: ['!rude', '!lazy'], max: 1 }
const ORDER: RuleCheck = { kind: 'in-order', steps: [['hello'], ['ask', 'help'], ['bye']] }
const N_OF: RuleCheck = { kind: 'n-of', min: 2, need: [['hello'], ['thanks'], ['sorry', 'bye']] }

scripts('before', [
  [
    'prepared',
    BEFORE,
    `
    open -> pending sorry
    S sorry -> pending
    S ?missing -> met 1
    end -> met 1`,
  ],
  [
    'prepared in the same line',
    BEFORE,
    `
    open -> pending sorry
    S sorry ?missing -> met 0
    end -> met 0`,
  ],
  [
    'unprepared',
    BEFORE,
    `
    open -> pending sorry
    S ?missing sorry -> missed 0
    S ?missing -> missed 0
    end -> missed 0`,
  ],
  [
    'never needed',
    BEFORE,
    `
    open -> pending sorry
    S x -> pending sorry
    end -> not-applicable`,
  ],
  [
    'an unsure occurrence is not held against staff',
    BEFORE,
    `
    open -> pending sorry
    S ?missing~0.1 -> pending sorry
    end -> not-applicable`,
  ],
])

scripts('never', [
  [
    'within the limit',
    NEVER,
    `
    open -> pending
    S !rude -> pending
    C !rude -> pending
    end -> met`,
  ],
  [
    'beyond it',
    NEVER,
    `
    open -> pending
    S !rude -> pending
    S !lazy -> missed 1
    end -> missed 1`,
  ],
  [
    'unsure ones are not counted',
    NEVER,
    `
    open -> pending
    S !rude !lazy~0.5 -> pending
    end -> met`,
  ],
  [
    'not applicable on another channel',
    NEVER,
    `
    open -> not-applicable
    S !rude !rude -> not-applicable
    end -> not-applicable`,
    { when: { channel: 'phone' } },
  ],
])

scripts('in-order', [
  [
    'in order',
    ORDER,
    `
    open -> pending hello
    S hello help -> pending bye
    S bye -> met 1
    end -> met 1`,
  ],
  [
    'out of order',
    ORDER,
    `
    open -> pending hello
    S help hello -> pending ask|help
    S bye -> pending ask|help
    end -> missed`,
  ],
])

scripts('n-of', [
  [
    'enough',
    N_OF,
    `
    open -> pending hello+thanks+sorry|bye
    S hello hello -> pending thanks+sorry|bye
    S bye -> met 1
    S thanks -> met 1
    end -> met 1`,
  ],
  [
    'too few',
    N_OF,
    `
    open -> pending hello+thanks+sorry|bye
    S hello -> pending thanks+sorry|bye
    end -> missed`,
  ],
])
