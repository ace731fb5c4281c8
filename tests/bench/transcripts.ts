/** Makes service dialogue by the seed: ordinary lines out of parts, and now and then a planted sentence whose finding is known. */
import type { Conversation, Line, Phrasebook } from '../../src/index.ts'

/** mulberry32: small, seedable, good enough to shuffle sentences. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const BUSINESS = [
  '社保卡',
  '户口本',
  '居住证',
  '营业执照',
  '老年证',
  '医保关系',
  '公积金',
  '不动产证',
  '残疾证',
  '生育登记',
  '准生证',
  '低保',
]
const PLACES = ['二楼', '大厅东边', '自助机旁边', '一楼左手边', '五号柜台', '门口', '派出所', '村委会']
const TIMES = ['三个工作日', '一个星期', '半个月', '当天', '七天', '月底之前', '二十个工作日']
const STAFF = [
  '{b}现在网上也能办，手机上下个小程序就行',
  '身份证原件和复印件都带了没有',
  '{b}一般{t}能出来，到时候有短信通知',
  '办{b}要在{p}先复印一份，两块钱一张',
  '这一栏写现在住的地址，下面签名按手印',
  '您的{b}材料齐了，我这边先录进去',
  '密码是六位数字，输完按确认',
  '嗯，对，就是这个章，盖在骑缝的地方',
  '好的，那我把回执打给您，{t}以后凭这个来拿',
  '{b}去年改过政策，现在不用单位盖章了',
  '照片要白底两寸的，{p}那里可以拍',
  '名字和电话核对一下，没错就在右下角签字',
]
const CUSTOMER = [
  '我想问一下{b}怎么办',
  '你好，我来办{b}的',
  '那要多长时间才能拿到呢',
  '我爸的{b}丢了，人来不了，我代他办行不行',
  '身份证带了，户口本在家里没带',
  '哦，好的，我知道了，谢谢你',
  '上次那个人说{t}就行，怎么还没好',
  '是在{p}交钱吗，可以刷手机吧',
]

/** `planted` of a line: the phrase that must be found in it. */
export interface PlantedLine extends Line {
  readonly planted?: string
}

/** So many conversations of 14 lines; one staff line in `every` is a hit sentence of the book. The same seed gives the same. */
export function transcripts(
  book: Phrasebook,
  count: number,
  seed = 1,
  every = 8,
): (Conversation & { lines: PlantedLine[] })[] {
  const next = random(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)]!
  const fill = (text: string) =>
    text.replace('{b}', pick(BUSINESS)).replace('{p}', pick(PLACES)).replace('{t}', pick(TIMES))
  const plants = book.phrases
    .filter((phrase) => phrase.kind !== 'cue')
    .flatMap((phrase) => phrase.hits.map((text) => ({ text, planted: phrase.id })))
  return Array.from({ length: count }, (_, number) => {
    let time = 0
    const lines = Array.from({ length: 14 }, (_, index): PlantedLine => {
      const role = index % 2 === 0 ? 'staff' : 'customer'
      const isPlanted = role === 'staff' && next() * every < 1 && plants.length > 0
      const said = isPlanted ? pick(plants) : { text: fill(pick(role === 'staff' ? STAFF : CUSTOMER)) }
      const start = time
      const end = start + said.text.length * 220
      time = end + Math.floor(next() * 3000)
      return { role, start, end, ...said }
    })
    return { id: `made-${seed}-${number}`, channel: number % 2 === 0 ? 'phone' : 'counter', lines }
  })
}
