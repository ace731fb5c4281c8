/** What went wrong with a request, in words for people and with the id under which the service logged it. */
import type { components } from './api.d.ts'

export type ProblemBody = components['schemas']['Problem']
/** A code of the service's table, or one of the two that only a browser knows. */
export type ProblemCode = ProblemBody['code'] | 'unreachable' | 'unreadable'

export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ProblemCode
  readonly status: number
  /** A short headline in Chinese. */
  readonly title: string
  /** The request's id, which stands in the service's log too. */
  readonly requestId: string | undefined
  readonly problems: readonly { readonly field: string; readonly message: string }[]

  constructor(
    body: Pick<ProblemBody, 'title' | 'status' | 'detail'> &
      Partial<Pick<ProblemBody, 'instance' | 'problems'>> & { readonly code: ProblemCode },
  ) {
    super(body.detail)
    this.code = body.code
    this.status = body.status
    this.title = body.title
    this.requestId = body.instance
    this.problems = body.problems ?? []
  }
}

/** The error of an answer that is not ok. */
export async function problemOf(response: Response): Promise<ApiError> {
  const { status } = response
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblem(body)) return new ApiError(body)
  return new ApiError({
    code: 'unreadable',
    status,
    title: '服务的回答无法读取',
    detail: `服务回答了 ${status}，但没有说明原因。可能是中间的代理出错，请稍后重试。`,
  })
}

/** Whatever was thrown, as an error that can be shown. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof TypeError && /fetch|network|load/i.test(thrown.message)) return unreachable()
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new ApiError({ code: 'unreadable', status: 0, title: '页面出错', detail })
}

export function unreachable(): ApiError {
  return new ApiError({
    code: 'unreachable',
    status: 0,
    title: '连不上服务',
    detail: '请检查网络是否连通。服务可能正在重启，稍后重试即可；页面上填写的内容不会丢失。',
  })
}

export function brokenOff(): ApiError {
  return new ApiError({
    code: 'unreachable',
    status: 0,
    title: '文件没有收完',
    detail: '文件传到一半断了。请再试一次；还是断，就请管理员看服务的日志。',
  })
}

export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError'
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'detail' in body
}
