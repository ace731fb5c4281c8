/** Decides which speaker labels of other tools are staff and which are customers. */
import type { Role } from '../model.ts'

/** `system`: an announcement that nobody spoke (hold music, 系统消息); such lines are left out. */
type SpeakerRole = Role | 'system'

/** Looks a label up; undefined is a speaker that the tool did not name. */
export interface Speakers {
  /** The role, or undefined for a label that neither the caller nor this file knows. */
  readonly roleOf: (label: string | undefined) => SpeakerRole | undefined
  /** True for a label that the caller mapped or that is a known word; a catch-all `*` does not count. */
  readonly knows: (label: string) => boolean
}

// Left out because both sides are called so: 经办人, 办事人员, 机器人.
const WORDS: Readonly<Record<SpeakerRole, string>> = {
  staff:
    '客服 客服人员 人工客服 人工 坐席 座席 坐席人员 座席人员 坐席员 座席员 话务员 接线员 客服代表 工作人员 工作員 窗口 窗口人员 ' +
    '窗口工作人员 办事员 柜员 柜台 柜台人员 营业员 咨询员 受理员 导办员 agent staff operator clerk teller ' +
    'representative rep csr service',
  customer:
    '客户 客戶 顾客 顧客 市民 群众 群眾 来电人 來電人 来电者 办事人 辦事人 办事群众 办事市民 申请人 申办人 用户 用戶 访客 ' +
    '咨询人 投诉人 居民 customer user caller client citizen visitor enduser end_user',
  system: '系统 系統 系统消息 system',
}

const KNOWN: ReadonlyMap<string, SpeakerRole> = new Map(
  (['staff', 'customer', 'system'] as const).flatMap((role) =>
    WORDS[role].split(' ').map((word) => [foldLabel(word), role] as const),
  ),
)

/**
 * Builds the lookup. `mapping` (label -> role) comes before the known words; its label `*` stands for every
 * speaker that is otherwise unknown or unnamed. Labels match whatever their width, case, spaces and `_`;
 * a bare number `0` is the same as `spk0`.
 *
 * Unknown labels are never guessed, not even where there are only two: diarisation numbers speakers at will, and
 * a swapped pair would charge a citizen's words to a member of staff. Who knows the order can say so.
 */
export function createSpeakers(mapping: Readonly<Record<string, Role>> = {}): Speakers {
  const given = new Map(Object.entries(mapping).map(([label, role]) => [foldLabel(label), role]))
  const rest = given.get('*')
  const named = (label: string) => given.get(foldLabel(label)) ?? knownRole(label)
  return {
    roleOf: (label) => (label === undefined ? rest : (named(label) ?? rest)),
    knows: (label) => named(label) !== undefined,
  }
}

/** True for labels that diarisation makes up: SPEAKER_00, spk_1, 说话人 2. */
export function isNumberedSpeaker(label: string): boolean {
  return /^(?:speaker|spk|channel|ch|说话人|发言人)[\s_-]?\d{1,4}$/i.test(label)
}

/** A known word counts also with a number or a note in brackets: 客服2, 3号窗口, 坐席（1001）. */
function knownRole(label: string): SpeakerRole | undefined {
  const folded = foldLabel(label)
  const bare = folded.replace(/[([【<].{0,40}[)\]】>]$/, '')
  return KNOWN.get(folded) ?? KNOWN.get(bare) ?? KNOWN.get(bare.replace(/^\d+号?|\d+号?$/g, ''))
}

function foldLabel(label: string): string {
  const folded = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_·#]+/g, '')
  return /^\d+$/.test(folded) ? `spk${folded}` : folded
}
