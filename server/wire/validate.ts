/** Holds requests against their zod schemas; what is wrong is said in Chinese, field by field. */
import type { FastifySchemaCompiler } from 'fastify'
import { z } from 'zod'
import { zhCN } from 'zod/locales'
import { type FieldProblem, ServiceError } from './errors.ts'

/** For `safeParse(value, { error: IN_CHINESE })`. Not set for all of zod: the checker's phrasebooks have words of their own. */
export const IN_CHINESE = zhCN().localeError

/** `params` and `querystring` are whole objects too, so that their fields have names. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data) => {
    const result = schema.safeParse(data, { error: IN_CHINESE })
    return result.success ? { value: result.data } : { error: asBadRequest(result.error) }
  }

export function problemsOf({ issues }: z.ZodError): FieldProblem[] {
  return issues.map(({ path, message }) => ({ field: z.core.toDotPath(path), message }))
}

/** `lines[3].role：…；id：…` */
export function sentenceOf(problems: readonly FieldProblem[]): string {
  return problems.map(({ field, message }) => `${field === '' ? '正文' : field}：${message}`).join('；')
}

function asBadRequest(error: z.ZodError): ServiceError {
  const problems = problemsOf(error)
  return new ServiceError('bad-request', sentenceOf(problems), problems)
}
