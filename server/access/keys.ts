/** API keys: made once, shown once, kept as a hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** `ly_<id>_<secret>`: the id finds the row, the secret has 256 bits. */
const FORM = /^ly_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/

export interface NewKey {
  readonly id: string
  /** Shown once and kept nowhere. */
  readonly text: string
  readonly hash: string
}

export function makeKey(): NewKey {
  const id = randomBytes(8).toString('hex').slice(0, 12)
  const secret = randomBytes(32).toString('base64url')
  return { id, text: `ly_${id}_${secret}`, hash: hashOf(secret) }
}

/** The parts of a key as sent; undefined where it cannot be one. */
export function readKey(text: string): { readonly id: string; readonly hash: string } | undefined {
  const parts = FORM.exec(text)
  return parts === null ? undefined : { id: parts[1]!, hash: hashOf(parts[2]!) }
}

/** SHA-256 is enough for 256 random bits: there is nothing to guess that a slow hash would protect. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export function isSameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
