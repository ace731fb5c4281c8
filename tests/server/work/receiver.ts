/** A real HTTP server that webhooks are sent to; it answers as the test says and remembers what came. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** Of the answers from now on; a function writes the answer itself. */
  answer: number | ((response: ServerResponse) => void)
  close(): Promise<void>
}

export async function openReceiver(answer: Receiver['answer'] = 200): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    receiver.received.push({ path: request.url ?? '', headers: request.headers, body })
    if (typeof receiver.answer === 'number') response.writeHead(receiver.answer).end('{}')
    else receiver.answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}
