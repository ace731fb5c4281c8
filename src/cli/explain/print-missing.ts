/** Why a phrase that was asked for was not found: the other speaker's, or so far from its nearest pattern. */
import type { Explanation } from '../../index.ts'
import type { Role } from '../../model.ts'
import { shorten } from '../shorten.ts'
import { ROLE_NAMES, SPEAKER_NAMES } from '../vocabulary.ts'
import { padTo } from '../width.ts'
import type { ExplanationLook } from './print-explanation.ts'

const LONGEST_PATTERN = 80

type Missing = NonNullable<Explanation['missing']>

export function printMissing(
  missing: Missing,
  role: Role,
  { paint, colour, phrase }: ExplanationLook,
): string[] {
  const { title, otherSpeaker, pattern, characters } = missing
  const row = (name: string, value: string) => `     ${paint('dim', padTo(name, 6))}  ${value}`
  const spelt = characters.map(({ character, heard }) => {
    if (heard) return paint('green', character)
    return colour ? paint('red', character) : `（${character}）`
  })
  const lacking = characters.filter(({ heard }) => !heard).map(({ character }) => character)
  const nearness =
    lacking.length === 0
      ? '字都在，但中间隔着别的字，或断句与句型不合'
      : `缺少 ${lacking.join('、')}（${lacking.length} 个字）`
  const speaker = `这条话术${SPEAKER_NAMES[phrase?.speaker ?? 'any']}，这句话却是${ROLE_NAMES[role]}说的`
  return [
    paint('bold', `“${title}”为什么没有命中：`),
    ...(otherSpeaker ? [row('说话人', speaker)] : []),
    row('最接近', shorten(pattern, LONGEST_PATTERN)),
    row('对照', spelt.join('')),
    ...(otherSpeaker && lacking.length === 0 ? [] : [row('差在', nearness)]),
  ]
}
