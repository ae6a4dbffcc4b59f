/**
 * Whether the page that a browser names in `Origin` may use the channel. No page can forge that header, but a program
 * can: the list keeps other sites from showing our assistant as theirs, it does not prove who writes (the token does).
 */
export function allowsPage(allowed: readonly string[], headers: Readonly<Record<string, string>>): boolean {
  const origin = headers['origin']?.toLowerCase()
  // No list: every office may. No `Origin`: not a page of another site (Fetch standard §3.2).
  if (allowed.length === 0 || origin === undefined) return true
  return isOwnPage(origin, headers['host']) || allowed.some((entry) => matches(entry, origin))
}

/** `/demo` and other pages of our own server need not be listed. */
function isOwnPage(origin: string, host: string | undefined): boolean {
  return host !== undefined && origin.replace(/^https?:\/\//, '') === host.toLowerCase()
}

/** `https://*.example.vn` is every name below example.vn, not example.vn itself. */
function matches(entry: string, origin: string): boolean {
  const [scheme = '', name] = entry.split('*.', 2)
  if (name === undefined) return entry === origin
  return origin.startsWith(scheme) && origin.slice(scheme.length).endsWith(`.${name}`)
}
