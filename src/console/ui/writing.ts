/** Pure helpers of the composer. */

/** `/` or `@` was just typed where a word begins: then a list opens. */
export function startsPick(before: string, after: string, caret: number): '/' | '@' | undefined {
  if (after.length !== before.length + 1) return undefined
  const typed = after[caret - 1]
  if (typed !== '/' && typed !== '@') return undefined
  const previous = after[caret - 2]
  if (previous !== undefined && !/\s/.test(previous)) return undefined
  // A day such as `12 /3` or a path is nobody's wish for a list: `/` counts at the start of a line only.
  if (typed === '/' && previous !== undefined && previous !== '\n') return undefined
  return typed
}

/** `more` in place of the `replaced` characters before the caret. */
export function withPick(
  text: string,
  at: number,
  more: string,
  replaced: number,
): { readonly value: string; readonly caret: number } {
  const start = Math.max(0, at - replaced)
  return { value: text.slice(0, start) + more + text.slice(at), caret: start + more.length }
}

interface Named {
  readonly id: string
  readonly displayName: string
}

/** The ids of those whose names stand in the note; of "An" and "An Bình" the longer one. */
export function mentionedIn(text: string, colleagues: readonly Named[]): readonly string[] {
  const longestFirst = colleagues.toSorted((one, other) => other.displayName.length - one.displayName.length)
  let rest = text
  const found: string[] = []
  for (const { id, displayName } of longestFirst) {
    if (!rest.includes(`@${displayName}`)) continue
    found.push(id)
    rest = rest.replaceAll(`@${displayName}`, ' ')
  }
  return found
}
