/** What stands in the columns of lists: conversations and findings. */
import { minuteOf } from '../calendar.ts'
import type { listConversations } from '../store/conversations.ts'
import type { FindingItem } from '../store/findings.ts'
import { type Column, column } from './table.ts'
import { CHANNEL_WORDS, DECISION_WORDS, MATCH_WORDS, SEVERITY_WORDS, type TitleOf, yesOrNo } from './words.ts'

type ConversationItem = Awaited<ReturnType<typeof listConversations>>[number]

export const CONVERSATION_COLUMNS: readonly Column<ConversationItem>[] = [
  column('会话编号', 24, ({ id }) => id),
  column('单位', 20, ({ unit }) => unit),
  column('窗口', 12, ({ window }) => window),
  column('工作人员', 12, ({ staff }) => staff),
  column('渠道', 8, ({ channel }) => CHANNEL_WORDS[channel] ?? channel),
  column('时间', 17, ({ at }) => minuteOf(at)),
  column('句数', 8, ({ line_count }) => line_count),
  column('忌语数', 8, ({ forbidden_count }) => forbidden_count),
  column('检测得分', 9, ({ score }) => score),
  column('复核后得分', 11, ({ reviewed_score }) => reviewed_score),
  column('检测合格', 9, ({ passed }) => yesOrNo(passed === 1)),
  column('复核后合格', 11, ({ reviewed_passed }) => yesOrNo(reviewed_passed === 1)),
  column('话术本', 16, ({ book_id }) => book_id),
  column('话术本版本', 20, ({ book_version }) => book_version),
]

export function findingColumns(titleOf: TitleOf): readonly Column<FindingItem>[] {
  return [
    column('编号', 8, ({ id }) => id),
    column('会话编号', 24, ({ conversation }) => conversation),
    column('单位', 20, ({ unit }) => unit),
    column('窗口', 12, ({ window }) => window),
    column('工作人员', 12, ({ staff }) => staff),
    column('时间', 17, ({ at }) => minuteOf(at)),
    column('第几句', 8, ({ line }) => line + 1),
    column('整句', 40, ({ said }) => said),
    column('命中的话', 20, ({ text }) => text),
    column('用语', 16, ({ phrase }) => titleOf(phrase)),
    column('用语编号', 16, ({ phrase }) => phrase),
    column('严重程度', 10, ({ severity }) => SEVERITY_WORDS[severity]),
    column('类别', 12, ({ category }) => category),
    column('命中方式', 10, ({ match }) => MATCH_WORDS[match] ?? match),
    column('把握', 8, ({ confidence }) => Math.round(confidence * 1_000) / 1_000),
    column('理由', 40, ({ reason }) => reason),
    column('检测结论', 10, ({ status }) => (status === 'kept' ? '计入' : '需复听')),
    column('复核结论', 10, ({ decision }) => (decision === null ? '未复核' : DECISION_WORDS[decision])),
    column('复核时间', 17, ({ decidedAt }) => (decidedAt === null ? null : minuteOf(decidedAt))),
    column('有分歧', 8, ({ disputed }) => yesOrNo(disputed)),
    column('申诉中', 8, ({ appealed }) => yesOrNo(appealed)),
  ]
}
