/** The commands of `liyan` and what they take; what they do is loaded only when one is run. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { errorInChinese, HELP_IN_CHINESE } from './chinese.ts'
import { declareCheck } from './commands/check.ts'
import { declareExplain } from './commands/explain.ts'
import { declarePhrasebook } from './commands/phrasebook.ts'
import type { Finish } from './exit.ts'
import type { Io } from './io.ts'

const EXAMPLES = `
示例：
  liyan check calls.ndjson                        检查一批会话，打印报告
  liyan check calls.ndjson --format ndjson        每行一份 JSON 报告，供程序使用
  liyan explain 我不知道，你问别人去              说明这句话为什么算、为什么不算
  liyan phrasebook check my-hall.yaml             检查自己写的话术本

退出码：0 完成；1 达到 --fail-on；2 用法或话术本有误；3 部分输入不可用；70 程序内部出错。`

export function buildProgram(io: Io, finish: Finish): Command {
  const program = new Command('liyan')
    .description('礼言：对照话术本，检查窗口和电话工作人员说的话')
    .version(version(), '-V, --version', '显示版本号')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .configureHelp(HELP_IN_CHINESE)
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      outputError: (text, write) => write(errorInChinese(text)),
    })
    .exitOverride()
    .addHelpText('after', EXAMPLES)
  declareCheck(program, io, finish)
  declareExplain(program, io, finish)
  declarePhrasebook(program, io, finish)
  return program
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return (manifest as { version: string }).version
}
