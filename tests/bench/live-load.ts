/** The clients of live.ts, in a process of their own: they speak at a steady pace and note when they are answered. */
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import WebSocket from 'ws'
import type { LiveServerMessage } from '../../server/wire/live.ts'
import type { ConversationHead, Line, Report } from '../../src/index.ts'
import { random } from './transcripts.ts'

export interface Plan {
  readonly key: string
  readonly ports: { readonly live: number; readonly echo: number }
  /** Lines of one round, and milliseconds from one to the next. */
  readonly lines: number
  readonly pace: number
  readonly conversations: readonly {
    readonly head: ConversationHead
    readonly lines: readonly Line[]
    readonly report: Report
  }[]
}

export type Command =
  | { readonly do: 'connect-echo' | 'connect-live' | 'end' }
  | { readonly do: 'echo' | 'live'; readonly round: number }

export interface Answer {
  readonly error?: string
  /** Milliseconds from line to answer. */
  readonly times?: number[]
  readonly wrong?: number
  readonly findings?: number
}

interface Speaker {
  readonly socket: WebSocket
  /** When what is not answered yet was sent, by message. */
  readonly sent: Map<string, number>
  hear: (text: string) => void
}

/** Sockets opened at the same time. */
const AT_ONCE = 50

const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Plan
const next = random(99)
/** Each speaker's own moment within the pace: nobody speaks in step. */
const offsets = plan.conversations.map(() => next() * plan.pace * 0.6)
let echoes: Speaker[] = []
let speakers: Speaker[] = []
let times: number[] = []
let findings = 0

process.on('message', (command: Command) => {
  obey(command).then(
    (answer) => process.send!(answer),
    (error: unknown) => process.send!({ error: String(error) }),
  )
})
process.send!({})

async function obey(command: Command): Promise<Answer> {
  switch (command.do) {
    case 'connect-echo':
      echoes = await connectAll(`ws://127.0.0.1:${plan.ports.echo}/echo`, async (speaker) => {
        speaker.hear = (text) => answered(speaker, text)
      })
      return {}
    case 'connect-live':
      speakers = await connectAll(`ws://127.0.0.1:${plan.ports.live}/v1/live`, startLive)
      return {}
    case 'echo':
      return { times: await speak(echoes, command.round, (_, text) => text) }
    case 'live':
      return { times: await speak(speakers, command.round, (seq, _, interim) => `${seq} ${interim}`) }
    case 'end':
      return { wrong: (await Promise.all(speakers.map(endOne))).filter((right) => !right).length, findings }
    default:
      return command satisfies never
  }
}

async function connectAll(
  url: string,
  ready: (speaker: Speaker, number: number) => Promise<void>,
): Promise<Speaker[]> {
  const all: Speaker[] = []
  for (let at = 0; at < plan.conversations.length; at += AT_ONCE) {
    const some = plan.conversations.slice(at, at + AT_ONCE).map(async (_, n) => {
      const socket = new WebSocket(url, { headers: { authorization: `Bearer ${plan.key}` } })
      const speaker: Speaker = { socket, sent: new Map(), hear: () => {} }
      socket.on('message', (data) => speaker.hear(String(data)))
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      await ready(speaker, at + n)
      return speaker
    })
    all.push(...(await Promise.all(some)))
  }
  return all
}

function startLive(speaker: Speaker, number: number): Promise<void> {
  const { head } = plan.conversations[number]!
  return new Promise((resolve, reject) => {
    speaker.hear = (text) => {
      const message = JSON.parse(text) as LiveServerMessage
      if (message.type === 'error') reject(new Error(text))
      if (message.type !== 'started') return
      speaker.hear = (answer) => hearLive(speaker, JSON.parse(answer) as LiveServerMessage)
      resolve()
    }
    speaker.socket.send(JSON.stringify({ type: 'hello', protocol: 1 }))
    speaker.socket.send(JSON.stringify({ type: 'start', ...head }))
  })
}

function hearLive(speaker: Speaker, message: LiveServerMessage): void {
  if (message.type === 'error') throw new Error(JSON.stringify(message))
  if (message.type !== 'events') return
  answered(speaker, `${message.seq} ${message.interim}`)
  findings += message.events.filter(({ type }) => type === 'finding').length
}

function answered({ sent }: Speaker, name: string): void {
  const at = sent.get(name)
  if (at === undefined) throw new Error(`an answer to nothing: ${name}`)
  times.push(performance.now() - at)
  sent.delete(name)
}

/** Says the lines of one round, each with one hypothesis before it, and resolves when all are answered. */
async function speak(
  all: readonly Speaker[],
  round: number,
  nameOf: (seq: number, text: string, interim: boolean) => string,
): Promise<number[]> {
  times = []
  const due = all
    .flatMap((speaker, n) =>
      plan.conversations[n]!.lines.slice(round * plan.lines, (round + 1) * plan.lines).flatMap((line, at) => {
        const seq = round * plan.lines + at + 1
        const when = offsets[n]! + at * plan.pace
        const half = { ...line, text: line.text.slice(0, line.text.length >> 1) }
        return [
          { speaker, seq, interim: true, line: half, when },
          { speaker, seq, interim: false, line, when: when + plan.pace * 0.3 },
        ]
      }),
    )
    .sort((a, b) => a.when - b.when)
  const began = performance.now()
  for (const { speaker, seq, interim, line, when } of due) {
    while (performance.now() - began < when) await new Promise((resolve) => setTimeout(resolve, 1))
    const text = JSON.stringify({ type: 'line', seq, ...(interim && { interim }), ...line })
    speaker.sent.set(nameOf(seq, text, interim), performance.now())
    speaker.socket.send(text)
  }
  while (times.length < due.length) await new Promise((resolve) => setTimeout(resolve, 5))
  return times
}

/** True where the report is the expected one. */
function endOne({ socket }: Speaker, number: number): Promise<boolean> {
  const { report, lines } = plan.conversations[number]!
  return new Promise((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as LiveServerMessage
      if (message.type === 'report') resolve(isDeepStrictEqual(message.report, report))
    })
    socket.send(JSON.stringify({ type: 'end', lines: lines.length }))
  })
}
