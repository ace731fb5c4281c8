/** The Chinese words by which people know the nouns of the model. */
import type {
  Channel,
  MatchKind,
  PhraseKind,
  Role,
  RuleStatus,
  Severity,
  SoundTolerance,
  Speaker,
  Verdict,
} from '../model.ts'

export const ROLE_NAMES: Readonly<Record<Role, string>> = { staff: '窗口', customer: '群众' }
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = { phone: '电话', counter: '柜台' }
export const KIND_NAMES: Readonly<Record<PhraseKind, string>> = {
  courtesy: '文明用语',
  forbidden: '忌语',
  cue: '线索',
}
export const SPEAKER_NAMES: Readonly<Record<Speaker, string>> = {
  staff: '只看窗口说的',
  customer: '只看群众说的',
  any: '谁说的都看',
}
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  info: '提示',
  minor: '轻微',
  major: '严重',
  critical: '特别严重',
}
export const SOUND_NAMES: Readonly<Record<SoundTolerance, string>> = {
  off: '不容许错字',
  same: '容许同音字',
  near: '容许近音字',
}
export const MATCH_NAMES: Readonly<Record<MatchKind, string>> = {
  exact: '逐字相同',
  variant: '夹有语气词、虚词或写法不同',
  sound: '字音相近（多半是识别错字）',
}
export const STATUS_SIGNS: Readonly<Record<RuleStatus['status'], string>> = {
  met: '✓',
  missed: '✗',
  'not-applicable': '–',
}

/** Each verdict as one word, and as a sentence for somebody who has never seen a checker. */
export const VERDICTS: Readonly<Record<Verdict, readonly [word: string, sentence: string]>> = {
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
