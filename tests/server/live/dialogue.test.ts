/** The ordinary course of a live conversation, on both stores. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Service, startService, storesHere } from '../service.ts'
import { begin, connectLive, end, resume, say } from './client.ts'
import { CONVERSATION } from './conversations.ts'

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let key: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
  })
  afterAll(() => service.close())

  const { lines, ...head } = CONVERSATION
  const reviewed = (id: string) => service.parts.books.get().review({ ...head, id, unit: '甲', lines })

  test('hello, start, lines, end: the report of the whole conversation', async () => {
    const client = await connectLive(service, key)
    const started = await begin(client, { ...head, id: 'whole' })
    expect(started).toMatchObject({ id: 'whole', unit: '甲', ack: 0, credit: 64 })
    expect(started.phrasebook).toEqual({
      id: 'window-service',
      version: service.parts.books.get().phrasebook.version,
    })
    await say(client, lines)
    expect((await client.take('ack', ({ seq }) => seq === lines.length)).seq).toBe(lines.length)
    const report = await end(client, { lines: lines.length })
    expect(report).toEqual(reviewed('whole'))
    expect(report.findings.map(({ phrase }) => phrase)).toContain('not-my-business')
    expect(await client.closed).toEqual({ code: 1000, reason: 'ended' })
  })

  test('all of it in one breath: what follows a start waits for it', async () => {
    const client = await connectLive(service, key)
    client.send({ type: 'hello', protocol: 1 })
    client.send({ type: 'start', ...head, id: 'one-breath' })
    for (const [i, line] of lines.entries()) client.send({ type: 'line', seq: i + 1, ...line })
    client.send({ type: 'end', lines: lines.length })
    const { report } = await client.take('report')
    expect(report).toEqual(reviewed('one-breath'))
    expect(client.frames.filter(({ type }) => type === 'error')).toEqual([])
  })

  test('a rule says what is due, by when, and what to say; then a finding with its reason and clause', async () => {
    const client = await connectLive(service, key)
    const { snapshot } = await begin(client, { ...head, id: 'rules' })
    const due = snapshot.rules.filter(({ state }) => state === 'due')
    expect(due.length).toBeGreaterThan(0)
    for (const rule of due) {
      expect(rule.title).not.toBe('')
      expect(rule.instead?.length).toBeGreaterThan(0)
      expect(rule.due?.need.flat().every(({ title }) => title !== '')).toBe(true)
    }
    client.send({ type: 'line', seq: 1, role: 'staff', text: '我不管，你问别人去' })
    const { events } = await client.take('events')
    expect(events[0]).toMatchObject({
      type: 'finding',
      interim: false,
      finding: { phrase: 'not-my-business', line: 0, start: 0, clause: { id: expect.any(String) } },
    })
    expect(events.at(-1)).toMatchObject({ type: 'score' })
    client.cut()
  })

  test('an interim line is answered, replaced, and what it found is taken back', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id: 'interim' })
    const staff = { type: 'line', seq: 1, role: 'staff' }
    client.send({ ...staff, interim: true, text: '我不管' })
    const first = await client.take('events')
    expect(first).toMatchObject({ seq: 1, interim: true })
    expect(first.events[0]).toMatchObject({ type: 'finding', interim: true })
    client.send({ ...staff, text: '我不管理这个窗口' })
    const second = await client.take('events')
    expect(second).toMatchObject({ seq: 1, interim: false })
    expect(second.events[0]).toMatchObject({
      type: 'retracted',
      finding: { phrase: 'not-my-business', line: 0 },
    })
    // Late: its final line is there already.
    client.send({ ...staff, interim: true, text: '我不管' })
    client.send({ ...staff, seq: 2, text: '您好' })
    expect((await client.take('events')).seq).toBe(2)
    expect((await end(client)).findings.map(({ phrase }) => phrase)).not.toContain('not-my-business')
  })

  test('ended is ended: the stored report comes again to whoever resumes', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id: 'again' })
    await say(client, lines)
    const report = await end(client, { endedBy: 'staff' })
    await client.closed
    const late = await connectLive(service, key)
    late.send({ type: 'hello', protocol: 1 })
    late.send({ type: 'resume', id: 'again', token })
    expect((await late.take('report')).report).toEqual(report)
    const other = await connectLive(service, key)
    other.send({ type: 'hello', protocol: 1 })
    other.send({ type: 'start', ...head, id: 'again' })
    expect(await other.take('error')).toMatchObject({ code: 'conversation-differs', fatal: false })
  })

  test('the end is stored, and the journal is gone', async () => {
    const { db } = service.parts.store
    const stored = await db
      .selectFrom('conversations')
      .selectAll()
      .where('id', '=', 'whole')
      .executeTakeFirst()
    expect(stored).toMatchObject({ unit: '甲', source: 'live', line_count: lines.length, abandoned: 0 })
    expect(JSON.parse(stored!.report)).toEqual(reviewed('whole'))
    const left = await db
      .selectFrom('live_lines')
      .innerJoin('live_conversations', 'pk', 'live')
      .where('id', '=', 'whole')
      .selectAll()
      .execute()
    expect(left).toEqual([])
  })

  test('resumed after a cut: acknowledged lines are there, the report is the same', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id: 'cut' })
    await say(client, lines.slice(0, 4))
    await client.take('ack', ({ seq }) => seq === 4)
    client.cut()
    const again = await connectLive(service, key)
    const resumed = await resume(again, 'cut', token)
    expect(resumed.ack).toBe(4)
    await say(again, lines, 5)
    expect(await end(again)).toEqual(reviewed('cut'))
  })

  test('practice is stored as practice', async () => {
    const trainee = await service.key('trainee', { unit: '甲', staff: 'A01' })
    const client = await connectLive(service, trainee)
    await begin(client, { id: 'exercise', practice: true })
    await say(client, lines)
    await end(client)
    const stored = await service.parts.store.db
      .selectFrom('conversations')
      .select(['source', 'staff'])
      .where('id', '=', 'exercise')
      .executeTakeFirst()
    expect(stored).toEqual({ source: 'practice', staff: 'A01' })
  })
})
