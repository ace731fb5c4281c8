/** Where to go after signing in: a path of this console, never another site's address. */
export function placeAfterSignIn(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || to.startsWith('//') || to.startsWith('/\\')) return '/'
  return to.startsWith('/sign-in') ? '/' : to
}
