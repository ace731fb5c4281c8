/** Practice over the interface: scenarios and turns, runs held against what was really said, drills, scenarios of real conversations, progress. */
import { createChecker, loadScenarios, nextTurn, type Scenario } from 'liyan'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireLines } from '../../server/store/removal.ts'
import { begin, connectLive, end, say } from './live/client.ts'
import { bearer, type Service, startService, storesHere } from './service.ts'

const RUDE = '我不管，问别人去。'
const WEEK = 7 * 86_400_000

describe.each(await storesHere())('practice (%s)', (kind) => {
  let service: Service
  let keys: Record<string, string>
  beforeAll(async () => {
    service = await startService(kind, { rateLimit: 1_000_000 })
    keys = await keysOf()
    for (const [name, staff, unit] of [
      ['wang', '王', '甲'],
      ['li', '李', '甲'],
      ['zhao', '赵', '乙'],
    ])
      expect(
        (
          await call('all', 'POST', '/v1/users', {
            name,
            staff,
            unit,
            role: 'trainee',
            password: 'Long-enough-9',
          })
        ).statusCode,
      ).toBe(201)
  })
  afterAll(() => service.close())

  const call = (as: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    service.app.inject({ method, url, headers: bearer(keys[as]!), ...(payload && { payload }) })
  const codeOf = (answer: { json(): { code?: string } }) => answer.json().code
  const scenario = loadScenarios().find(({ id }) => id === 'missing-material')!
  const keysOf = async () => ({
    trainee: await service.key('trainee', { unit: '甲', staff: '王' }),
    colleague: await service.key('trainee', { unit: '甲', staff: '李' }),
    staff: await service.key('staff', { unit: '甲', staff: '张' }),
    supervisor: await service.key('supervisor', { unit: '甲' }),
    stranger: await service.key('supervisor', { unit: '乙' }),
    pipeline: await service.key('pipeline', { unit: '甲' }),
    all: await service.key('admin'),
  })
  let count = 0

  /** Speaks a whole scenario over the socket, as the page does; resolves to the id of the conversation. */
  async function practise(
    as: string,
    reply: (turn: string, scenario: Scenario) => string = (turn, { turns }) => turns[turn]!.hints!.say,
    head: object = {},
    played = scenario,
  ) {
    count += 1
    const id = `practice-${String.fromCharCode(
      ...String(count)
        .split('')
        .map((digit) => 97 + Number(digit)),
    )}`
    const checker = service.parts.books.get()
    const lines: { role: 'staff' | 'customer'; text: string }[] = []
    for (let turn = played.start; ; ) {
      const { citizen } = played.turns[turn]!
      if (citizen[0] !== undefined) lines.push({ role: 'customer', text: citizen[0] })
      const text = reply(turn, played)
      lines.push({ role: 'staff', text })
      const { go, ended } = nextTurn(played, turn, checker.check(text, { role: 'staff' }))
      if (ended) break
      turn = go
    }
    const client = await connectLive(service, keys[as]!)
    await begin(client, { id, practice: true, channel: played.channel, ...head })
    await say(client, lines)
    return { id, report: await end(client) }
  }

  describe('scenarios', () => {
    test('are listed and read by who practises, and not by a pipeline', async () => {
      const { items } = (await call('trainee', 'GET', '/v1/scenarios')).json()
      expect(items.length).toBeGreaterThanOrEqual(15)
      expect(items.find(({ id }: { id: string }) => id === scenario.id)).toMatchObject({
        title: scenario.title,
        unit: null,
        turnCount: Object.keys(scenario.turns).length,
      })
      const one = (await call('staff', 'GET', `/v1/scenarios/${scenario.id}`)).json()
      expect(one.turns).toEqual(scenario.turns)
      expect((await call('pipeline', 'GET', '/v1/scenarios')).statusCode).toBe(403)
      expect(codeOf(await call('trainee', 'GET', '/v1/scenarios/none'))).toBe('not-found')
    })

    test.each([
      ['what is wanted', ['sorry', 'missing-material'], 'relieved', [['sorry'], ['missing-material']], []],
      ['half of it', ['sorry'], 'what-else', [['sorry']], [['missing-material']]],
      [
        'a forbidden phrase',
        ['sorry', 'missing-material', 'stupid'],
        'upset',
        [['sorry'], ['missing-material']],
        [],
      ],
      ['phrases that are none', ['no-such-phrase'], 'what-else', [], [['sorry'], ['missing-material']]],
    ])('a reply that holds %s leads on', async (_name, found, go, met, missing) => {
      const answer = await call('trainee', 'POST', `/v1/scenarios/${scenario.id}/turns`, {
        turn: 'hands-over',
        found,
      })
      expect(answer.json()).toMatchObject({
        go,
        met,
        missing,
        turn: { citizen: scenario.turns[go]!.citizen },
      })
      expect(answer.json().turn.next).toBeUndefined()
    })

    test('the last reply leads to an ending', async () => {
      const body = { turn: 'relieved', found: ['goodbye'] }
      const answer = await call('trainee', 'POST', `/v1/scenarios/${scenario.id}/turns`, body)
      expect(answer.json()).toMatchObject({ go: 'good', ending: scenario.endings['good'] })
    })

    test.each([['good'], ['toString'], ['x']])('there is no turn %s', async (turn) => {
      const answer = await call('trainee', 'POST', `/v1/scenarios/${scenario.id}/turns`, { turn, found: [] })
      expect(codeOf(answer)).toBe('not-found')
    })
  })

  describe('who may speak', () => {
    test('staff and supervisors practise, and do nothing else', async () => {
      for (const as of ['staff', 'supervisor', 'trainee'] as const) {
        const client = await connectLive(service, keys[as]!)
        client.send({ type: 'hello', protocol: 1 })
        await client.take('hello')
        client.send({ type: 'start', id: `real-${as}`, channel: 'counter' })
        expect((await client.take('error')).code).toBe('not-allowed')
        client.cut()
      }
    })

    test('nobody practises in the name of somebody else', async () => {
      const client = await connectLive(service, keys['staff']!)
      client.send({ type: 'hello', protocol: 1 })
      await client.take('hello')
      client.send({ type: 'start', id: 'as-wang', channel: 'counter', practice: true, staff: '王' })
      expect((await client.take('error')).code).toBe('not-allowed')
      client.cut()
    })

    test('who has no label practises under its own id', async () => {
      const { id } = await practise('supervisor')
      const run = await call('supervisor', 'POST', '/v1/practice/runs', {
        conversation: id,
        scenario: scenario.id,
      })
      expect(run.json()).toMatchObject({ score: 100, grade: 'good' })
      expect(run.json().staff).toMatch(/^@/)
    })
  })

  describe('a run', () => {
    test('is taken down once, with score, ending and misses', async () => {
      const { id, report } = await practise('trainee', (turn, { turns }) =>
        turn === 'hands-over' ? RUDE : turns[turn]!.hints!.say,
      )
      const body = { conversation: id, scenario: scenario.id, hints: 2, retries: 1 }
      const first = await call('trainee', 'POST', '/v1/practice/runs', body)
      expect(first.statusCode).toBe(201)
      expect(first.json()).toMatchObject({
        staff: '王',
        score: report.score,
        passed: report.passed,
        grade: 'fair',
        hints: 2,
        retries: 1,
        drill: null,
      })
      const again = await call('trainee', 'POST', '/v1/practice/runs', { ...body, hints: 0 })
      expect(again.json()).toEqual(first.json())
      const { misses, runs } = (await call('trainee', 'GET', '/v1/practice/progress')).json()
      expect(runs.length).toBe(1)
      expect(misses).toContainEqual({ kind: 'forbidden', item: 'not-my-business', times: 1 })
      expect(misses).toContainEqual({ kind: 'want', item: 'missing-material', times: 1 })
    })

    test('of somebody else, of another unit, or of a real conversation is not there', async () => {
      const { id } = await practise('colleague')
      const body = { conversation: id, scenario: scenario.id }
      for (const as of ['trainee', 'staff', 'stranger'] as const)
        expect(codeOf(await call(as, 'POST', '/v1/practice/runs', body)), as).toBe('not-found')
      const real = {
        id: 'real-wang',
        channel: 'counter',
        staff: '王',
        lines: [{ role: 'staff', text: '您好' }],
      }
      expect((await call('pipeline', 'POST', '/v1/conversations', real)).statusCode).toBe(201)
      const claim = { conversation: 'real-wang', scenario: scenario.id }
      expect(codeOf(await call('trainee', 'POST', '/v1/practice/runs', claim))).toBe('not-found')
      expect(codeOf(await call('trainee', 'POST', '/v1/practice/runs', { ...claim, unit: '乙' }))).toBe(
        'other-unit',
      )
    })

    test('that did not go through the scenario is refused', async () => {
      const client = await connectLive(service, keys['trainee']!)
      await begin(client, { id: 'practice-idle', practice: true })
      await say(client, [{ role: 'staff', text: '您好，再见' }])
      await end(client)
      const body = { conversation: 'practice-idle', scenario: scenario.id }
      expect(codeOf(await call('trainee', 'POST', '/v1/practice/runs', body))).toBe('bad-request')
    })

    test('practice is in no report, no queue, no list and no message', async () => {
      const unit = '丁'
      keys['sun'] = await service.key('trainee', { unit, staff: '孙' })
      keys['his supervisor'] = await service.key('supervisor', { unit })
      keys['his pipeline'] = await service.key('pipeline', { unit })
      const { db } = service.parts.store
      const hook = {
        name: '主管群',
        url: 'https://example.com/hook',
        events: ['finding.forbidden', 'score.low'],
        unit,
      }
      const made = await call('all', 'POST', '/v1/webhooks', { shape: 'standard', ...hook })
      expect(made.statusCode, made.body).toBe(201)
      const seen = async () => {
        const bodies = []
        for (const url of [
          '/v1/findings?limit=1000',
          '/v1/findings/summary',
          '/v1/conversations?limit=1000',
          '/v1/reports/staff',
          '/v1/reports/phrase',
          '/v1/reports/rule',
          '/v1/reports/day',
        ]) {
          const answer = await call('his supervisor', 'GET', url)
          expect(answer.statusCode, url).toBe(200)
          bodies.push(answer.body)
        }
        const deliveries = await db.selectFrom('deliveries').select('id').where('unit', '=', unit).execute()
        return [...bodies, deliveries.length]
      }
      const before = await seen()
      const { id } = await practise('sun', () => RUDE)
      const kept = await db
        .selectFrom('conversations')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(kept).toMatchObject({ source: 'practice', unit })
      expect(kept.forbidden_count).toBeGreaterThan(0)
      expect(await seen()).toEqual(before)

      // The same words in earnest are in all of them.
      const lines = [{ role: 'staff', text: RUDE }]
      await call('his pipeline', 'POST', '/v1/conversations', { id: 'earnest', channel: 'counter', lines })
      const after = await seen()
      expect(after.filter((body, n) => body === before[n])).toEqual([])
    })
  })

  describe('drills', () => {
    test('are given, seen by those concerned, done, and taken back', async () => {
      const order = { scenario: scenario.id, people: ['王', '李', '王'], due: '2026-12-04', note: '周五前' }
      const given = await call('supervisor', 'POST', '/v1/drills', order)
      expect(given.statusCode, given.body).toBe(201)
      const { id, people } = given.json()
      expect(people.map(({ staff }: { staff: string }) => staff).sort()).toEqual(['李', '王'].sort())

      const own = (await call('trainee', 'GET', '/v1/drills')).json().items
      expect(own).toMatchObject([
        { id, due: '2026-12-04', title: scenario.title, people: [{ staff: '王', runs: 0 }] },
      ])
      expect((await call('staff', 'GET', '/v1/drills')).json().items).toEqual([])
      expect((await call('stranger', 'GET', '/v1/drills')).json().items).toEqual([])

      const { id: conversation } = await practise('trainee')
      const run = { conversation, scenario: scenario.id, drill: id }
      expect((await call('trainee', 'POST', '/v1/practice/runs', run)).json().drill).toBe(id)
      const [seen] = (await call('supervisor', 'GET', '/v1/drills')).json().items
      expect(seen.people.find(({ staff }: { staff: string }) => staff === '王')).toMatchObject({
        runs: 1,
        best: 100,
        passed: true,
      })
      expect(seen.people.find(({ staff }: { staff: string }) => staff === '李')).toMatchObject({
        runs: 0,
        best: null,
        passed: false,
        lastAt: null,
      })

      expect(codeOf(await call('stranger', 'DELETE', `/v1/drills/${id}`))).toBe('not-found')
      expect((await call('trainee', 'DELETE', `/v1/drills/${id}`)).statusCode).toBe(403)
      expect((await call('supervisor', 'DELETE', `/v1/drills/${id}`)).statusCode).toBe(204)
      expect((await call('trainee', 'GET', '/v1/drills')).json().items).toEqual([])
    })

    test('a run for a drill of somebody else, or of another scenario, is refused', async () => {
      const order = { scenario: 'praise', people: ['李'] }
      const { id: others } = (await call('supervisor', 'POST', '/v1/drills', order)).json()
      const { id: ownOne } = (
        await call('supervisor', 'POST', '/v1/drills', { ...order, people: ['王'] })
      ).json()
      const { id: conversation } = await practise('trainee')
      const run = { conversation, scenario: scenario.id }
      expect(codeOf(await call('trainee', 'POST', '/v1/practice/runs', { ...run, drill: others }))).toBe(
        'not-found',
      )
      expect(codeOf(await call('trainee', 'POST', '/v1/practice/runs', { ...run, drill: ownOne }))).toBe(
        'bad-request',
      )
    })

    test.each([
      ['nobody', { people: [] }, 400],
      ['somebody of another unit', { people: ['赵'] }, 400],
      ['a scenario that is none', { scenario: 'none' }, 404],
      ['a day that is none', { due: 'tomorrow' }, 400],
      ['another unit', { unit: '乙' }, 403],
    ])('are not given to %s', async (_name, change, status) => {
      const order = { scenario: scenario.id, people: ['王'], ...change }
      expect((await call('supervisor', 'POST', '/v1/drills', order)).statusCode).toBe(status)
    })

    test('are listed page by page', async () => {
      for (const note of ['一', '二', '三'])
        await call('supervisor', 'POST', '/v1/drills', { scenario: 'praise', people: ['王'], note })
      const first = (await call('supervisor', 'GET', '/v1/drills?limit=2')).json()
      const second = (await call('supervisor', 'GET', `/v1/drills?limit=2&cursor=${first.next}`)).json()
      expect(first.items.map(({ note }: { note: string }) => note)).toEqual(['三', '二'])
      expect(second.items[0].note).toBe('一')
    })

    test('are given to people of the own unit only', async () => {
      const { items } = (await call('supervisor', 'GET', '/v1/practice/people')).json()
      expect(items.map(({ staff }: { staff: string }) => staff).sort()).toEqual(['李', '王'].sort())
    })
  })

  describe('a scenario of a real conversation', () => {
    const PHONE = '13812345678'
    const real = {
      channel: 'phone',
      staff: '王',
      ringCount: 2,
      lines: [
        { role: 'staff', text: '喂，什么事' },
        { role: 'customer', text: `我的电话是${PHONE}，` },
        { role: 'customer', text: '你们服务真好' },
        { role: 'staff', text: '嗯' },
        { role: 'customer', text: '那我的证办好没有' },
        { role: 'staff', text: '不知道' },
      ],
    }
    const make = async (id: string) => {
      expect((await call('pipeline', 'POST', '/v1/conversations', { id, ...real })).statusCode).toBe(201)
      return call('supervisor', 'POST', '/v1/scenarios/from-conversation', {
        conversation: id,
        title: '自己的',
      })
    }

    test("wants what was left out, in the citizen's masked words", async () => {
      const made = await make('real-a')
      expect(made.statusCode, made.body).toBe(201)
      const { turns, start, id, unit, madeFrom } = made.json()
      expect({ unit, madeFrom }).toEqual({ unit: '甲', madeFrom: 'real-a' })
      expect(made.body).not.toContain(PHONE)
      expect(turns[start]).toMatchObject({ citizen: [], want: [['phone-opening']] })
      expect(turns['turn-2'].citizen[0]).toContain('你们服务真好')
      expect(turns['turn-2']).toMatchObject({ want: [['praise-reply']], hints: { see: 'praise-reply' } })
      expect(turns['turn-3']).toMatchObject({ want: [['goodbye']] })
      expect(turns['turn-3'].hints.say).toContain('再见')
      const listed = (await call('trainee', 'GET', '/v1/scenarios')).json().items
      expect(listed[0]).toMatchObject({ id, title: '自己的', unit: '甲' })
      expect(codeOf(await call('stranger', 'GET', `/v1/scenarios/${id}`))).toBe('not-found')
    })

    test('goes when its conversation is deleted, or its lines have been kept long enough', async () => {
      const left = async () => {
        const { items } = (await call('trainee', 'GET', '/v1/scenarios')).json()
        return items.map(({ madeFrom }: { madeFrom: string | null }) => madeFrom)
      }
      await make('real-gone')
      await make('real-old')
      expect(await left()).toEqual(expect.arrayContaining(['real-gone', 'real-old']))
      expect((await call('supervisor', 'DELETE', '/v1/conversations/real-gone')).statusCode).toBe(204)
      expect(await left()).not.toContain('real-gone')
      const { store, clock } = service.parts
      await expireLines(store.db, { before: clock() + 1, units: { only: '甲' } })
      expect(await left()).not.toContain('real-old')
    })

    test('is practised and counted like any other, and goes with its drills', async () => {
      const { id } = (await make('real-b')).json()
      const own = (await call('trainee', 'GET', `/v1/scenarios/${id}`)).json()
      const { id: drill } = (
        await call('supervisor', 'POST', '/v1/drills', { scenario: id, people: ['王'] })
      ).json()
      const { id: conversation } = await practise('trainee', (turn) => own.turns[turn].hints.say, {}, own)
      const run = await call('trainee', 'POST', '/v1/practice/runs', { conversation, scenario: id, drill })
      expect(run.json(), run.body).toMatchObject({ scenario: id, title: '自己的', grade: 'fair' })
      expect(codeOf(await call('stranger', 'DELETE', `/v1/scenarios/${id}`))).toBe('not-found')
      expect((await call('supervisor', 'DELETE', `/v1/scenarios/${id}`)).statusCode).toBe(204)
      expect(codeOf(await call('trainee', 'GET', `/v1/scenarios/${id}`))).toBe('not-found')
      const left = (await call('trainee', 'GET', '/v1/drills')).json().items
      expect(left.filter((item: { id: number }) => item.id === drill)).toEqual([])
    })

    test.each([
      ['of another unit', 'stranger', 'real-a', 404],
      ['that is not there', 'supervisor', 'none', 404],
    ] as const)('cannot be made of one %s', async (_name, as, conversation, status) => {
      await call('pipeline', 'POST', '/v1/conversations', { id: 'real-a', ...real })
      const answer = await call(as, 'POST', '/v1/scenarios/from-conversation', { conversation })
      expect(answer.statusCode).toBe(status)
    })

    test('cannot be made where no citizen spoke', async () => {
      const lines = [{ role: 'staff', text: '您好' }]
      await call('pipeline', 'POST', '/v1/conversations', { id: 'real-alone', channel: 'counter', lines })
      const answer = await call('supervisor', 'POST', '/v1/scenarios/from-conversation', {
        conversation: 'real-alone',
      })
      expect(codeOf(answer)).toBe('bad-request')
    })
  })

  test('progress: own or by people, and misses in live conversations before and after', async () => {
    keys['qian'] = await service.key('staff', { unit: '丙', staff: '钱' })
    keys['qian pipeline'] = await service.key('pipeline', { unit: '丙' })
    const live = (id: string, weeks: number, text: string) =>
      call('qian pipeline', 'POST', '/v1/conversations', {
        id,
        channel: 'counter',
        staff: '钱',
        startedAt: new Date(service.clock.now + weeks * WEEK + 3_600_000).toISOString(),
        lines: [{ role: 'staff', text }],
      })
    const machine = loadScenarios().find(({ id }) => id === 'system-fault')!
    await live('before-a', -2, '机器坏了我有啥子办法')
    await live('before-b', -2, '您好，您慢走，再见')
    await live('after-a', 1, '您好，您慢走，再见')
    await live('long-ago', -40, '机器坏了我有啥子办法')
    const { id: conversation } = await practise('qian', undefined, {}, machine)
    const run = { conversation, scenario: machine.id }
    expect((await call('qian', 'POST', '/v1/practice/runs', run)).statusCode).toBe(201)

    const own = (await call('qian', 'GET', '/v1/practice/progress')).json()
    expect(own.runs).toMatchObject([{ staff: '钱', scenario: machine.id, score: 100, passed: true }])
    expect(own.scenarios).toMatchObject([
      { scenario: machine.id, runs: 1, average: 100, best: 100, passed: 1 },
    ])
    expect(own.misses).toEqual([])
    // Three things are trained: the rules system-fault and hold-return, and the forbidden machine-broken.
    expect(own.live).toEqual([
      { week: -2, chances: 6, misses: expect.any(Number) },
      { week: 1, chances: 3, misses: 0 },
    ])
    expect(own.live[0].misses).toBeGreaterThanOrEqual(1)
    const other = (await call('qian', 'GET', '/v1/practice/progress?staff=%E7%8E%8B')).json()
    expect(other).toMatchObject({ runs: [], people: [], live: [] })
    const narrowed = (await call('qian', 'GET', '/v1/practice/progress?scenario=praise')).json()
    expect(narrowed).toMatchObject({ runs: [], live: [] })

    const people = (await call('supervisor', 'GET', '/v1/practice/progress')).json().people
    expect(people.map(({ staff }: { staff: string }) => staff)).toContain('王')
    expect(people.map(({ staff }: { staff: string }) => staff)).not.toContain('钱')
    expect(people.find(({ staff }: { staff: string }) => staff === '王').runs).toBeGreaterThan(1)
  })
})

test('a hall whose book lacks a phrase is not asked for it', async () => {
  const { turnAfter } = await import('../../server/practice/turn.ts')
  const [scenario] = loadScenarios().filter(({ id }) => id === 'missing-material')
  const { loadPhrasebook } = await import('liyan')
  const book = loadPhrasebook('window-service')
  const small = { ...book, phrases: book.phrases.filter(({ id }) => id !== 'missing-material') }
  const books = { get: () => ({ ...createChecker(book), phrasebook: small }) }
  const answer = turnAfter(books as never, scenario!, 'hands-over', ['sorry'])
  expect(answer).toMatchObject({ met: [['sorry']], missing: [] })
})
