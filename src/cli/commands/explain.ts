/** `liyan explain`: its arguments, options and help. */
import { type Command, Option } from 'commander'
import type { Role } from '../../model.ts'
import type { Finish } from '../exit.ts'
import type { Io } from '../io.ts'

export interface ExplainOptions {
  readonly role: Role
  readonly phrase?: string
  readonly phrasebook: string
  readonly format: 'text' | 'json'
}

const EXAMPLES = `
示例：
  liyan explain 不知道您带身份证没有
  liyan explain 您可以打电话投诉 --phrase go-complain     为什么这一条没有命中
  liyan explain 你们服务真好 --role customer --format json`

export function declareExplain(program: Command, io: Io, finish: Finish): void {
  program
    .command('explain')
    .summary('说明一句话为什么算、为什么不算')
    .description('说明一句话：怎样读它、有哪些候选、每个候选为什么取或不取；点名的话术没有命中时，差在哪里。')
    .argument('<句子>', '一句话；写 - 读标准输入')
    .addOption(new Option('-r, --role <说话人>', '谁说的').choices(['staff', 'customer']).default('staff'))
    .option('-p, --phrase <编号>', '只看这一条话术；没有命中时说明差在哪里')
    .option('-b, --phrasebook <名字|文件>', '用哪本话术本', 'window-service')
    .addOption(new Option('-f, --format <格式>', '输出格式').choices(['text', 'json']).default('text'))
    .addHelpText('after', EXAMPLES)
    .action(async (text: string, options: ExplainOptions) => {
      const { runExplain } = await import('../explain/run.ts')
      finish(await runExplain(text, options, io))
    })
}
