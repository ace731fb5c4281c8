/** How much of a pattern may be misheard. */

/** Of so many fixed characters at most so many may be heard as others. */
export function mostSubstituted(text: number): number {
  return Math.max(1, Math.floor(text / 2))
}
