/** An event in a few Chinese lines, for the robots of chat groups. */
import type { Event, EventFinding, EventPlace } from './outbox.ts'

const SEVERITY_NAMES: Readonly<Record<string, string>> = {
  info: '提示',
  minor: '轻微',
  major: '较重',
  critical: '严重',
}
const MOST_LISTED = 10

export function sayEvent(event: Event): string {
  const { conversation, score } = event.data
  const lines = sayWhat(event)
  if (conversation !== undefined) lines.push(placeOf(conversation))
  if (score !== undefined) lines.push(`得分：${score}`)
  return lines.join('\n')
}

function sayWhat({ type, data }: Event): string[] {
  const { findings = [], rules = [], appeal, job } = data
  switch (type) {
    case 'finding.forbidden':
      return [`【服务忌语】发现 ${findings.length} 处`, ...findings.slice(0, MOST_LISTED).map(sayFinding)]
    case 'rule.missed':
      return [`【规范未做到】${rules.slice(0, MOST_LISTED).map(plainText).join('、')}`]
    case 'score.low':
      return ['【评分偏低】']
    case 'appeal.filed':
      return [`【申诉】${plainText(appeal?.staff ?? '')} 对 ${appeal?.finding} 号判定提出申诉，请及时处理`]
    case 'appeal.decided': {
      const result = appeal?.status === 'accepted' ? '成立' : '不成立'
      return [`【申诉结果】${appeal?.finding} 号判定的申诉${result}`]
    }
    case 'job.done':
      return [`【批量任务完成】共 ${job?.total} 条，出错 ${job?.failed} 条`]
    case 'test':
      return ['【测试】礼言已能向这里发送提醒']
    default:
      return type satisfies never
  }
}

function sayFinding({ phrase, severity, line, text, lineText }: EventFinding): string {
  const words = lineText ?? text
  const said = words === undefined ? '' : `：“${plainText(words)}”`
  return `第 ${line + 1} 句 ${plainText(phrase)}（${SEVERITY_NAMES[severity] ?? severity}）${said}`
}

function placeOf({ unit, staff, window, id }: EventPlace): string {
  const parts = [
    unit === '' ? undefined : `单位：${unit}`,
    window === null ? undefined : `窗口：${window}`,
    staff === null ? undefined : `工作人员：${staff}`,
    `会话：${id}`,
  ]
  return plainText(parts.filter((part) => part !== undefined).join('，'))
}

/** Robots read markdown and mentions: what people wrote is to be text and nothing else. */
function plainText(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[[\]<>*_`#@|\\]/g, ' ')
    .slice(0, 200)
}
