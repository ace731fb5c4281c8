/** A line on standard error that tells how far a long run has come. */
import type { Writable } from 'node:stream'

export interface Progress {
  /** `size`: bytes of the input done with in all. */
  update(size: number, conversations: number): void
  /** Takes the line away. */
  clear(): void
}

const EVERY = 100
const BAR = 24
const CLEAR = '\r\u001b[K'

export const silent: Progress = { update: () => {}, clear: () => {} }

/** `total`: bytes of the whole input, where they are known. */
export function openProgress(stream: Writable, total: number | undefined): Progress {
  const began = performance.now()
  let shown = began
  let isVisible = false
  return {
    update(size, conversations) {
      const now = performance.now()
      if (now - shown < EVERY) return
      shown = now
      isVisible = true
      stream.write(CLEAR + progressLine({ size, total, conversations, seconds: (now - began) / 1000 }))
    },
    clear() {
      if (isVisible) stream.write(CLEAR)
    },
  }
}

/** ████░░░░ 43%  1200 个会话  12.3 MB/秒  还需 0:12 */
export function progressLine(state: {
  readonly size: number
  readonly total: number | undefined
  readonly conversations: number
  readonly seconds: number
}): string {
  const { size, total, conversations, seconds } = state
  const rate = size / Math.max(seconds, 0.001)
  const speed = `${(rate / 1e6).toFixed(1)} MB/秒`
  if (total === undefined || total === 0)
    return `${conversations} 个会话  ${(size / 1e6).toFixed(0)} MB  ${speed}`
  const share = Math.min(1, size / total)
  const full = Math.round(share * BAR)
  const left = Math.max(0, Math.round((total - size) / Math.max(rate, 1)))
  const remaining = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
  return `${bar} ${Math.floor(share * 100)}%  ${conversations} 个会话  ${speed}  还需 ${remaining}`
}
