/** Where messages may go, and what becomes of a call when the other side does not behave. */
import type { LookupAddress } from 'node:dns'
import { afterEach, describe, expect, test } from 'vitest'
import { isPublic, problemOfUrl, publicLookup } from '../../../server/work/address.ts'
import { call } from '../../../server/work/call.ts'
import { openReceiver, type Receiver } from './receiver.ts'

describe('addresses', () => {
  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.0.1',
    '172.32.0.1',
    '223.5.5.5',
    '2400:3200::1',
    '2606:4700::1111',
  ])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true)
  })

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.9.9.9',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '100::1',
    'localhost',
    '',
    '127.0.0.1.nip.io',
  ])('%s is not', (address) => {
    expect(isPublic(address)).toBe(false)
  })

  test.each([
    ['https://example.com/hook', undefined],
    ['http://example.com:8080/', undefined],
    ['http://8.8.8.8/', undefined],
    ['http://127.0.0.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:127.0.0.1]/', 'private-address'],
    ['http://１２７.0.0.1/', 'private-address'],
    ['https://example.com:25/', 'bad-port'],
    ['file:///etc/passwd', 'bad-scheme'],
    ['gopher://example.com/', 'bad-scheme'],
    ['https://a:b@example.com/', 'has-password'],
    ['//example.com', 'bad-url'],
  ] as const)('%s: %s', (url, problem) => {
    expect(problemOfUrl(url, false)).toBe(problem)
  })

  describe('names', () => {
    const answering = (...answers: (readonly string[])[]) => {
      let asked = 0
      const resolve = (
        _name: string,
        _options: object,
        callback: (error: null, found: LookupAddress[]) => void,
      ) => {
        const addresses = answers[Math.min(asked++, answers.length - 1)]!
        callback(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      }
      return { resolve: resolve as never, asked: () => asked }
    }
    const look = (resolve: never) =>
      new Promise<unknown>((done) => {
        publicLookup(resolve)('name.example', { all: true }, (error, found) => done(error?.name ?? found))
      })

    test('a public answer is the one that is connected to', async () => {
      const dns = answering(['8.8.8.8'], ['127.0.0.1'])
      expect(await look(dns.resolve)).toEqual([{ address: '8.8.8.8', family: 4 }])
      // A second answer is never asked for: there is nothing to rebind.
      expect(dns.asked()).toBe(1)
    })
    test.each([[['127.0.0.1']], [['8.8.8.8', '10.0.0.1']], [['::ffff:10.0.0.1']], [[]]])(
      '%j is refused',
      async (found) => {
        expect(await look(answering(found).resolve)).toBe('PrivateAddressError')
      },
    )
  })
})

describe('calls', () => {
  let receiver: Receiver
  afterEach(() => receiver.close())
  const send = (change: object = {}) =>
    call({ url: receiver.url, headers: {}, body: '{}', isPrivateAllowed: true, timeout: 2_000, ...change })

  test('no answer in time', async () => {
    receiver = await openReceiver(() => undefined)
    await expect(send({ timeout: 200 })).rejects.toThrow('timeout')
  })
  test('an endless answer is read up to a limit', async () => {
    receiver = await openReceiver((response) => {
      const more = () => {
        while (response.writable && response.write('x'.repeat(16_384)));
        if (response.writable) response.once('drain', more)
      }
      more()
    })
    const { status, body } = await send({ timeout: 20_000 })
    expect(status).toBe(200)
    expect(body).toHaveLength(64 * 1024)
  })
  test('an answer that drips: its status is known, the rest is not waited for', async () => {
    receiver = await openReceiver((response) => void response.writeHead(200).write('{'))
    expect(await send({ timeout: 300 })).toEqual({ status: 200, body: '{' })
  })
  test('cut off', async () => {
    receiver = await openReceiver((response) => void response.destroy())
    await expect(send()).rejects.toThrow('ECONNRESET')
  })
  test('nobody there', async () => {
    receiver = await openReceiver()
    const { url } = receiver
    await receiver.close()
    await expect(send({ url })).rejects.toThrow('ECONNREFUSED')
    receiver = await openReceiver()
  })
  test('here, when that is not allowed', async () => {
    receiver = await openReceiver()
    await expect(send({ isPrivateAllowed: false })).rejects.toThrow('private-address')
    const url = receiver.url.replace('127.0.0.1', 'localhost')
    await expect(send({ url, isPrivateAllowed: false })).rejects.toThrow('private-address')
    expect(receiver.received).toEqual([])
  })
})
