/** Texts made to be slow: all candidates, near misses everywhere, one endless line. The cost a character must not grow. */
import type { Checker } from '../../src/index.ts'
import { measure, table } from './measure.ts'

const ROUNDS = 3
const SIZES = [2_000, 20_000, 200_000]

const TEXTS: readonly (readonly [string, string])[] = [
  ['请 only', '请'],
  ['谢谢 only', '谢谢'],
  ['我不管 only', '我不管'],
  ['misheard only', '不只道补知道'],
  ['stutter', '我我我不不不管管管'],
  ['fillers', '请那个就是那个稍那个等'],
  ['many openings', '你怎么你怎么我就是你能把这是规定'],
  ['everything at once', '对不起请您稍等我不管你去问别人不知道这是规定你懂不懂谢谢再见'],
]

export function worstCase(checker: Checker): string {
  const rows = TEXTS.map(([name, unit]) => {
    const nanoseconds = SIZES.map((size) => {
      const text = unit.repeat(Math.ceil(size / unit.length))
      const run = () => checker.check(text, { role: 'staff' }).length
      return (measure([{ name, run }], ROUNDS)[0]!.median * 1e6) / text.length
    })
    return [
      name,
      ...nanoseconds.map((value) => value.toFixed(0)),
      (nanoseconds.at(-1)! / nanoseconds[0]!).toFixed(2),
    ]
  })
  return table(['ns/character', ...SIZES.map(String), 'last against first'], rows)
}
