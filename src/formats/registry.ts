/** The closed list of transcript formats, each with its reader and the sign it is known by. */
import { isAliyun, readAliyun } from './aliyun.ts'
import { isCallAnalytics, readCallAnalytics } from './call-analytics.ts'
import { isChat, readChat } from './chat.ts'
import { isTable, readTable } from './csv.ts'
import type { Reading } from './draft.ts'
import { isFunasr, readFunasr } from './funasr.ts'
import type { Speakers } from './speakers.ts'
import { readSrt } from './srt.ts'
import { isTranscribe, readTranscribe } from './transcribe.ts'
import { isVtt, readVtt } from './vtt.ts'
import { isWhisper, readWhisper } from './whisper.ts'
import { isWhisperx, readWhisperx } from './whisperx.ts'

/** Names of the formats, with what each is, for help texts. */
export const FORMATS = {
  ndjson: '礼言自己的格式：每行一个会话的 JSON（也可以是单个会话或会话数组）',
  funasr: 'FunASR 的 JSON（sentence_info、sentences 或 stamp_sents）',
  whisper: 'Whisper、faster-whisper、whisper.cpp 的 JSON（分段，无说话人）',
  whisperx: 'WhisperX 等带说话人的分段 JSON',
  transcribe: 'Amazon Transcribe 的标准 JSON（说话人或声道标签）',
  'call-analytics': 'Amazon Transcribe Call Analytics、Contact Lens 的 JSON',
  aliyun: '阿里云智能对话分析、云联络中心的对话 JSON（dialogue、Phrases）',
  srt: 'SRT 字幕，文字前写明说话人',
  vtt: 'WebVTT 字幕，<v 说话人> 或文字前写明说话人',
  csv: '逗号分隔的表格，首行为列名（角色、内容、开始、结束、会话编号……）',
  tsv: '制表符分隔的表格，首行为列名',
  chat: '纯文本对话，每行“客服：……”“市民：……”，可带时间',
} as const
export type FormatName = keyof typeof FORMATS

export interface JsonFormat {
  readonly matches: (value: unknown) => boolean
  readonly read: (value: unknown) => Reading
}

export interface TextFormat {
  readonly matches: (content: string, speakers: Speakers) => boolean
  readonly read: (content: string, speakers: Speakers) => Reading
}

/** In order of detection: the more particular the sign, the earlier. */
export const JSON_FORMATS = {
  'call-analytics': { matches: isCallAnalytics, read: readCallAnalytics },
  transcribe: { matches: isTranscribe, read: readTranscribe },
  funasr: { matches: isFunasr, read: readFunasr },
  whisperx: { matches: isWhisperx, read: readWhisperx },
  whisper: { matches: isWhisper, read: readWhisper },
  aliyun: { matches: isAliyun, read: readAliyun },
} as const satisfies Partial<Record<FormatName, JsonFormat>>

export const TEXT_FORMATS = {
  vtt: { matches: isVtt, read: readVtt },
  srt: { matches: isSrt, read: readSrt },
  tsv: { matches: (content) => isTable(content, '\t'), read: (content) => readTable(content, '\t') },
  csv: { matches: (content) => isTable(content, ','), read: (content) => readTable(content, ',') },
  chat: { matches: isChat, read: readChat },
} as const satisfies Partial<Record<FormatName, TextFormat>>

export type JsonFormatName = keyof typeof JSON_FORMATS
export type TextFormatName = keyof typeof TEXT_FORMATS

function isSrt(content: string): boolean {
  return /^\s{0,9}\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s{0,9}-->/m.test(content.slice(0, 10_000))
}
