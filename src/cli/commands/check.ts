/** `liyan check`: its arguments, options and help. */
import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { FormatName } from '../../formats/registry.ts'
import { type Channel, type Role, SEVERITIES, type Severity } from '../../model.ts'
import type { Finish } from '../exit.ts'
import type { Io } from '../io.ts'

export interface CheckOptions {
  readonly phrasebook: string
  readonly format: 'text' | 'ndjson'
  readonly inputFormat: FormatName | 'auto'
  readonly speaker: Readonly<Record<string, Role>>
  readonly channel?: Channel
  readonly failOn?: Severity
  readonly jobs: number
  /** Undefined: shown where somebody watches. */
  readonly progress?: boolean
  readonly output?: string
}

/** Kept here, so that `--help` need not load the readers; a test holds it and `FORMATS` together. */
export const INPUT_FORMATS = [
  'auto',
  'ndjson',
  'funasr',
  'whisper',
  'whisperx',
  'transcribe',
  'call-analytics',
  'aliyun',
  'srt',
  'vtt',
  'csv',
  'tsv',
  'chat',
] as const satisfies readonly (FormatName | 'auto')[]

/** Each worker loads a dictionary of 250 MB, so more are started only where asked for. */
const MOST_JOBS_BY_DEFAULT = 4
const MOST_JOBS = 64

const NOTES = `
说明：
  会话写成 NDJSON，每行一个：{"id","channel","lines":[{"role","text","start"?,"end"?}],…}；
  其他工具的转写（字幕、表格、语音识别的 JSON、聊天记录）自动识别。
  不可用的输入行变成一条错误记录，写在它原来的位置，其余照常检查。一行最多 64 MB，
  其他工具的一份转写最多 256 MB；同一个输入里编号重复的会话，后面的算不可用。
  --fail-on 看确定的忌语和没做到的规则；“需听录音”的疑似忌语不算。

退出码：0 完成；1 达到 --fail-on；2 用法或话术本有误；3 部分输入不可用（与 1 同时成立时为 3）。

示例：
  liyan check calls.ndjson
  liyan check 录音/*.srt --speaker 甲=staff --speaker 乙=customer --channel counter
  cat calls.ndjson | liyan check --format ndjson --fail-on major > reports.ndjson`

export function declareCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command('check')
    .summary('检查会话，逐句给出报告')
    .description('检查会话：逐句找出忌语和文明用语，核对每条规则，算出得分。')
    .argument('[文件...]', '会话文件；不写或写 - 读标准输入')
    .option('-b, --phrasebook <名字|文件>', '用哪本话术本', 'window-service')
    .addOption(new Option('-f, --format <格式>', '输出格式').choices(['text', 'ndjson']).default('text'))
    .addOption(new Option('-i, --input-format <格式>', '输入格式').choices(INPUT_FORMATS).default('auto'))
    .option(
      '-s, --speaker <标签=staff|customer>',
      '转写里的说话人是谁；可写多次，* 代表其余的人',
      addSpeaker,
      {},
    )
    .addOption(new Option('--channel <渠道>', '其他工具的转写是哪种会话').choices(['phone', 'counter']))
    .addOption(new Option('--fail-on <程度>', '有这样严重或更严重的问题时退出码为 1').choices(SEVERITIES))
    .option(
      '-j, --jobs <个数>',
      '同时用几个核（默认有几个用几个，最多 4 个）；小的输入总是只用一个',
      toJobs,
      defaultJobs(),
    )
    .option('-o, --output <文件>', '写到文件，而不是标准输出')
    .option('--progress', '在标准错误上显示进度（默认：输出到文件或管道、而标准错误是终端时显示）')
    .option('--no-progress', '不显示进度')
    .addHelpText('after', NOTES)
    .action(async (files: readonly string[], options: CheckOptions) => {
      const { runCheck } = await import('../check/run.ts')
      finish(await runCheck(files, options, io))
    })
}

function addSpeaker(value: string, before: Readonly<Record<string, Role>>): Readonly<Record<string, Role>> {
  const at = value.lastIndexOf('=')
  const label = value.slice(0, Math.max(0, at)).trim()
  const role = value.slice(at + 1).trim()
  if (label === '' || (role !== 'staff' && role !== 'customer')) {
    throw new InvalidArgumentError('应写成 标签=staff 或 标签=customer')
  }
  return { ...before, [label]: role }
}

function toJobs(value: string): number {
  const jobs = Number(value)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS) {
    throw new InvalidArgumentError(`应为 1 到 ${MOST_JOBS} 的整数`)
  }
  return jobs
}

function defaultJobs(): number {
  return Math.min(availableParallelism(), MOST_JOBS_BY_DEFAULT)
}
