/** Gathers the records of one piece as UTF-8 in a buffer of its own, which can be handed to another thread without copying. */

const FIRST_SIZE = 64 * 1024
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3

export class RecordBuffer {
  #buffer = Buffer.allocUnsafeSlow(FIRST_SIZE)
  #length = 0

  /** Bytes so far. */
  get length(): number {
    return this.#length
  }

  append(text: string): void {
    const needed = this.#length + text.length * BYTES_PER_UNIT
    if (needed > this.#buffer.length) this.#grow(needed)
    this.#length += this.#buffer.write(text, this.#length, 'utf8')
  }

  /** What has been gathered; the buffer must not be appended to afterwards. */
  taken(): Uint8Array<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#length)
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}
