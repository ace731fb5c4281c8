/** How a line is written down by ear: the sound classes of its units between its two edges, and which may be stepped over. */
import { FILLER_SOUNDS } from '../text/fold.ts'
import { CLASS_COUNT } from '../text/sound.ts'

/** Sounds beyond the classes: the line's two edges. */
export const LINE_START = CLASS_COUNT
export const LINE_END = CLASS_COUNT + 1
export const SOUND_COUNT = CLASS_COUNT + 2
/** A bit on the sound of a unit that a match may step over. */
export const SKIPPABLE = 1 << Math.ceil(Math.log2(SOUND_COUNT))

/** Sets SKIPPABLE on the sounds of a filler that begins at `place`. */
export function markFiller(sounds: Uint16Array, place: number): void {
  for (const filler of FILLER_SOUNDS) {
    if (filler.every((sound, k) => (sounds[place + k]! & (SKIPPABLE - 1)) === sound)) {
      skip(sounds, place, filler.length)
    }
  }
}

/** Sets SKIPPABLE on the second go of a stutter. By ear, so it marks whatever folding marks (fold.ts), and now and then more. */
export function markStutters(sounds: Uint16Array, length: number): void {
  let third = -1
  let second = -1
  let previous = -1
  for (let place = 1; place <= length; place++) {
    const sound = sounds[place]! & (SKIPPABLE - 1)
    if (sound === previous || sound === second || sound === third)
      markStutter(sounds, place, length, third, second, previous)
    third = second
    second = previous
    previous = sound
  }
}

function markStutter(
  sounds: Uint16Array,
  place: number,
  length: number,
  third: number,
  second: number,
  previous: number,
): void {
  const sound = sounds[place]! & (SKIPPABLE - 1)
  const next = place < length ? sounds[place + 1]! & (SKIPPABLE - 1) : -1
  const overnext = place + 1 < length ? sounds[place + 2]! & (SKIPPABLE - 1) : -1
  if (sound === previous) skip(sounds, place, 1)
  if (sound === second && next === previous) skip(sounds, place, 2)
  if (sound === third && next === second && overnext === previous) skip(sounds, place, 3)
}

function skip(sounds: Uint16Array, place: number, count: number): void {
  for (let k = 0; k < count; k++) sounds[place + k]! |= SKIPPABLE
}
