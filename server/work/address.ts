/** Which addresses a webhook may call: the public Internet, and nothing of the network that the service stands in. */
import { lookup } from 'node:dns'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/** Not public, by the registries of special addresses (RFC 6890 and later ones). */
const SPECIAL: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Of what is public in IPv6, these lead elsewhere: Teredo, benchmarks, ORCHID, documentation, 6to4. */
const SPECIAL_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]
const closed = new BlockList()
for (const [net, bits] of SPECIAL) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of SPECIAL_V6) closed.addSubnet(net, bits, 'ipv6')
/** Global unicast. Whatever maps IPv4 into IPv6, link-local, unique local and multicast lie outside. */
const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')

/** Alibaba's metadata service is inside of 100.64/10; the others are link-local. */
export function isPublic(address: string): boolean {
  if (isIPv6(address)) return globalV6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
  return isIP(address) === 4 && !closed.check(address, 'ipv4')
}

export type AddressProblem = 'bad-url' | 'bad-scheme' | 'bad-port' | 'has-password' | 'private-address'

/** What is wrong with a webhook's address as it is written; names are looked up when it is called. */
export function problemOfUrl(text: string, isPrivateAllowed: boolean): AddressProblem | undefined {
  if (!URL.canParse(text)) return 'bad-url'
  const { protocol, username, password, port, hostname } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') return 'bad-scheme'
  if (username !== '' || password !== '') return 'has-password'
  // Below 1024 live mail, file and name servers, which can be made to misread a request.
  if (port !== '' && port !== '80' && port !== '443' && Number(port) < 1024) return 'bad-port'
  const literal = hostname.replace(/^\[|\]$/g, '')
  return !isPrivateAllowed && isIP(literal) !== 0 && !isPublic(literal) ? 'private-address' : undefined
}

/** A name that leads, or may lead, into the network here. */
class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/**
 * Looks a name up and lets a connection be made to that answer only: a second look-up could answer otherwise. One private
 * address among several refuses the name.
 */
export function publicLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '')
      const first = addresses[0]
      if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
        return callback(new PrivateAddressError(), '')
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}
