/**
 * `npm run bench:http`: `POST /v1/check` of the whole service against a bare Fastify route with the same body, schemas
 * and answer, in one run. Each server is a process of its own; rounds of load take turns, so a drifting machine drifts
 * for both. The answers are compared before anything is timed.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import type { Serving } from './http-server.ts'
import { median, table } from './measure.ts'

const ROUNDS = 5
const SECONDS = 2
const CONNECTIONS = 20

/** What a pipeline sends: a line without a finding, one with two, and a whole call. */
const BODIES = {
  'an innocent line': { line: { role: 'staff', text: '这个表您填一下姓名和身份证号码就可以了' } },
  'a line with a finding': { line: { role: 'staff', text: '这个我不知道，你问别人去' } },
  'a call of 12 lines': {
    conversation: {
      id: 'bench-1',
      channel: 'phone',
      ringCount: 2,
      lines: [
        '您好，这里是清河镇便民服务中心社保窗口，请讲',
        '我想问一下医保怎么转',
        '请问您现在的参保地在哪里',
        '在省城',
        '那您需要先在省城办停保',
        '停保要带什么材料',
        '请您带身份证和社保卡，我帮您查一下网点',
        '好的谢谢',
        '请您稍等',
        '嗯',
        '让您久等了，离您最近的是东街服务站',
        '好，再见',
      ].map((text, i) => ({
        role: i % 2 === 0 ? 'staff' : 'customer',
        text,
        start: i * 4000,
        end: i * 4000 + 3000,
      })),
    },
  },
} as const

const service = await serve('service')
const bare = await serve('bare')
const rows: string[][] = []
for (const [name, body] of Object.entries(BODIES)) {
  const answer = await post(service, body)
  await teach(bare, answer)
  if ((await post(bare, body)) !== answer) throw new Error('the bare route answers something else')
  if (name === 'a line with a finding' && !answer.includes('dont-know'))
    throw new Error(`no finding in ${answer}`)
  const rounds: { readonly ours: Load; readonly theirs: Load }[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const ours = await load(service, body)
    const theirs = await load(bare, body)
    if (round >= 0) rounds.push({ ours, theirs })
  }
  const ratios = rounds.map(({ ours, theirs }) => ours.rate / theirs.rate)
  const costs = rounds.map(({ ours, theirs }) => theirs.cpu / ours.cpu)
  rows.push([
    name,
    String(Math.round(median(rounds.map(({ ours }) => ours.rate)))),
    String(Math.round(median(rounds.map(({ theirs }) => theirs.rate)))),
    `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    String(Math.round(median(rounds.map(({ ours }) => ours.cpu)))),
    String(Math.round(median(rounds.map(({ theirs }) => theirs.cpu)))),
    median(costs).toFixed(2),
  ])
}
const head = [
  'POST /v1/check with',
  'requests/s',
  'bare',
  'ratio (range)',
  'CPU us a request',
  'bare',
  'ratio',
]
console.log(table(head, rows))
service.child.disconnect()
bare.child.disconnect()

interface Server extends Serving {
  readonly child: ReturnType<typeof fork>
}

async function serve(kind: 'service' | 'bare'): Promise<Server> {
  const child = fork(new URL('./http-server.ts', import.meta.url), [kind])
  const [serving] = (await once(child, 'message')) as [Serving]
  return { ...serving, child }
}

async function post({ url, headers }: Server, body: object): Promise<string> {
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.text()
}

async function teach({ child }: Server, answer: string): Promise<void> {
  child.send(answer)
  await once(child, 'message')
}

interface Load {
  /** Requests a second. */
  readonly rate: number
  /** Processor time of the server for one request, in microseconds: hardly moved by whatever else the machine does. */
  readonly cpu: number
}

async function load(server: Server, body: object): Promise<Load> {
  const { url, headers } = server
  const before = await cpuOf(server)
  const result = await autocannon({
    url,
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    connections: CONNECTIONS,
    duration: SECONDS,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} errors`)
  const rate = result['2xx'] / result.duration
  return { rate, cpu: ((await cpuOf(server)) - before) / result['2xx'] }
}

async function cpuOf({ child }: Server): Promise<number> {
  child.send('cpu')
  const [microseconds] = (await once(child, 'message')) as [number]
  return microseconds
}
