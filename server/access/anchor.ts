/** Anchors of the audit log as people keep them: `<seq>:<hash>`. */
import type { Anchor } from '../store/audit.ts'

/** The text is of the form of `AnchorText`. */
export function readAnchor(text: string): Anchor {
  const [seq = '', hash = ''] = text.split(':')
  return { seq: Number(seq), hash }
}

export function writeAnchor({ seq, hash }: Anchor): string {
  return `${seq}:${hash}`
}
