/** What is said in the demo: topics, turns of a conversation in a polite and in a bare wording, and sharp answers. */

export interface Topic {
  /** Follows “我想”. */
  readonly wish: string
  readonly paper: string
  /** Where else one has to go. */
  readonly elsewhere: string
}

export const TOPICS: readonly Topic[] = [
  { wish: '补一张社保卡', paper: '身份证复印件', elsewhere: '3号社保窗口' },
  { wish: '给孩子上户口', paper: '出生医学证明', elsewhere: '2号户籍窗口' },
  { wish: '办老年优待证', paper: '两张一寸照片', elsewhere: '5号综合窗口' },
  { wish: '开一张完税证明', paper: '纳税申报表', elsewhere: '6号税务窗口' },
  { wish: '把门诊的票据报销了', paper: '费用明细单', elsewhere: '4号医保窗口' },
  { wish: '给小店办营业执照', paper: '场地使用证明', elsewhere: '5号综合窗口' },
  { wish: '申请灵活就业补贴', paper: '就业登记表', elsewhere: '3号社保窗口' },
  { wish: '把老家的医保转过来', paper: '参保凭证', elsewhere: '4号医保窗口' },
  { wish: '办残疾人证', paper: '评定表', elsewhere: '7号民政窗口' },
  { wish: '问建房审批', paper: '村里的同意书', elsewhere: '8号国土窗口' },
]

export interface Turn {
  readonly weight: number
  /** What leads to it; empty where the staff begin by themselves. */
  readonly asked: readonly string[]
  readonly polite: readonly string[]
  readonly bare: readonly string[]
  /** Sharp answers that only fit here. */
  readonly sharp: readonly string[]
  /** Somebody has to wait for the answer. */
  readonly hold?: true
}

export const TURNS: readonly Turn[] = [
  {
    weight: 5,
    asked: ['我都带来了，您看看齐不齐？', '材料在这里，您看行不行？'],
    polite: [
      '对不起，您还缺少{件}，我现在把补办件的清单给您。',
      '不好意思，您还差{件}，要补的清单我给您打一份。',
    ],
    bare: ['还缺{件}，回去拿。', '{件}没带，办不了。'],
    sharp: ['牌子上写着不会自己看吗？', '怕麻烦你就不要办。'],
  },
  {
    weight: 3,
    asked: ['那这个也在您这儿交吗？', '还有水费的事，您这里管不管？'],
    polite: [
      '对不起，这个不归我们窗口办，请您到{处}办理。',
      '这个业务不属于我们窗口，请稍等，我帮您问一下别的同志。',
    ],
    bare: ['那个不是我们这边办的。', '这个不归我们窗口。'],
    sharp: ['我不管，问别人去。', '我搞不清楚，你去问2号窗口。'],
  },
  {
    weight: 4,
    asked: ['您帮我查一下办到哪一步了？', '我上个月交的，现在到哪里了？'],
    polite: ['请您稍等，我给您查一下。', '好的，请稍候，我看一下系统。'],
    bare: ['等着。', '我看看，等会儿。'],
    sharp: ['没看见我在忙吗？'],
    hold: true,
  },
  {
    weight: 2,
    asked: ['今天能办好吗？', '怎么半天没动静？'],
    polite: ['对不起，系统出现故障，请您稍候。', '不好意思，系统卡住了，请您稍等一下。'],
    bare: ['系统坏了，办不了。', '网断了。'],
    sharp: ['机器坏了我有什么办法。'],
  },
  {
    weight: 2,
    asked: ['我这个年纪能不能补交？', '差三个月，能不能通融一下？'],
    polite: [
      '对不起，根据社会保险有关规定，您的补缴不能办理，请原谅。',
      '对不起，按医保局的规定，您的这一项不能办理，请您原谅。',
    ],
    bare: ['您这个办不了。', '不符合条件，申请不了。'],
    sharp: ['这是规定，你懂不懂？', '有意见找领导反映。'],
  },
  {
    weight: 2,
    asked: ['你们服务态度真好，办得真快！', '您太热心了，谢谢您！'],
    polite: ['谢谢，这是我们应该做的。', '没关系，这是我们应该做的。'],
    bare: ['嗯。', '还行吧。'],
    sharp: [],
  },
  {
    weight: 2,
    asked: ['我提个建议，你们中午能不能留个人？', '我给你们提个意见，排队太久了。'],
    polite: ['谢谢，欢迎您的监督和帮助。', '谢谢您，欢迎您多提宝贵意见。'],
    bare: ['这个没办法。', '人手就这么多。'],
    sharp: ['你去投诉好了。', '有意见找领导反映。'],
  },
  {
    weight: 4,
    asked: ['表怎么填？', '接下来要做什么？'],
    polite: ['请您填写这张申请表，不清楚的地方我帮您看。', '请填写这张表，我马上给您办手续。'],
    bare: ['把这张填了。', '自己照着样表填。'],
    sharp: ['我刚才已经说过了，你怎么还问？'],
  },
  {
    weight: 3,
    asked: ['那什么时候能拿到？', '几天能办下来？'],
    polite: [
      '我这里办好后，下一个是{处}，大约五个工作日。',
      '五个工作日，请您下周三过来领证，谢谢您的配合。',
    ],
    bare: ['五个工作日。', '到时候短信通知。'],
    sharp: ['我怎么知道。', '下班了，明天再来。'],
  },
]

/** Some as they were recognised, with a wrong character of the same sound. */
export const SHARP: readonly string[] = [
  '别啰嗦，快点讲。',
  '我刚才已经说过，你怎么还问？',
  '没看见我在忙吗？',
  '不知道。',
  '我要下班了，你快点。',
  '有牌子，自己看。',
  '这是规定，你懂不懂？',
  '我不管，问别人去。',
  '你的记性真差。',
  '你这人真笨。',
  '我就是这样的，你能把我怎么样？',
  '你去投诉好了。',
  '怕麻烦你就不要办。',
  '我不晓得，你去问2号窗口。',
  '还没到上班时间呢，等着。',
  '别罗索，快点奖。',
  '你去头诉好了。',
  '没砍见我在忙吗？',
]
