/** Passwords: kept as scrypt hashes that say what they cost, so that the cost can be raised later. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { ServiceError } from '../wire/errors.ts'

/** N is 2 ** ln. */
interface Cost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** About 0.3 s of one core and 32 MB a try (OWASP's advice of 2025 for p = 3). */
const COST: Cost = { ln: 15, r: 8, p: 3 }
const BYTES = 32
/** `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, base64url. */
const FORM = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/
/** Nobody's: a sign-in under an unknown name takes as long as any other. */
const NOBODYS = written(COST, Buffer.alloc(16), Buffer.alloc(BYTES))
/** Tries at once in this process; more would starve everything else that uses threads. */
const MOST_AT_ONCE = 16
const SHORTEST = 10
const FEWEST_CHARACTERS = 5

let running = 0

export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16)
  return written(cost, salt, await derive(password, salt, cost))
}

/** Takes as long where there is no hash to compare with. @throws ServiceError overloaded */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, ln, r, p, salt, hash] = FORM.exec(kept ?? NOBODYS) ?? []
  if (salt === undefined || hash === undefined) throw new Error('not a password hash')
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url')) && kept !== undefined
}

/** Made at another cost than today's. */
export function isOutdated(kept: string): boolean {
  return !kept.startsWith(written(COST, Buffer.alloc(0), Buffer.alloc(0)).slice(0, -1))
}

/** What is wrong with a new password; undefined: nothing. */
export function passwordProblem(password: string, name: string): string | undefined {
  const characters = [...password]
  if (characters.length < SHORTEST) return `密码至少 ${SHORTEST} 个字符`
  if (new Set(characters).size < FEWEST_CHARACTERS) return `密码至少要有 ${FEWEST_CHARACTERS} 种不同的字符`
  if (folded(password).replaceAll(folded(name), '').length < FEWEST_CHARACTERS)
    return '密码不能只是用户名加几个字符'
  return undefined
}

function written({ ln, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

async function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  if (running >= MOST_AT_ONCE) throw new ServiceError('overloaded')
  running += 1
  try {
    return await new Promise((resolve, reject) => {
      // Full-width letters of a Chinese input method are the same password.
      const options = { N: 2 ** ln, r, p, maxmem: 2 * 128 * 2 ** ln * r }
      scrypt(password.normalize('NFKC'), salt, BYTES, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      )
    })
  } finally {
    running -= 1
  }
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
