/** Turns the bytes of a transcript file into text, whatever encoding it was saved in. */

/**
 * UTF-8 and UTF-16 by byte order mark (which is dropped), else UTF-8, else GB18030 (which includes GBK).
 * Bytes that are UTF-8 but for a few stay UTF-8, the bad ones as U+FFFD: a file cut in the middle of a
 * character must not turn into GB18030 nonsense. No bytes make it throw.
 */
export function decodeText(buffer: Uint8Array): string {
  const [a, b, c] = buffer
  if (a === 0xef && b === 0xbb && c === 0xbf) return decode('utf-8', buffer.subarray(3))
  if (a === 0xff && b === 0xfe) return decode('utf-16le', buffer.subarray(2))
  if (a === 0xfe && b === 0xff) return decode('utf-16be', buffer.subarray(2))
  const text = decode('utf-8', buffer)
  return text.includes('\ufffd') && !isMostlyUtf8(text) ? decode('gb18030', buffer) : text
}

/** Chinese in GB18030 read as UTF-8 is nearly all U+FFFD; damaged UTF-8 has a few among many good characters. */
function isMostlyUtf8(text: string): boolean {
  let bad = 0
  let good = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad++
    else if (unit > 0x7f) good++
  }
  return bad <= good
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}
