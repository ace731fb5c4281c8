/** The service's commands of `liyan`: what they take; what they do is loaded only when one is run. */
import type { Declare } from 'liyan/cli'
import type { KeyOptions } from './keys.ts'
import type { UserOptions } from './users.ts'

type Program = Parameters<Declare>[0]
type Io = Parameters<Declare>[1]
type Finish = Parameters<Declare>[2]

const STORE = '存储由环境变量决定：DATABASE_URL，或 LIYAN_DATA 里的内置存储。'

export const declareService: Declare = (program, io, finish) => {
  program
    .command('serve')
    .summary('启动服务')
    .description('启动服务：HTTP、WebSocket 和网页控制台。设置都来自环境变量，见 README 的“服务”一节。')
    .action(async () => {
      const { main } = await import('../main.ts')
      finish(await main(process.env))
    })
  program
    .command('migrate')
    .summary('把数据库升级到本版本')
    .description(`把数据库升级到本版本；serve 启动时也会做。${STORE}`)
    .action(async () => {
      const { runMigrate } = await import('./migrate.ts')
      finish(await runMigrate(io))
    })
  declareKey(program, io, finish)
  declareUser(program, io, finish)
  program
    .command('backup')
    .summary('备份内置存储')
    .description('把内置存储备份到一个新文件，服务不必停；备份完成后检查完整性。PostgreSQL 请用 pg_dump。')
    .argument('<文件>', '新文件')
    .addHelpText('after', example('liyan backup liyan-2026-11-27.db'))
    .action(async (file: string) => {
      const { runBackup } = await import('./backup.ts')
      finish(await runBackup(file, io))
    })
  declareAudit(program, io, finish)
}

function declareKey(program: Program, io: Io, finish: Finish): void {
  const group = program
    .command('key')
    .summary('管理 API 密钥')
    .description(`建立、列出、作废 API 密钥。${STORE}`)
    .helpCommand('help [命令]', '显示某个命令的帮助')
  group
    .command('create')
    .description('建立密钥；密钥写到标准输出，只显示这一次')
    .requiredOption('--name <名称>', '给谁用的')
    .requiredOption('--role <角色>', 'pipeline | trainee | staff | reviewer | supervisor | admin')
    .option('--unit <单位>', '所属单位；不写为全部单位')
    .option('--staff <编号>', '会话里的人员编号；角色 staff 必须写')
    .option('--scopes <权限>', '只带这几项权限，用逗号分开，见 docs/roles.md')
    .option('--days <天数>', '有效天数；不写为长期有效')
    .addHelpText('after', example('liyan key create --name 录音系统 --role pipeline --unit 政务大厅'))
    .action(async (options: KeyOptions) => {
      const { createKey } = await import('./keys.ts')
      finish(await createKey(options, io))
    })
  group
    .command('list')
    .description('列出密钥，包括已作废的')
    .action(async () => {
      const { printKeys } = await import('./keys.ts')
      finish(await printKeys(io))
    })
  group
    .command('revoke')
    .description('作废密钥')
    .argument('<编号>', '密钥的编号，即 ly_ 之后的一段')
    .action(async (id: string) => {
      const { revokeKey } = await import('./keys.ts')
      finish(await revokeKey(id, io))
    })
}

function declareUser(program: Program, io: Io, finish: Finish): void {
  const fromStdin = ['--password-stdin', '从标准输入读密码；不写则随机生成，显示一次'] as const
  const group = program
    .command('user')
    .summary('管理控制台用户')
    .description(`建立、列出、停用控制台用户，更换密码。${STORE}`)
    .helpCommand('help [命令]', '显示某个命令的帮助')
  group
    .command('create')
    .description('建立用户')
    .argument('<登录名>', '登录名，不分大小写')
    .requiredOption('--role <角色>', 'trainee | staff | reviewer | supervisor | admin')
    .option('--display <姓名>', '显示的姓名')
    .option('--unit <单位>', '所属单位；不写为全部单位')
    .option('--staff <编号>', '会话里的人员编号；角色 staff 必须写')
    .option(...fromStdin)
    .addHelpText('after', example('liyan user create zhuguan --role supervisor --unit 政务大厅'))
    .action(async (name: string, options: UserOptions) => {
      const { createOne } = await import('./users.ts')
      finish(await createOne(name, options, io))
    })
  group
    .command('list')
    .description('列出用户，包括已停用的')
    .action(async () => {
      const { printUsers } = await import('./users.ts')
      finish(await printUsers(io))
    })
  group
    .command('password')
    .description('更换用户的密码，并解除锁定')
    .argument('<登录名>', '登录名')
    .option(...fromStdin)
    .action(async (name: string, options: { readonly passwordStdin?: boolean }) => {
      const { setPassword } = await import('./users.ts')
      finish(await setPassword(name, options, io))
    })
  group
    .command('disable')
    .description('停用用户')
    .argument('<登录名>', '登录名')
    .action(async (name: string) => {
      const { disable } = await import('./users.ts')
      finish(await disable(name, io))
    })
}

function declareAudit(program: Program, io: Io, finish: Finish): void {
  program
    .command('audit')
    .summary('校验审计日志')
    .description(`校验审计日志。${STORE}`)
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .command('verify')
    .description('逐条校验审计日志；不完整时说明从哪一条断开，退出码为 1')
    .option('--anchor <序号:哈希>', '以前校验时记下的锚点')
    .addHelpText('after', example('liyan audit verify', 'liyan audit verify --anchor 128:5f0c…'))
    .action(async (options: { readonly anchor?: string }) => {
      const { verify } = await import('./audit.ts')
      finish(await verify(options, io))
    })
}

function example(...lines: readonly string[]): string {
  return `\n示例：\n${lines.map((line) => `  ${line}`).join('\n')}`
}
