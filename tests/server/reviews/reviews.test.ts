/** Decisions: one, identical ones, many, taken back, told to the second, and what they do to the score. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storesHere } from '../service.ts'
import { type Asker, type Office, openOffice } from './office.ts'

describe.each(await storesHere())('reviews on %s', (kind) => {
  let office: Office
  let reviewer: Asker
  let other: Asker
  let supervisor: Asker
  beforeAll(async () => {
    office = await openOffice(kind)
    reviewer = await office.as('reviewer')
    other = await office.as('reviewer', { who: 'other' })
    supervisor = await office.as('supervisor')
  })
  afterAll(() => office.service.close())

  let made = 0
  /** Stores a conversation of a day of its own, and gives its forbidden findings in the order of its lines. */
  async function visit(...said: string[]): Promise<number[]> {
    made += 1
    await office.visit({ id: `v${made}`, staff: `人${made}`, said })
    const { body } = await reviewer.get(`/v1/findings?staff=人${made}`)
    return body.items
      .toSorted((a: { line: number }, b: { line: number }) => a.line - b.line)
      .map(({ id }: { id: number }) => id)
  }
  const open = async (id: number) => (await reviewer.get(`/v1/findings/${id}`)).body
  const decide = (by: Asker, id: number, body: object) => by.post(`/v1/findings/${id}/reviews`, body)
  const audited = async () =>
    (
      await office.service.parts.store.db.selectFrom('audit').select(['action', 'target', 'unit']).execute()
    ).at(-1)

  test('a false alarm no longer costs, a confirmed doubtful one does; both scores are kept', async () => {
    const [sure, doubtful] = await visit('我不管', '我不只道', '再见')
    expect(await open(sure!)).toMatchObject({ score: 95, reviewedScore: 95, reviewedPassed: true })
    expect((await decide(reviewer, doubtful!, { decision: 'confirmed' })).status).toBe(200)
    expect(await open(sure!)).toMatchObject({ score: 95, reviewedScore: 93 })
    const { body } = await decide(reviewer, sure!, {
      decision: 'false-alarm',
      note: '引用别人的话',
      took: 1200,
    })
    expect(body).toMatchObject({
      decided: [{ finding: sure, decision: 'false-alarm', disputed: false }],
      skipped: [],
      left: 0,
    })
    expect(await open(sure!)).toMatchObject({
      score: 95,
      reviewedScore: 98,
      decision: 'false-alarm',
      decidedAt: office.service.clock.now,
      reviews: [
        {
          decision: 'false-alarm',
          note: '引用别人的话',
          took: 1200,
          reviewerName: 'reviewer',
          undoneAt: null,
        },
      ],
    })
    expect(await audited()).toEqual({ action: 'findings.decide', target: `finding:${sure}`, unit: '甲' })
  })

  test.each<[string, string[], string[], number, boolean]>([
    [
      'a call for listening changes nothing',
      ['needs-listening', ''],
      ['我不管', '我不只道', '再见'],
      95,
      true,
    ],
    [
      'listening to a doubtful one: still free',
      ['', 'needs-listening'],
      ['我不管', '我不只道', '再见'],
      95,
      true,
    ],
    ['a missed rule is not taken back', ['false-alarm'], ['我不管', '好'], 90, true],
    ['the cap has room again', ['false-alarm', '', ''], ['我不管', '我不管', '我不管', '再见'], 90, true],
    [
      'under the cap nothing moves',
      ['false-alarm', '', '', ''],
      ['我不管', '我不管', '我不管', '我不管', '再见'],
      88,
      true,
    ],
    ['failed becomes passed', ['false-alarm'], ['滚出去', '好'], 90, true],
    ['passed becomes failed', ['confirmed'], ['我不只道', '我不管', '好'], 83, false],
  ])('%s', async (_, decisions, said, score, passed) => {
    const findings = await visit(...said)
    for (const [i, decision] of decisions.entries())
      if (decision !== '') expect((await decide(reviewer, findings[i]!, { decision })).status).toBe(200)
    expect(await open(findings[0]!)).toMatchObject({ reviewedScore: score, reviewedPassed: passed })
    const lost = await office.service.parts.store.db
      .selectFrom('deductions as d')
      .innerJoin('findings as f', 'f.conversation', 'd.conversation')
      .select('d.points')
      .where('f.pk', '=', findings[0]!)
      .execute()
    expect(100 - lost.reduce((sum, { points }) => sum + points, 0)).toBe(score)
  })

  test('the second reviewer is told who decided, when and what', async () => {
    const [id] = await visit('我不管', '再见')
    await decide(reviewer, id!, { decision: 'confirmed' })
    const late = await decide(other, id!, { decision: 'false-alarm' })
    expect([late.status, late.body.code]).toEqual([409, 'already-decided'])
    expect(late.body.detail).toBe('reviewer 已于 2026-11-27 12:00 判为“属实”')
    expect(late.body.problems).toContainEqual({ field: 'decision', message: 'confirmed' })
    const seen = await decide(other, id!, { decision: 'false-alarm', expected: 'confirmed' })
    expect(seen.status).toBe(200)
    expect(await open(id!)).toMatchObject({ decision: 'false-alarm', reviews: [{}, {}] })
  })

  test('of two at the same moment one is told', async () => {
    const [id] = await visit('我不管', '再见')
    const answers = await Promise.all(
      [reviewer, other].map((by) => decide(by, id!, { decision: 'confirmed' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await open(id!)).reviews).toHaveLength(1)
  })

  test('two findings of one conversation at the same moment: the score knows of both', async () => {
    const findings = await visit('我不管', '不知道', '滚出去', '再见')
    await Promise.all(findings.map((id) => decide(reviewer, id, { decision: 'false-alarm' })))
    expect(await open(findings[0]!)).toMatchObject({ score: 81, reviewedScore: 100 })
  })

  test('identical lines are decided together, those of other units and those decided left alone', async () => {
    const line = '这件事情我不管！'
    const [first] = await visit(line, '再见')
    const [second] = await visit('这件事情， 我不管', '再见')
    const [decided] = await visit(line, '再见')
    await office.visit({ id: 'elsewhere', unit: '乙', said: [line, '再见'] })
    await decide(other, decided!, { decision: 'confirmed' })
    expect(await open(first!)).toMatchObject({ identical: { total: 3, open: 2 } })
    const { body } = await decide(reviewer, first!, { decision: 'false-alarm', identical: true })
    expect(body.decided.map(({ finding }: { finding: number }) => finding)).toEqual([first, second])
    expect(await open(second!)).toMatchObject({ decision: 'false-alarm', reviewedScore: 100 })
    expect(await open(decided!)).toMatchObject({ decision: 'confirmed' })
    const admin = await office.as('admin', { unit: null })
    expect((await admin.get('/v1/findings?unit=乙')).body.items).toMatchObject([{ decision: null }])

    const back = await reviewer.delete(`/v1/reviews/${body.decided[1].review}?identical=true`)
    expect(back.body.undone).toHaveLength(2)
    for (const id of [first, second])
      expect(await open(id!)).toMatchObject({ decision: null, reviewedScore: 95 })
  })

  test('identical lines: nothing is decided where the one that was looked at cannot be', async () => {
    const line = '那件事情我不管！'
    const [first] = await visit(line, '再见')
    const [second] = await visit(line, '再见')
    await decide(other, first!, { decision: 'confirmed' })
    const late = await decide(reviewer, first!, { decision: 'false-alarm', identical: true })
    expect([late.status, late.body.code]).toEqual([409, 'already-decided'])
    expect(await open(second!)).toMatchObject({ decision: null, reviews: [] })
    const seen = { decision: 'false-alarm', identical: true, expected: 'confirmed' }
    expect((await decide(reviewer, first!, seen)).body.decided).toHaveLength(2)
    expect(await open(second!)).toMatchObject({ decision: 'false-alarm' })
  })

  test('many at once: the open ones; the others are named', async () => {
    const [one] = await visit('我不管', '再见')
    const [two] = await visit('不知道', '再见')
    await decide(other, two!, { decision: 'confirmed' })
    const { body } = await reviewer.post('/v1/reviews', {
      findings: [one, two, 987_654],
      decision: 'false-alarm',
      note: '同一批',
    })
    expect(body.decided).toMatchObject([{ finding: one }])
    expect(body.skipped).toMatchObject([
      { finding: two, code: 'already-decided' },
      { finding: 987_654, code: 'not-found' },
    ])
    expect(await open(two!)).toMatchObject({ decision: 'confirmed' })
  })

  test('taken back, the decision before comes back', async () => {
    const [id] = await visit('我不管', '再见')
    const first = await decide(reviewer, id!, { decision: 'false-alarm' })
    const second = await decide(other, id!, { decision: 'confirmed', expected: 'false-alarm' })
    const [{ review }] = second.body.decided
    const early = await reviewer.delete(`/v1/reviews/${first.body.decided[0].review}`)
    expect([early.status, early.body.code]).toEqual([409, 'already-decided'])
    expect((await reviewer.delete(`/v1/reviews/${review}`)).status).toBe(404)
    expect((await other.delete(`/v1/reviews/${review}`)).body.undone).toEqual([
      { finding: id, review, decision: 'false-alarm' },
    ])
    expect(await audited()).toMatchObject({ action: 'reviews.undo' })
    expect(await open(id!)).toMatchObject({ decision: 'false-alarm', reviewedScore: 100 })
    expect((await other.delete(`/v1/reviews/${review}`)).status).toBe(404)
    await reviewer.delete(`/v1/reviews/${first.body.decided[0].review}`)
    expect(await open(id!)).toMatchObject({ decision: null, decidedAt: null, reviewedScore: 95 })
    expect((await open(id!)).reviews.map(({ undoneAt }: { undoneAt: number }) => undoneAt)).toEqual([
      office.service.clock.now,
      office.service.clock.now,
    ])
  })

  test('a second opinion is given blind, does not replace the first, and a supervisor settles the dispute', async () => {
    const [id] = await visit('我不管', '再见')
    const mine = (by: Asker) => by.get(`/v1/findings?for=second&staff=人${made}`)
    expect((await mine(other)).body.items).toEqual([])
    await decide(reviewer, id!, { decision: 'confirmed', note: '听过' })
    expect((await mine(reviewer)).body.items).toEqual([])
    expect((await mine(other)).body.items).toMatchObject([{ id, decision: null, decidedAt: null }])
    const hidden = (await other.get(`/v1/findings/${id}?for=second`)).body
    expect(hidden).toMatchObject({ decision: null, reviews: [], reviewedScore: null, reviewedPassed: null })

    const answer = await decide(other, id!, { decision: 'false-alarm', blind: true })
    expect(answer.body.decided).toMatchObject([{ finding: id, decision: 'confirmed', disputed: true }])
    expect((await other.get(`/v1/findings/${id}?for=second`)).body).toMatchObject({
      decision: 'confirmed',
      disputed: true,
      reviewedScore: 95,
      reviews: [{ note: '听过' }, { blind: true }],
    })
    expect((await reviewer.get(`/v1/findings?status=disputed&staff=人${made}`)).body.items).toHaveLength(1)
    const again = await decide(other, id!, { decision: 'confirmed', blind: true })
    expect([again.status, again.body.code]).toEqual([409, 'already-decided'])
    const third = await office.as('reviewer', { who: 'third' })
    expect((await decide(third, id!, { decision: 'confirmed', blind: true })).status).toBe(409)

    const refused = await decide(reviewer, id!, { decision: 'confirmed', expected: 'confirmed' })
    expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed'])
    await decide(supervisor, id!, { decision: 'false-alarm', expected: 'confirmed' })
    expect(await open(id!)).toMatchObject({ decision: 'false-alarm', disputed: false, reviewedScore: 100 })
  })

  test('two who agree are no dispute', async () => {
    const [id] = await visit('我不管', '再见')
    await decide(reviewer, id!, { decision: 'confirmed' })
    await decide(other, id!, { decision: 'confirmed', blind: true })
    expect(await open(id!)).toMatchObject({ decision: 'confirmed', disputed: false })
  })

  test.each<[string, object]>([
    ['no decision', {}],
    ['an unknown decision', { decision: 'guilty' }],
    ['a note too long', { decision: 'confirmed', note: 'x'.repeat(2_001) }],
    ['a NUL in the note', { decision: 'confirmed', note: 'a\u0000b' }],
    ['half a character', { decision: 'confirmed', note: '\ud800' }],
    ['blind and identical', { decision: 'confirmed', blind: true, identical: true }],
    ['a negative time', { decision: 'confirmed', took: -1 }],
  ])('%s is refused', async (_, body) => {
    const [id] = await visit('我不管', '再见')
    const answer = await decide(reviewer, id!, body)
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request'])
    expect(await open(id!)).toMatchObject({ decision: null })
  })

  test('who may decide', async () => {
    const [id] = await visit('我不管', '再见')
    const elsewhere = await office.as('supervisor', { unit: '乙' })
    expect((await decide(elsewhere, id!, { decision: 'confirmed' })).status).toBe(404)
    expect(
      (await elsewhere.post('/v1/reviews', { findings: [id], decision: 'confirmed' })).body,
    ).toMatchObject({
      decided: [],
      skipped: [{ finding: id, code: 'not-found' }],
    })
    for (const role of ['pipeline', 'trainee', 'staff'] as const)
      expect(
        (await decide(await office.as(role, { staff: `人${made}` }), id!, { decision: 'confirmed' })).status,
      ).toBe(403)
    expect(await open(id!)).toMatchObject({ decision: null, reviews: [] })
  })
})
