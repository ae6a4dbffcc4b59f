import { keep, kept } from './storage.ts'
import type { LogEntry } from './wire.ts'

interface Unread {
  /** These are before the citizen's eyes. */
  see(entries: readonly LogEntry[]): void
  /** Answers that are not. */
  count(entries: readonly LogEntry[]): number
  /** `(2) Trang chủ`, so that it can be seen in the row of tabs. */
  showInTitle(count: number): void
}

export function createUnread(now: () => number = Date.now): Unread {
  let seen = Number(kept('seen').split(' ')[0] ?? 0)
  let prefix = ''
  return {
    see: (entries) => {
      const last = Math.max(seen, ...entries.map(({ seq }) => seq))
      if (last === seen) return
      seen = last
      keep('seen', `${seen} ${now()}`)
    },
    count: (entries) => entries.filter(({ direction, seq }) => direction === 'out' && seq > seen).length,
    showInTitle: (count) => {
      const wanted = count > 0 ? `(${count}) ` : ''
      if (wanted === prefix) return
      const { title } = document
      // The page may have changed its title meanwhile.
      document.title = wanted + (title.startsWith(prefix) ? title.slice(prefix.length) : title)
      prefix = wanted
    },
  }
}
