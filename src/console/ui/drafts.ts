/**
 * What an officer has typed and not sent, per conversation, over reloads and an expired session. Session storage: it
 * ends with the tab, and the key holds the officer, so that a colleague on the same machine does not find it.
 */
const PREFIX = 'ansinh.draft.'

export interface DraftKey {
  readonly staff: string
  readonly handoff: string
  readonly kind: 'reply' | 'note'
}

export function readDraft(key: DraftKey): string {
  return sessionStorage.getItem(nameOf(key)) ?? ''
}

export function keepDraft(key: DraftKey, text: string): void {
  if (text === '') sessionStorage.removeItem(nameOf(key))
  else sessionStorage.setItem(nameOf(key), text)
}

export function forgetDrafts(): void {
  const names = Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX))
  for (const name of names) sessionStorage.removeItem(name)
}

function nameOf({ staff, handoff, kind }: DraftKey): string {
  return `${PREFIX}${staff}.${handoff}.${kind}`
}
