/** `liyan phrasebook list|show|check|schema`: their arguments, options and help. */
import type { Command } from 'commander'
import type { Finish } from '../exit.ts'
import type { Io } from '../io.ts'

const DEFAULT_BOOK = 'window-service'

export function declarePhrasebook(program: Command, io: Io, finish: Finish): void {
  const group = program
    .command('phrasebook')
    .summary('列出、查看、检查话术本')
    .description('列出、查看、检查话术本。写法见 phrasebooks/README.md。')
    .helpCommand('help [命令]', '显示某个命令的帮助')
  group
    .command('list')
    .description('列出随附的话术本')
    .addHelpText('after', example('liyan phrasebook list'))
    .action(async () => {
      const { listBooks } = await import('../phrasebook/list.ts')
      finish(await listBooks(io))
    })
  group
    .command('show')
    .description('查看一本话术本：各层、条款、话术、规则、计分、改动和停用')
    .argument('[名字|文件]', '随附话术本的名字，或话术本文件', DEFAULT_BOOK)
    .option('-p, --phrase <编号>', '只看这一条话术，连同例句')
    .addHelpText('after', example('liyan phrasebook show', 'liyan phrasebook show --phrase dont-know'))
    .action(async (name: string, options: { readonly phrase?: string }) => {
      const { showBook } = await import('../phrasebook/show.ts')
      finish(await showBook(name, options, io))
    })
  group
    .command('check')
    .description('检查话术本：写法、永远不会命中的句型、互相遮盖的话术、不成立的例句。有错误时退出码为 2')
    .argument('[名字|文件...]', `随附话术本的名字，或话术本文件；不写时检查 ${DEFAULT_BOOK}`)
    .addHelpText(
      'after',
      example('liyan phrasebook check my-hall.yaml', 'liyan phrasebook check base my-hall.yaml'),
    )
    .action(async (names: readonly string[]) => {
      const { checkBooks } = await import('../phrasebook/check.ts')
      finish(await checkBooks(names.length === 0 ? [DEFAULT_BOOK] : names, io))
    })
  group
    .command('schema')
    .description('输出话术本的 JSON Schema，供编辑器提示和检查')
    .addHelpText('after', example('liyan phrasebook schema > phrasebook.schema.json'))
    .action(async () => {
      const { printSchema } = await import('../phrasebook/schema.ts')
      finish(await printSchema(io))
    })
}

function example(...lines: readonly string[]): string {
  return `\n示例：\n${lines.map((line) => `  ${line}`).join('\n')}`
}
