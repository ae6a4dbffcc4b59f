/**
 * All that is kept in the citizen's browser: the visitor token; `seen`, the last message that was before the eyes and
 * when (`<seq> <ms since 1970>`); `look`, letters, colours and language; `unsent`, words until the server has them and no
 * longer; for as long as the tab lives, `draft` and whether the chat is `open`. What was said stays on the server: a
 * shared phone tells no stranger what was asked.
 */
export type Kept = 'visitor' | 'seen' | 'unsent' | 'look' | TabKept
/** Lives as long as the tab. A person whom the host page vouches for leaves unsent words there, not for the next one. */
export type TabKept = 'draft' | 'open' | 'unsent.person'

// Storage can be blocked by the browser's settings or be full: the chat then lasts as long as the page.
export function kept(name: Kept): string {
  try {
    return placeOf(name).getItem(KEY + name) ?? ''
  } catch {
    return ''
  }
}

export function keep(name: Kept, value: string): void {
  try {
    if (value === '') placeOf(name).removeItem(KEY + name)
    else placeOf(name).setItem(KEY + name, value)
  } catch {
    return
  }
}

const KEY = 'ansinh.'

function placeOf(name: Kept): Storage {
  return name === 'draft' || name === 'open' || name === 'unsent.person' ? sessionStorage : localStorage
}
