/** The Chinese words by which people know what the service calls by English names. */
import type { Schemas } from './schemas.ts'

export type Severity = Schemas['Finding']['severity']
export type Kind = Schemas['Finding']['kind']
export type Match = Schemas['Finding']['match']
export type RoleName = Schemas['Who']['role']
export type RuleState = 'pending' | 'due' | 'met' | 'missed' | 'not-applicable'

export const ROLE_TITLES: Readonly<Record<RoleName, string>> = {
  pipeline: '录音系统',
  trainee: '学员',
  staff: '窗口人员',
  reviewer: '复核员',
  supervisor: '主管',
  admin: '管理员',
}

export const SPEAKER_NAMES = { staff: '窗口', customer: '群众' } as const
export const LISTENED_NAMES = { staff: '窗口说的', customer: '群众说的', any: '谁说的都看' } as const
export const CHANNEL_NAMES = { phone: '电话', counter: '柜台' } as const
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  courtesy: '文明用语',
  forbidden: '忌语',
  cue: '线索',
}

export const SEVERITIES: readonly Severity[] = ['critical', 'major', 'minor', 'info']
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  info: '提示',
  minor: '轻微',
  major: '严重',
  critical: '特别严重',
}

export const MATCH_NAMES: Readonly<Record<Match, string>> = {
  exact: '逐字相同',
  variant: '夹有语气词、虚词或写法不同',
  sound: '字音相近（多半是识别错字）',
}

export const RULE_STATES: Readonly<Record<RuleState, string>> = {
  pending: '待查',
  due: '该说了',
  met: '做到',
  missed: '没做到',
  'not-applicable': '不适用',
}

/** Each verdict as one word, and as a sentence for somebody who has never seen a checker. */
export const VERDICTS: Readonly<Record<string, readonly [word: string, sentence: string]>> = {
  kept: ['命中', '合于句型，也没有理由排除，算作一处'],
  'inside-word': ['词中之字', '这几个字只是另一个词的一部分，并没有说这句话'],
  excepted: ['例外', '话术本写明这种说法不算'],
  'unlikely-sound': ['不像错字', '只是字音相近；照原字更讲得通，不像是听错写错'],
  'wrong-speaker': ['说话人不符', '这条话术看的是另一方说的话'],
  covered: ['重复', '与同一条话术更好的一处重叠，只算一次'],
  quoted: ['转述', '是在引用或转述别人的话，不是自己这样说'],
  denied: ['否认', '是在否认，意思正好相反'],
  question: ['询问', '是在问对方，不是回绝'],
  'polite-frame': ['客气说法', '放在客气的说法里，没有冒犯的意思'],
  conditional: ['假设', '说的是“如果怎样”，不是真的这样做'],
  'about-self': ['说自己', '说的是自己，不是对方'],
  'third-person': ['说旁人', '说的是不在场的旁人，不是对方'],
  helped: ['随即帮忙', '紧接着就提出了帮忙或办法，不算推脱'],
}

/** What a rule looks at, by its kind. */
export const RULE_KINDS: Readonly<Record<string, string>> = {
  'within-first': '开头要说',
  'within-last': '结尾要说',
  after: '之后要说',
  before: '之前要说',
  never: '不许说',
  'in-order': '依次要说',
  'n-of': '至少说几样',
  silence: '不许冷场',
  'speaking-rate': '语速',
  overlap: '不许插话',
  repetition: '不让群众重复',
  metadata: '振铃次数',
}

export type PermissionName = Schemas['Who']['permissions'][number]
export const PERMISSION_NAMES: Readonly<Record<PermissionName, string>> = {
  check: '检查文字、试话术',
  'conversations:write': '送入会话',
  'conversations:read': '读会话',
  'conversations:delete': '删除会话',
  'conversations:hold': '封存会话',
  'findings:read': '读发现',
  'reviews:write': '复核',
  'appeals:write': '申诉',
  'appeals:read': '读申诉',
  'appeals:decide': '答复申诉',
  'reports:read': '读报表',
  exports: '导出',
  live: '实时会话与陪练',
  practice: '陪练',
  'drills:assign': '布置练习',
  monitor: '实时监看',
  'phrasebooks:reload': '重新载入话术本',
  settings: '设置',
  audit: '审计日志',
  metrics: '运行指标',
}

export type Decision = NonNullable<Schemas['FindingItem']['decision']>
export const DECISIONS: readonly Decision[] = ['confirmed', 'false-alarm', 'needs-listening']
export const DECISION_NAMES: Readonly<Record<Decision, string>> = {
  confirmed: '属实',
  'false-alarm': '误报',
  'needs-listening': '需复听',
}

export const APPEAL_STATES: Readonly<Record<Schemas['Appeal']['status'], string>> = {
  open: '待答复',
  accepted: '申诉成立',
  rejected: '维持原判',
  withdrawn: '已撤回',
}

export const KEPT_NAMES: Readonly<Record<Schemas['ConversationSummary']['kept'], string>> = {
  full: '原文保存',
  findings: '只存命中，未存原文',
  expired: '原文已过保存期限',
}

export const SOURCE_NAMES: Readonly<Record<Schemas['ConversationSummary']['source'], string>> = {
  post: '逐个送入',
  batch: '成批送入',
  live: '实时',
  practice: '陪练',
}
