/** Records for input that could not be used: one table of codes, one shape, one wording. */
import { CONVERSATION_ERRORS, type ConversationErrorCode } from '../../formats/conversation.ts'
import type { Paint } from '../paint.ts'
import { printable } from '../printable.ts'

/** Longest line of NDJSON, in bytes. */
export const MAX_LINE = 64 * 1024 * 1024
/** Longest transcript of another tool, in bytes: these are read whole. */
export const MAX_TRANSCRIPT = 256 * 1024 * 1024

export const INPUT_ERRORS = {
  ...CONVERSATION_ERRORS,
  'unreadable-file': '文件读不出来',
  'line-too-long': `这一行超过 ${MAX_LINE >> 20} MB，已跳过`,
  'file-too-long': `文件超过 ${MAX_TRANSCRIPT >> 20} MB，未读入；请分成几个文件，或转成每行一个会话的 NDJSON`,
  'unusable-transcript': '转写里有不能用的内容',
  'not-reviewed': '这个会话没能检查完，其余的不受影响',
} as const satisfies Record<ConversationErrorCode, string> & Record<string, string>
type InputErrorCode = keyof typeof INPUT_ERRORS

/** What stands in place of a report. */
export interface InputError {
  /** As given on the command line; `-` for standard input. */
  readonly file: string
  /** From 1; null where the file as a whole is meant. */
  readonly line: number | null
  /** JSON path, where one field is to blame. */
  readonly field?: string
  readonly code: InputErrorCode
  /** In Chinese. */
  readonly message: string
}

export function errorRecord(error: InputError, format: 'text' | 'ndjson', paint: Paint): string {
  if (format === 'ndjson') return `${JSON.stringify({ error })}\n`
  const { file, line, message } = error
  const name = file === '-' ? '标准输入' : file
  const place = line === null || message.includes(`第 ${line} 行`) ? '' : ` 第 ${line} 行`
  return `${paint('red', `✗ 不可用：${printable(name)}${place}`)}：${printable(message)}\n\n`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  ENOTDIR: '文件不存在',
  EACCES: '没有读取的权限',
  EPERM: '没有读取的权限',
  EISDIR: '这是一个文件夹，不是文件',
  EMFILE: '打开的文件太多',
}

/** For a file that the system would not open or read; undefined for anything that is not the system's error. */
export function unreadable(file: string, error: unknown): InputError | undefined {
  const code =
    error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) return undefined
  const message = `${INPUT_ERRORS['unreadable-file']}：${REASONS[code] ?? code}`
  return { file, line: null, code: 'unreadable-file', message }
}
