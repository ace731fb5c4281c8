/** `liyan audit verify`: whether the audit log is whole, without the service. */
import { type Io, Misuse } from 'liyan/cli'
import { readAnchor, writeAnchor } from '../access/anchor.ts'
import { type Break, verifyAudit } from '../store/audit-list.ts'
import { AnchorText } from '../wire/audit.ts'
import { withExistingStore } from './office.ts'

const BECAUSE: Readonly<Record<Break, string>> = {
  missing: '这一条不见了',
  changed: '这一条的内容被改动过',
  'not-linked': '这一条接不上前一条，前一条或这一条被换过',
  'cut-off': '从这一条起被截去',
  rewritten: '这一条不是锚点所记的那一条，记录被整体改写过',
}

export async function verify(options: { readonly anchor?: string }, io: Io): Promise<number> {
  const { anchor } = options
  if (anchor !== undefined && !AnchorText.safeParse(anchor).success) throw new Misuse('锚点应写成 序号:哈希')
  const { count, last, broken } = await withExistingStore(io.env, ({ db }) =>
    verifyAudit(db, anchor === undefined ? undefined : readAnchor(anchor)),
  )
  if (broken !== undefined) {
    io.stdout.write(`审计日志不完整：第 ${broken.seq} 条起断开，${BECAUSE[broken.because]}\n`)
    return 1
  }
  const kept =
    last === undefined
      ? ''
      : `\n锚点 ${writeAnchor(last)}\n请把锚点另存一处；下次用 --anchor 校验，末尾被截去也能发现\n`
  io.stdout.write(`审计日志完整，共 ${count} 条${kept === '' ? '\n' : kept}`)
  return 0
}
