/** Cohen's kappa against tables worked out by hand, and over the service. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measured } from '../../../server/reviews/agreement.ts'
import { settle } from '../../../server/reviews/settle.ts'
import { storesHere } from '../service.ts'
import { type Office, openOffice } from './office.ts'

describe('kappa', () => {
  test.each<[string, number[][], number | null, number | null, number | null]>([
    // 50 grants read by two people: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no. Observed 35/50 = 0.7, expected
    // 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so kappa is 0.4.
    [
      'the textbook example',
      [
        [20, 5, 0],
        [10, 15, 0],
        [0, 0, 0],
      ],
      0.7,
      0.5,
      0.4,
    ],
    // Observed 70/100; rows 50, 30, 20, columns 45, 35, 20: expected 0.225 + 0.105 + 0.04 = 0.37; 0.33 / 0.63.
    [
      'three ways',
      [
        [40, 5, 5],
        [5, 20, 5],
        [0, 10, 10],
      ],
      0.7,
      0.37,
      0.33 / 0.63,
    ],
    [
      'full agreement',
      [
        [3, 0, 0],
        [0, 4, 0],
        [0, 0, 0],
      ],
      1,
      25 / 49,
      1,
    ],
    [
      'worse than chance',
      [
        [0, 5, 0],
        [5, 0, 0],
        [0, 0, 0],
      ],
      0,
      0.5,
      -1,
    ],
    [
      'always the same word',
      [
        [7, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      1,
      1,
      null,
    ],
    [
      'no pairs',
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      null,
      null,
      null,
    ],
  ])('%s', (_, table, observed, expected, kappa) => {
    const got = measured(table)
    for (const [value, wanted] of [
      [got.observed, observed],
      [got.expected, expected],
      [got.kappa, kappa],
    ] as const)
      if (wanted === null) expect(value).toBeNull()
      else expect(value).toBeCloseTo(wanted, 10)
  })
})

describe('what reviews come to', () => {
  const [c, f, n] = ['confirmed', 'false-alarm', 'needs-listening']
  test.each<[string, [string, 0 | 1][], string | null, boolean]>([
    ['nothing', [], null, false],
    ['one', [[c!, 0]], c!, false],
    [
      'the latest',
      [
        [c!, 0],
        [f!, 0],
      ],
      f!,
      false,
    ],
    ['a blind one that comes first', [[c!, 1]], c!, false],
    [
      'a blind second that agrees',
      [
        [c!, 0],
        [c!, 1],
      ],
      c!,
      false,
    ],
    [
      'a blind second that differs',
      [
        [c!, 0],
        [n!, 1],
      ],
      c!,
      true,
    ],
    [
      'settled',
      [
        [c!, 0],
        [f!, 1],
        [f!, 0],
      ],
      f!,
      false,
    ],
  ])('%s', (_, made, decision, disputed) => {
    const reviews = made.map(([word, blind], at) => ({ decision: word, blind, at }))
    expect(settle(reviews)).toMatchObject({ decision, disputed })
  })
})

describe.each(await storesHere())('agreement on %s', (kind) => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(kind)
  })
  afterAll(() => office.service.close())

  test('double reviews are counted in pairs', async () => {
    const [li, wang] = [
      await office.as('reviewer', { who: 'li' }),
      await office.as('reviewer', { who: 'wang' }),
    ]
    const supervisor = await office.as('supervisor')
    const empty = await supervisor.get('/v1/reviews/agreement')
    expect(empty.body).toMatchObject({ pairs: 0, observed: null, kappa: null, phrases: [], reviewers: [] })
    const opinions = [
      ['我不管', 'confirmed', 'confirmed'],
      ['我不管', 'confirmed', 'false-alarm'],
      ['不知道', 'false-alarm', 'false-alarm'],
      ['不知道', 'false-alarm', 'false-alarm'],
      ['不知道', 'confirmed', undefined],
    ] as const
    for (const [i, [said, one, other]] of opinions.entries()) {
      await office.visit({ id: `v${i}`, window: `w${i}`, staff: '周', said: [said, '再见'] })
      const [{ id }] = (await li.get(`/v1/findings?window=w${i}`)).body.items
      // The last double review begins with the other person.
      const [first, second] = i === 3 ? [wang, li] : [li, wang]
      await first.post(`/v1/findings/${id}/reviews`, { decision: one })
      if (other) await second.post(`/v1/findings/${id}/reviews`, { decision: other, blind: true })
      // An open decision afterwards is no second opinion.
      if (i === 1)
        await supervisor.post(`/v1/findings/${id}/reviews`, { decision: 'confirmed', expected: 'confirmed' })
    }
    const { status, body } = await supervisor.get('/v1/reviews/agreement')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      pairs: 4,
      observed: 0.75,
      expected: 0.5,
      kappa: 0.5,
      decisions: ['confirmed', 'false-alarm', 'needs-listening'],
      table: [
        [1, 1, 0],
        [0, 2, 0],
        [0, 0, 0],
      ],
      phrases: [
        { phrase: 'dont-know', pairs: 2, observed: 1, kappa: null },
        { phrase: 'not-mine', pairs: 2, observed: 0.5, kappa: 0 },
      ],
    })
    expect(body.reviewers).toMatchObject([{ pairs: 4, kappa: 0.5 }])
    const elsewhere = await office.as('supervisor', { unit: '乙' })
    expect((await elsewhere.get('/v1/reviews/agreement')).body.pairs).toBe(0)
    expect((await supervisor.get('/v1/reviews/agreement?from=2027-01-01')).body.pairs).toBe(0)
  })
})
