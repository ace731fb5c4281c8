/** Rules over times, texts and the head of a conversation, line by line. */
import type { RuleCheck } from '../../src/model.ts'
import { scripts } from './script.ts'

const SILENCE: RuleCheck = {
  kind: 'silence',
  after: 'customer',
  by: 'staff',
  ms: 15_000,
  unlessAnnounced: ['wait'],
}
const RATE: RuleCheck = { kind: 'speaking-rate', role: 'staff', min: 100, max: 240 }
const OVERLAP: RuleCheck = { kind: 'overlap', role: 'staff', ms: 1000, max: 1 }
const REPEAT: RuleCheck = { kind: 'repetition', role: 'staff', similarity: 0.8, minLength: 4, max: 1 }
const RINGS: RuleCheck = { kind: 'metadata', field: 'ringCount', max: 3 }

scripts('silence', [
  [
    'answered in time',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    S@15999-17000 x -> met 1
    end -> met`,
  ],
  [
    'answered too late',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    S@16000-17000 x -> missed 0
    end -> missed 0`,
  ],
  [
    'the first of two lines waits longest',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    C@10000-11000 x -> due @16000
    S@17000-18000 x -> missed 0
    end -> missed 0`,
  ],
  [
    'a wait was announced',
    SILENCE,
    `
    open -> pending
    S@0-1000 wait -> pending
    C@2000-3000 x -> pending
    S@60000-61000 x -> pending
    C@62000-63000 x -> due @78000
    end -> met`,
  ],
  [
    'announced by an earlier line only',
    SILENCE,
    `
    open -> pending
    S@0-1000 wait -> pending
    S@2000-3000 x -> pending
    C@4000-5000 x -> due @20000
    S@60000-61000 x -> missed 2
    end -> missed 2`,
  ],
  [
    'the last line is excepted',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    S@2000-3000 x -> met 1
    C@4000-90000 x -> due @105000
    end -> met`,
  ],
  [
    'never answered though it went on',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    C@15000-16000 x -> due @16000
    end -> missed 0`,
  ],
  [
    'never answered, soon over',
    SILENCE,
    `
    open -> pending
    C@0-1000 x -> due @16000
    C@14000-15999 x -> due @16000
    end -> met`,
  ],
  [
    'without times',
    SILENCE,
    `
    open -> pending
    C x -> pending
    S x -> pending
    end -> met`,
  ],
  [
    'no lines',
    SILENCE,
    `
    open -> pending
    end -> met`,
  ],
])

scripts('speaking-rate', [
  [
    'in limits',
    RATE,
    `
    open -> pending
    S@0-1000 您好，a1! -> pending
    C@0-1 啊啊啊啊 -> pending
    end -> met`,
  ],
  [
    'too fast',
    RATE,
    `
    open -> pending
    S@0-1000 请您稍等一 -> pending
    end -> missed`,
  ],
  [
    'too slow',
    RATE,
    `
    open -> pending
    S@0-1000 请 -> pending
    end -> missed`,
  ],
  [
    'no times',
    RATE,
    `
    open -> pending
    S 请您 -> pending
    S@5-5 请 -> pending
    end -> not-applicable`,
  ],
])

scripts('overlap', [
  [
    'within the limit',
    OVERLAP,
    `
    open -> pending
    C@0-5000 x -> pending
    S@4000-6000 x -> pending
    C@5500-9000 x -> pending
    end -> met`,
  ],
  [
    'too often',
    OVERLAP,
    `
    open -> pending
    C@0-5000 x -> pending
    S@4000-4500 x -> pending
    S@3000-3900 x -> missed 2
    end -> missed 2`,
  ],
  [
    'handed in the other way round',
    { ...OVERLAP, max: 0 },
    `
    open -> pending
    S@4000-4500 x -> pending
    C@0-5000 x -> missed 0
    end -> missed 0`,
  ],
  [
    'spoken before, not into',
    { ...OVERLAP, max: 0 },
    `
    open -> pending
    S@0-900 x -> pending
    C@1000-5000 x -> pending
    end -> met`,
  ],
  [
    'nothing to compare',
    OVERLAP,
    `
    open -> pending
    S@0-900 x -> pending
    C x -> pending
    end -> not-applicable`,
  ],
])

scripts('repetition', [
  [
    'twice allowed, thrice not',
    REPEAT,
    `
    open -> pending
    S 身份证带了吗 -> pending
    S 身份证，带了吗？ -> pending
    C 身份证带了吗 -> pending
    S 身份证带了吗 -> missed 3
    end -> missed 3`,
  ],
  [
    'short lines and different ones',
    REPEAT,
    `
    open -> pending
    S 好的 -> pending
    S 好的 -> pending
    S 好的 -> pending
    S 身份证带了吗 -> pending
    S 户口本带了吗 -> pending
    end -> met`,
  ],
])

scripts('metadata', [
  [
    'within',
    RINGS,
    `
    open -> met
    S x -> met
    end -> met`,
    { head: { ringCount: 3 } },
  ],
  [
    'beyond',
    RINGS,
    `
    open -> missed
    end -> missed`,
    { head: { ringCount: 4 } },
  ],
  [
    'absent',
    RINGS,
    `
    open -> not-applicable
    end -> not-applicable`,
  ],
  [
    'not a phone',
    RINGS,
    `
    open -> not-applicable
    end -> not-applicable`,
    { when: { channel: 'phone' }, head: { ringCount: 9 } },
  ],
])
