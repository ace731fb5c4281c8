/** Which methods an address knows, for whoever came with another one. */
import type { GuardedRoute } from './authenticate.ts'

/** Empty where no route has the address; routes for every address (`*`) do not count. */
export function allowedMethods(routes: readonly GuardedRoute[], path: string): string[] {
  const segments = path.split('/')
  const methods = routes.filter(({ url }) => isMatch(url.split('/'), segments)).map(({ method }) => method)
  return [...new Set(methods)].sort()
}

function isMatch(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length || pattern.includes('*')) return false
  return pattern.every((part, i) => (part.startsWith(':') ? segments[i] !== '' : part === segments[i]))
}
