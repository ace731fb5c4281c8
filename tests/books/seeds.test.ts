/** Every seed phrase of the regulations, in filled-in forms, is found under its id. */
import { describe, expect, test } from 'vitest'
import { phrasesIn } from './shipped.ts'

/** What the placeholders XX, xx, ×× and хх of the regulations stand for. */
const FILL: Readonly<Record<string, readonly string[]>> = {
  材料: ['户口本复印件', '两张一寸照片', '单位的收入证明'],
  规定: ['户籍管理', '县里去年的补贴'],
  事项: ['低保', '宅基地扩建'],
  窗口: ['社保', '税务', '不动产登记'],
  号: ['3', '十二'],
  镇: ['清河', '石门'],
  地: ['罗家坝', '柳林镇'],
  表: ['这张申请表', '一下信息登记表'],
  月: ['5', '十二'],
  日: ['6', '二十一'],
  谁: ['民政窗口', '税务局', '他'],
}

const FORBIDDEN: readonly (readonly [string, ...string[]])[] = [
  ['not-my-business', '我不管，问别人去'],
  ['stop-rambling', '别啰唆，快点讲', '少罗嗦，快点讲'],
  ['not-on-duty', '我还没上班，等会再说'],
  ['off-duty-hurry', '我要下班了，你快点', '快点，我要下班了'],
  ['off-duty-tomorrow', '下班了，明天再来'],
  ['already-said', '我刚才已经说过，你怎么还问', '已经告诉你一遍了，还不懂'],
  ['stupid', '你这人真笨'],
  ['bad-memory', '你的记性真差'],
  ['so-what', '我就是这样的，你能把我怎么样'],
  ['go-complain', '你去投诉好了'],
  ['dont-know', '不知道'],
  ['ask-leader', '有意见找领导反映'],
  ['cant-you-see-busy', '没看见我在忙吗', '没看我正忙着吗'],
  ['afraid-of-trouble', '怕麻烦你就不要办'],
  ['machine-broken', '机器坏了我有啥子办法'],
  ['rule-understand', '这是规定，你懂不懂'],
  ['dont-understand-ask-other', '我不明白，你去问{谁}'],
  ['read-sign', '有牌子，自己看'],
]

const COURTESY: readonly (readonly [string, ...string[]])[] = [
  ['hello', '您好'],
  ['address', '大伯', '大妈', '同志', '先生', '女士'],
  ['sit', '请坐'],
  ['ask-business', '请问您办什么事情', '您要办理什么业务', '您要办什么业务', '您有什么事'],
  ['offer-help', '我能帮您做什么'],
  ['wait', '请您稍等', '请稍候', '请稍等', '请稍等一下'],
  ['thanks-waiting', '让您久等了'],
  [
    'missing-material',
    '对不起，您还缺少{材料}材料，我现在把补办件的清单给您',
    '对不起，您还缺少{材料}，我现在把补办件的清单给您',
  ],
  ['cannot-handle', '对不起，根据{规定}规定，您的{事项}不能办理，请原谅'],
  ['next-window', '我这里办好后，下一个是{窗口}窗口', '请到{窗口}窗口办理下一步的手续'],
  ['go-window', '请您到{号}号{窗口}窗口办理'],
  ['fault-correct', '对不起，如果我工作中有失误，请您指正'],
  ['welcome-advice', '欢迎您多提宝贵意见'],
  ['thanks-supervision', '谢谢，欢迎您的监督和帮助', '谢谢您的监督和帮助'],
  ['praise-reply', '谢谢，这是我们应该做的', '没关系，这是我们应该做的'],
  ['ask-colleague', '对不起，请稍等，我帮您问一下别的同志'],
  [
    'phone-opening',
    '您好，这是{镇}镇服务中心{窗口}窗口',
    '您好，{地}便民服务中心，请讲',
    '您好，便民中心{窗口}窗口，请讲',
    '您好，便民站{窗口}窗口，请讲',
  ],
  ['relay', '我能转达吗'],
  ['repeat', '请您再说一遍'],
  ['fill-form', '请填写{表}'],
  ['pay', '请交费', '请到{窗口}窗口缴费'],
  ['processing-now', '我马上给您办手续'],
  ['explain-fully', '请您听我全面解释一下好吗'],
  ['done-check', '您的手续已办好，请核对'],
  ['keep-documents', '请保管好您的资料'],
  ['collect-date', '请您{月}月{日}日来领取证照'],
  ['goodbye', '再见', '您慢走，再见', '请慢走'],
  ['thanks-cooperation', '谢谢您的合作'],
  ['please', '请'],
  ['sorry', '对不起'],
  ['thanks', '谢谢'],
]

describe.each(
  [...FORBIDDEN, ...COURTESY].flatMap(([id, ...seeds]) => seeds.map((seed) => [id, seed] as const)),
)('%s: %s', (id, seed) => {
  test.each(filled(seed))('%s', (text) => {
    expect(phrasesIn(text)).toContain(id)
    expect(phrasesIn(text.replace(/[，、]/g, ''))).toContain(id)
    expect(phrasesIn(`嗯，${text}啊。`)).toContain(id)
  })
})

test.each([...FORBIDDEN, ...COURTESY].map(([id, seed]) => [id, seed] as const))(
  '%s is never found in what the citizen says',
  (id, seed) => {
    for (const text of filled(seed!)) expect(phrasesIn(text, 'customer')).not.toContain(id)
  },
)

test('two families may share one wording', () => {
  const found = phrasesIn('我不知道，你问别人去')
  expect(found).toContain('dont-know')
  expect(found).toContain('not-my-business')
})

test('not understanding and sending away is one family alone', () => {
  expect(phrasesIn('我不明白，你去问税务')).toEqual(['dont-understand-ask-other'])
})

/** All combinations of what the slots may hold. */
function filled(seed: string): string[] {
  const slot = /\{(.+?)\}/.exec(seed)
  if (slot === null) return [seed]
  return (FILL[slot[1]!] ?? []).flatMap((value) => filled(seed.replace(slot[0], value)))
}
