/** Appeals: who may file one and when, what an answer does, what is overdue. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storesHere } from '../service.ts'
import { type Asker, type Office, openOffice } from './office.ts'

const DAY = 86_400_000

describe.each(await storesHere())('appeals on %s', (kind) => {
  let office: Office
  let reviewer: Asker
  let supervisor: Asker
  let zhou: Asker
  beforeAll(async () => {
    office = await openOffice(kind)
    reviewer = await office.as('reviewer')
    supervisor = await office.as('supervisor')
    zhou = await office.as('staff', { staff: '周' })
  })
  afterAll(() => office.service.close())

  let made = 0
  async function finding(staff = '周', said = '我不管'): Promise<number> {
    made += 1
    await office.visit({ id: `v${made}`, staff, window: `w${made}`, said: [said, '再见'] })
    return (await reviewer.get(`/v1/findings?window=w${made}`)).body.items[0].id
  }
  const file = (by: Asker, id: number, reason = '我是在复述群众的话') =>
    by.post(`/v1/findings/${id}/appeals`, { reason })
  const answer = (by: Asker, appeal: number, body: object) => by.post(`/v1/appeals/${appeal}/decision`, body)
  const open = async (id: number) => (await reviewer.get(`/v1/findings/${id}`)).body
  const refused = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code]

  test('filed, accepted: the finding is a false alarm, through a review', async () => {
    const id = await finding()
    await reviewer.post(`/v1/findings/${id}/reviews`, { decision: 'confirmed' })
    const { status, body: appeal } = await file(zhou, id)
    expect(status).toBe(201)
    expect(appeal).toMatchObject({ finding: id, status: 'open', overdue: false, final: false, staff: '周' })
    expect(appeal.answerBy).toBe(office.service.clock.now + 7 * DAY)
    expect((await reviewer.get('/v1/findings?status=appealed')).body.items).toMatchObject([
      { id, appealed: true },
    ])
    const decided = await answer(supervisor, appeal.id, { decision: 'accept', answer: '确为复述' })
    expect(decided.body).toMatchObject({
      status: 'accepted',
      decision: 'false-alarm',
      decidedBy: 'supervisor',
    })
    const now = await open(id)
    expect(now).toMatchObject({ decision: 'false-alarm', reviewedScore: 100, appealed: false })
    expect(now.reviews.at(-1)).toMatchObject({ decision: 'false-alarm', note: '确为复述', appeal: appeal.id })
    const { body } = await supervisor.delete(`/v1/reviews/${now.reviews.at(-1).id}`)
    expect(body.code).toBe('already-decided')
    expect(refused(await answer(supervisor, appeal.id, { decision: 'reject', answer: '不' }))).toEqual([
      409,
      'already-decided',
    ])
    expect(refused(await file(zhou, id))).toEqual([409, 'already-decided'])
  })

  test('rejected, the finding stays; again, until an answer is final', async () => {
    const id = await finding()
    const first = (await file(zhou, id)).body
    expect(refused(await file(zhou, id))).toEqual([409, 'already-appealed'])
    await answer(supervisor, first.id, { decision: 'reject', answer: '语气不当' })
    expect(await open(id)).toMatchObject({ decision: null, reviewedScore: 95 })
    const second = (await file(zhou, id)).body
    const { body } = await answer(supervisor, second.id, { decision: 'reject', answer: '维持', final: true })
    expect(body).toMatchObject({ status: 'rejected', final: true, answer: '维持' })
    expect(refused(await file(zhou, id))).toEqual([409, 'already-appealed'])
    expect((await open(id)).appeals.map(({ status }: { status: string }) => status)).toEqual([
      'rejected',
      'rejected',
    ])
  })

  test('two at the same moment: one is filed', async () => {
    const id = await finding()
    const answers = await Promise.all([file(zhou, id), file(zhou, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('an accepted appeal overrules a dispute', async () => {
    const id = await finding()
    await reviewer.post(`/v1/findings/${id}/reviews`, { decision: 'confirmed' })
    const other = await office.as('reviewer', { who: 'other' })
    await other.post(`/v1/findings/${id}/reviews`, { decision: 'false-alarm', blind: true })
    const { body } = await file(zhou, id)
    await answer(supervisor, body.id, { decision: 'accept', answer: '是' })
    expect(await open(id)).toMatchObject({ decision: 'false-alarm', disputed: false })
  })

  test('withdrawn by the filer, and then a new one may be filed', async () => {
    const id = await finding()
    const { body } = await file(zhou, id)
    const wu = await office.as('staff', { staff: '吴' })
    expect((await wu.post(`/v1/appeals/${body.id}/withdraw`)).status).toBe(404)
    expect((await supervisor.post(`/v1/appeals/${body.id}/withdraw`)).status).toBe(403)
    expect((await zhou.post(`/v1/appeals/${body.id}/withdraw`)).body).toMatchObject({ status: 'withdrawn' })
    expect(refused(await zhou.post(`/v1/appeals/${body.id}/withdraw`))).toEqual([409, 'already-decided'])
    expect(refused(await answer(supervisor, body.id, { decision: 'accept', answer: '是' }))).toEqual([
      409,
      'already-decided',
    ])
    expect(await open(id)).toMatchObject({ decision: null })
    expect((await file(zhou, id)).status).toBe(201)
  })

  test('days to file and days to answer', async () => {
    const { clock } = office.service
    const start = clock.now
    const [soon, late] = [await finding(), await finding()]
    clock.now = start + 7 * DAY
    const { body } = await file(zhou, soon)
    clock.now += 1
    const { status, body: problem } = await file(zhou, late)
    expect([status, problem.code, problem.detail]).toEqual([
      409,
      'too-late',
      '应在 2026-12-04 12:00 之前申诉',
    ])
    expect((await supervisor.get('/v1/appeals?status=open&overdue=true')).body.items).not.toContainEqual(
      expect.objectContaining({ id: body.id }),
    )
    clock.now = body.answerBy + 1
    expect((await supervisor.get('/v1/appeals?overdue=true')).body.items).toContainEqual(
      expect.objectContaining({ id: body.id, overdue: true }),
    )
    expect((await supervisor.get('/v1/appeals?overdue=false')).body.items).not.toContainEqual(
      expect.objectContaining({ id: body.id }),
    )
    clock.now = start
  })

  test('who may file, see and answer', async () => {
    const id = await finding()
    const wu = await office.as('staff', { staff: '吴' })
    expect((await file(wu, id)).status).toBe(404)
    expect((await file(await office.as('staff', { staff: '周', unit: '乙' }), id)).status).toBe(404)
    for (const role of ['reviewer', 'supervisor', 'admin', 'trainee'] as const)
      expect((await file(await office.as(role), id)).status).toBe(403)
    const { body } = await file(zhou, id)
    expect((await wu.get('/v1/appeals')).body.items).toEqual([])
    expect((await zhou.get('/v1/appeals?status=open')).body.items[0]).toMatchObject({ id: body.id })
    for (const by of [reviewer, zhou])
      expect((await answer(by, body.id, { decision: 'accept', answer: '是' })).status).toBe(403)
    const elsewhere = await office.as('supervisor', { unit: '乙' })
    expect((await answer(elsewhere, body.id, { decision: 'accept', answer: '是' })).status).toBe(404)
    expect((await elsewhere.get('/v1/appeals')).body.items).toEqual([])
  })

  test('courtesy cannot be appealed against', async () => {
    await office.visit({ id: 'polite', staff: '周', window: 'polite', said: ['再见'] })
    const [{ id }] = (await reviewer.get('/v1/findings?kind=courtesy&window=polite')).body.items
    expect((await file(zhou, id)).status).toBe(404)
  })

  test('the list, page by page', async () => {
    const whole = (await supervisor.get('/v1/appeals')).body.items
    expect(whole.length).toBeGreaterThan(3)
    const first = (await supervisor.get('/v1/appeals?limit=3')).body
    const rest = (await supervisor.get(`/v1/appeals?cursor=${first.next}`)).body
    expect([...first.items, ...rest.items]).toEqual(whole)
  })

  test.each<[string, object]>([
    ['without a reason', {}],
    ['with an empty reason', { reason: ' ' }],
    ['with a NUL', { reason: '\u0000' }],
  ])('filed %s', async (_, body) => {
    const id = await finding()
    expect(refused(await zhou.post(`/v1/findings/${id}/appeals`, body))).toEqual([400, 'bad-request'])
  })

  test('everything is in the audit log', async () => {
    const rows = await office.service.parts.store.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .execute()
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of ['appeals.file', 'appeals.decide', 'appeals.withdraw'])
      expect(actions).toContain(action)
    for (const { detail } of rows) expect(detail).not.toMatch(/复述|我不管|语气/)
  })
})
