/** Talk at a window or on the phone, line by line, made of small pieces by chance: the lines of one conversation. */
import type { Line, Role } from 'liyan'
import type { Random } from './random.ts'
import { SHARP, TOPICS, type Topic, TURNS, type Turn } from './words.ts'

export interface Mood {
  readonly channel: 'phone' | 'counter'
  /** How likely a courtesy is said. */
  readonly care: number
  /** How likely a turn is answered sharply. */
  readonly temper: number
}

export interface Talk {
  readonly lines: readonly Line[]
  readonly endedBy: Role
}

interface Draft {
  readonly role: Role
  readonly text: string
  /** Milliseconds of silence before it. */
  readonly pause?: number | undefined
}

export function talk(random: Random, mood: Mood): Talk {
  const topic = random.pick(TOPICS)
  const turns = turnsOf(random)
  const drafts = [
    ...opening(random, mood, topic),
    ...turns.flatMap((turn) => said(random, mood, topic, turn)),
    ...closing(random, mood, topic),
  ]
  return { lines: timed(random, drafts), endedBy: random.chance(0.25) ? 'staff' : 'customer' }
}

/** One to three turns, each kind once. */
function turnsOf(random: Random): readonly Turn[] {
  const count = random.weighted([
    [4, 1],
    [4, 2],
    [2, 3],
  ])
  const chosen: Turn[] = []
  while (chosen.length < count) {
    const turn = random.weighted(TURNS.map((one) => [one.weight, one] as const))
    if (!chosen.includes(turn)) chosen.push(turn)
  }
  return chosen
}

function opening(random: Random, { channel, care }: Mood, topic: Topic): Draft[] {
  const polite =
    channel === 'phone'
      ? ['您好，便民服务中心综合窗口，请讲。', '您好，这里是便民服务中心社保窗口。']
      : ['您好，请坐，请问您办什么事情？', '您好，您要办理什么业务？', '大妈您好，我能帮您做什么？']
  const bare =
    channel === 'phone' ? ['喂，哪位？', '喂，说。'] : ['什么事？', '下一位，办什么的？', '材料拿来。']
  return [
    { role: 'staff', text: random.pick(random.chance(care) ? polite : bare) },
    {
      role: 'customer',
      text: random.pick([
        `我想${topic.wish}。`,
        `同志，${topic.wish}在这里吗？`,
        `我来问问，${topic.wish}要怎么弄？`,
      ]),
    },
  ]
}

function said(random: Random, { care, temper }: Mood, topic: Topic, turn: Turn): Draft[] {
  const fill = (text: string) => text.replaceAll('{件}', topic.paper).replaceAll('{处}', topic.elsewhere)
  const asked =
    turn.asked.length === 0 ? [] : [{ role: 'customer', text: fill(random.pick(turn.asked)) } as const]
  if (random.chance(temper))
    return [
      ...asked,
      { role: 'staff', text: random.pick(random.chance(0.3) && turn.sharp.length > 0 ? turn.sharp : SHARP) },
      { role: 'customer', text: random.pick(['你这是什么态度？', '怎么这样说话呢？', '我就是问一问嘛。']) },
      { role: 'staff', text: fill(random.pick(turn.bare)) },
    ]
  const isKept = random.chance(care)
  const answer = { role: 'staff', text: fill(random.pick(isKept ? turn.polite : turn.bare)) } as const
  if (turn.hold !== true) return [...asked, slowly(random, care, answer), reply(random)]
  const back = isKept && random.chance(care) ? '让您久等了，' : ''
  const found = {
    role: 'staff',
    text: `${back}查到了，已经到审核这一步。`,
    pause: random.between(33, 70) * 1_000,
  } as const
  return [...asked, answer, found, reply(random)]
}

/** Now and then an answer is long in coming. */
function slowly(random: Random, care: number, draft: Draft): Draft {
  return random.chance((1 - care) * 0.4) ? { ...draft, pause: random.between(16, 24) * 1_000 } : draft
}

function reply(random: Random): Draft {
  return {
    role: 'customer',
    text: random.pick(['好的。', '哦，明白了。', '那我记一下。', '行，知道了。', '好，我听您的。']),
  }
}

function closing(random: Random, { care, channel }: Mood, topic: Topic): Draft[] {
  const bye =
    channel === 'phone'
      ? ['谢谢您的来电，再见。', '不客气，再见。']
      : ['请您保管好资料，您慢走，再见。', '不客气，您慢走。']
  const done =
    channel === 'counter' && random.chance(0.6)
      ? [
          {
            role: 'staff',
            text: random.chance(care) ? `您的手续已办好，请核对${topic.paper}。` : '好了，拿走吧。',
          } as const,
        ]
      : []
  const leaving = {
    role: 'customer',
    text: random.pick(['好，谢谢啊。', '那我先走了。', '没别的事了，谢谢。']),
  } as const
  const last = {
    role: 'staff',
    text: random.chance(care) ? random.pick(bye) : random.pick(['嗯。', '行了。', '下一位。']),
  } as const
  return [...done, leaving, last]
}

/** About five characters a second, a breath between two lines. */
function timed(random: Random, drafts: readonly Draft[]): Line[] {
  let at = random.between(300, 1_200)
  return drafts.map(({ role, text, pause }) => {
    const start = at + (pause ?? random.between(300, 1_800))
    const end = start + text.length * random.between(170, 240)
    at = end
    return { role, text, start, end, confidence: random.between(82, 99) / 100 }
  })
}
