/** Sends one message: a POST to a checked address, within a time, without following redirects or reading much. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { problemOfUrl, publicLookup } from './address.ts'

export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isPrivateAllowed: boolean
  /** Milliseconds for all of it. */
  readonly timeout?: number
}

export interface Answer {
  readonly status: number
  /** Its beginning; the rest is not read. */
  readonly body: string
}

const TIMEOUT = 10_000
const MOST_READ = 64 * 1024

/** Rejects where there is no answer; the error's `code` or name says why, and nothing of it quotes the address. */
export async function call({
  url,
  headers,
  body,
  isPrivateAllowed,
  timeout = TIMEOUT,
}: Call): Promise<Answer> {
  // The setting may have changed since the address was taken.
  const problem = problemOfUrl(url, isPrivateAllowed)
  if (problem !== undefined) throw new CallError(problem)
  const signal = AbortSignal.timeout(timeout)
  const bytes = Buffer.from(body)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const options = {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': bytes.length,
        'user-agent': 'liyan-webhook',
        ...headers,
      },
      // No connection is kept: each one is to an address that was looked up and checked for it.
      agent: false,
      signal,
      ...(!isPrivateAllowed && { lookup: publicLookup() }),
    }
    send(url, options, resolve)
      .on('error', (error) => reject(signal.aborted ? new CallError('timeout') : reasonOf(error)))
      .end(bytes)
  })
  return { status: answer.statusCode ?? 0, body: await beginningOf(answer) }
}

/** What came until the time was over is enough: the status is known by then. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size >= MOST_READ) break
    }
  } catch {
    // Cut off, or out of time.
  } finally {
    answer.destroy()
  }
  return Buffer.concat(parts).subarray(0, MOST_READ).toString('utf8')
}

/** A word for why a call failed. */
export class CallError extends Error {
  override readonly name = 'CallError'
}

function reasonOf(error: NodeJS.ErrnoException): CallError {
  if (error.name === 'PrivateAddressError') return new CallError('private-address')
  return new CallError(error.code ?? 'failed')
}
