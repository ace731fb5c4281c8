/** Measures of agreement in words. */

/** The scale of Landis and Koch, which people know from other such reports. */
const SCALE: readonly (readonly [above: number, word: string])[] = [
  [0.8, '几乎完全'],
  [0.6, '较强'],
  [0.4, '中等'],
  [0.2, '一般'],
  [0, '很弱'],
]

export function kappaWord(kappa: number): string {
  return SCALE.find(([above]) => kappa > above)?.[1] ?? '不比运气好'
}

export function roundedKappa(kappa: number | null): string {
  return kappa === null ? '—' : kappa.toFixed(2)
}

export function percentOf(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 100)}%`
}
