/** Where a line's row is: its id is made of its conversation and its number. */

/** More lines than a conversation may have. */
const ROOM = 32_768

export function lineId(conversation: number, n: number): number {
  return conversation * ROOM + n
}
