const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bcoc_coc_browser\/(\d+)/, 'Cốc Cốc'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\b(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari/, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** "Chrome 141, Windows": enough for the owner to know a device again, and no more. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? ''
  const browser = browsers.map(([pattern, name]) => ({ name, version: pattern.exec(agent)?.[1] }))
  const known = browser.find(({ version }) => version !== undefined)
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  if (known === undefined) return system ?? 'Thiết bị khác'
  const name = `${known.name} ${known.version ?? ''}`.trim()
  return system === undefined ? name : `${name}, ${system}`
}
