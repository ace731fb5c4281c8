/** The service's commands of `liyan`: what they take; what they do is loaded only when one is run. */
import type { Declare } from 'liyan/cli'

export const declareService: Declare = (program) => {
  program
    .command('serve')
    .summary('启动服务')
    .description('启动服务：HTTP、WebSocket 和网页控制台。设置都来自环境变量，见 README 的“服务”一节。')
    .action(async () => {
      const { main } = await import('../main.ts')
      await main(process.env)
    })
}
