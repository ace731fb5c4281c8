/** docs/roles.md, made of the table of permissions and of the routes that there are. */
import type { GuardedRoute } from '../../../server/access/authenticate.ts'
import { PERMISSIONS, type Permission, ROLES, type RoleName } from '../../../server/access/roles.ts'

const ROLE_NAMES: Readonly<Record<RoleName, string>> = {
  pipeline: '录音流水线',
  trainee: '学员',
  staff: '工作人员',
  reviewer: '复核员',
  supervisor: '主管',
  admin: '管理员',
}
const WHAT: Readonly<Record<Permission, string>> = {
  check: '检查文本、试用话术本，什么也不保存',
  'conversations:write': '提交会话并保存',
  'conversations:read': '查看会话、全文检索',
  'conversations:delete': '删除会话',
  'conversations:hold': '封存会话，使其不被删除',
  'findings:read': '查看命中',
  'reviews:write': '复核命中',
  'appeals:write': '申诉、撤回申诉',
  'appeals:read': '查看申诉',
  'appeals:decide': '处理申诉',
  'reports:read': '查看统计报表',
  exports: '导出 CSV、XLSX',
  live: '实时会话；录音流水线和管理员以外的人只作练习',
  practice: '陪练：情景、自己的练习任务和进步；主管看本单位的',
  'drills:assign': '布置练习、由会话做情景',
  monitor: '旁观本单位正在进行的会话',
  'phrasebooks:reload': '重新读入话术本',
  settings: '用户、密钥、单位、推送、保存期限',
  audit: '查看、校验审计日志',
  metrics: '运行指标',
}

const PREFACE = `# 谁可以做什么

本页由 \`server/access/roles.ts\` 和服务的全部路由生成，测试 \`tests/server/access/roles.test.ts\` 逐条核对；
改动后运行 \`npx vitest run tests/server/access/roles.test.ts -u\` 重写。

- 每个密钥、每个用户有一个**角色**，并属于一个**单位**（或全部单位）。别的单位的数据对它不存在：查看得到 404 \`not-found\`，写入得到 403 \`other-unit\`。
- 角色 \`staff\`、\`trainee\` 另有一个**人员编号**（会话里的 \`staff\`），只看得到自己的会话；没有编号的什么也看不到。
- 密钥还可以只带角色的一部分权限（\`scopes\`）。
- 管理员只能授予不高于自己的角色、单位和权限；属于一个单位的管理员只看得到、管得到本单位的用户、密钥、推送和审计记录。
- 浏览器用 Cookie 登录；改动数据的请求还要带 \`x-csrf-token\`。WebSocket 不认 Cookie，先取一次性票据 \`POST /v1/live/ticket\`。

## 权限
`

export function rolesPage(routes: readonly GuardedRoute[]): string {
  const heads = ROLES.map((role) => `${ROLE_NAMES[role]} \`${role}\``)
  const permissions = Object.entries(PERMISSIONS).map(([permission, roles]) =>
    row([`\`${permission}\``, WHAT[permission as Permission], ...marks(roles)]),
  )
  const ways = routes
    .filter(({ url }) => !url.startsWith('/docs/'))
    .map((route) =>
      row([`\`${route.method} ${route.url}\`${route.isSocket ? '（WebSocket）' : ''}`, needs(route)]),
    )
    .sort()
  return [
    PREFACE,
    row(['权限', '内容', ...heads]),
    row(['---', '---', ...heads.map(() => ':-:')]),
    ...permissions,
    '\n## 路由\n',
    row(['路由', '需要']),
    row(['---', '---']),
    ...ways,
    '',
  ].join('\n')
}

function needs({ access }: GuardedRoute): string {
  if (access === 'public') return '无'
  return access === 'signed-in' ? '登录或密钥' : `\`${access}\``
}

function marks(roles: readonly RoleName[]): string[] {
  return ROLES.map((role) => (roles.includes(role) ? '✓' : ''))
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
