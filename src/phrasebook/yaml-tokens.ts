/** Looks at a YAML text's tokens without recursion: how deeply they nest, and which bracket or quote stays open. */
import type { CST } from 'yaml'

/** Where the text first nests more than `limit` deep. To be asked before anything recursive reads the tokens. */
export function tooDeep(tokens: readonly CST.Token[], limit: number): number | undefined {
  let first: number | undefined
  for (const { token, depth } of everyToken(tokens)) {
    if (depth > limit && token.offset < (first ?? Number.POSITIVE_INFINITY)) first = token.offset
  }
  return first
}

/** Where the last bracket or quote before `offset` stands that is never closed. */
export function unclosedBefore(tokens: readonly CST.Token[], offset: number): number | undefined {
  let latest: number | undefined
  for (const { token } of everyToken(tokens)) {
    const nearer = token.offset < offset && token.offset > (latest ?? -1)
    if (nearer && isUnclosed(token)) latest = token.offset
  }
  return latest
}

function isUnclosed(token: CST.Token): boolean {
  switch (token.type) {
    case 'double-quoted-scalar':
      return !/[^\\]"$|^""$/.test(token.source)
    case 'single-quoted-scalar':
      return !/.'$/s.test(token.source)
    case 'flow-collection': {
      const closer = token.start.source === '[' ? ']' : '}'
      return !token.end.some(({ source }) => source === closer)
    }
    default:
      return false
  }
}

function* everyToken(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
  const open = tokens.map((token) => ({ token, depth: 0 }))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next
    for (const token of childrenOf(next.token)) open.push({ token, depth: next.depth + 1 })
  }
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value]
  if (!('items' in token)) return []
  return token.items.flatMap((item) => [item.key, item.value].filter((child) => child != null))
}
