/** Recognises the columns of a table of spoken lines by their names, Chinese or English. */

export const COLUMNS = {
  id: '会话id 会话编号 会话 通话id 通话编号 录音编号 录音id 对话id conversationid conversation callid sessionid id 编号',
  role: '角色 说话人 发言人 说话角色 身份 role speaker speakerlabel participant participantrole spk',
  text: '内容 文本 话术 说话内容 转写文本 语句 text content transcript utterance sentence words',
  start: '开始 开始时间 起始 起始时间 start starttime begin begintime startms time 时间',
  end: '结束 结束时间 终止时间 end endtime endms',
  confidence: '置信度 confidence score',
  channel: '渠道 服务渠道 channel',
  staff: '工号 坐席工号 座席工号 客服工号 工作人员工号 staff staffid agentid',
  window: '窗口 窗口号 window',
  unit: '单位 部门 unit department',
  ringCount: '振铃次数 响铃次数 ringcount rings',
  endedBy: '挂机方 挂断方 结束方 endedby hangupby',
  startedAt: '通话时间 通话开始时间 接通时间 受理时间 startedat',
} as const
export type Column = keyof typeof COLUMNS

export interface Header {
  /** Index of each column that the table has. */
  readonly index: Readonly<Partial<Record<Column, number>>>
  /** Milliseconds in one unit of a bare number; undefined where the name says nothing. */
  readonly unit: Readonly<Record<'start' | 'end', 1 | 1000 | undefined>>
}

/** Reads the names in the table's first record; of several names for one column the one listed first above wins. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map(foldName)
  const index: Partial<Record<Column, number>> = {}
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const found = COLUMNS[column]
      .split(' ')
      .map((name) => names.findIndex((cell) => cell.name === name))
      .find((at) => at !== -1)
    if (found !== undefined) index[column] = found
  }
  const unit = { start: names[index.start ?? -1]?.unit, end: names[index.end ?? -1]?.unit }
  return { index, unit }
}

/** True where the names are those of a table of spoken lines: what was said, and who or when. */
export function isHeader(cells: readonly string[]): boolean {
  const { index } = readHeader(cells)
  return (
    index.text !== undefined &&
    (index.role !== undefined || index.start !== undefined || index.id !== undefined)
  )
}

/** `开始时间（秒）` and `start_s` are `start` in seconds, `startMs` is `start` in milliseconds. */
function foldName(cell: string): { name: string; unit: 1 | 1000 | undefined } {
  const name = cell
    .normalize('NFKC')
    .replace(/[\s_-]+/g, '_')
    .toLowerCase()
    .replace(/^_|_$/g, '')
  const ms = /^(.+?)(?:_?\((?:ms|毫秒)\)|_ms|_?毫秒|(?<=start|end|time)ms)$/.exec(name)?.[1]
  const seconds = /^(.+?)(?:_?\((?:s|sec|秒)\)|_s|_sec|_seconds|_?秒)$/.exec(name)?.[1]
  const bare = (ms ?? seconds ?? name).replaceAll('_', '')
  return { name: bare, unit: ms !== undefined ? 1 : seconds !== undefined ? 1000 : undefined }
}
