/** What a page keeps over its own reload: in this tab, for one person, until they sign out. */

const PREFIX = 'liyan-kept:'

type Who = { readonly id: string } | undefined

const keyOf = (who: Who, name: string) => `${PREFIX}${who?.id}:${name}`

export function keep(who: Who, name: string, value: object): void {
  sessionStorage.setItem(keyOf(who, name), JSON.stringify(value))
}

export function keptAs<T>(who: Who, name: string): T | undefined {
  const json = sessionStorage.getItem(keyOf(who, name))
  return json === null ? undefined : (JSON.parse(json) as T)
}

export function forget(who: Who, name: string): void {
  sessionStorage.removeItem(keyOf(who, name))
}

/** All that is kept, but not what is this person's: the next one at a desk finds nothing of the one before. */
export function forgetAllBut(who: Who): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && (who === undefined || !key.startsWith(keyOf(who, ''))))
      sessionStorage.removeItem(key)
}
