import type { RefObject } from 'preact'
import type { LogItem } from './log-items.ts'

interface FollowLog {
  /** After each drawing. */
  drawn(items: readonly LogItem[]): void
  look(): void
  toEnd(): void
  hasMore(): boolean
  /** The log is new on the screen. */
  opened(): void
}

/** Nearer to the end than this counts as reading the newest message. */
const NEAR_END_PX = 80
/** What stays visible of the message before. */
const MARGIN_PX = 12

/**
 * Where the log stands: an own message scrolls to the end, an answer to its first line, because reading begins there.
 * Someone who reads further up is left alone; "Xem tiếp" tells that there is more.
 */
export function followLog(log: RefObject<HTMLDivElement | null>, redraw: () => void): FollowLog {
  let count = 0
  let hasMore = false
  let height = 0

  const look = (): void => {
    const { scrollHeight = 0, clientHeight = 0, scrollTop = 0 } = log.current ?? {}
    const before = hasMore
    hasMore = scrollHeight - clientHeight - scrollTop >= NEAR_END_PX
    if (before !== hasMore) redraw()
  }
  // The composer grows and the phone's keyboard opens: the end stays where it was.
  const fit = (): void => {
    const element = log.current
    const changed = height !== 0 && element?.clientHeight !== height
    if (element !== null && changed && !hasMore) element.scrollTop = element.scrollHeight
    height = element?.clientHeight ?? 0
    look()
  }
  const resized = new ResizeObserver(fit)

  return {
    look,
    hasMore: () => hasMore,
    opened: () => {
      count = 0
      hasMore = false
      height = 0
      if (log.current !== null) resized.observe(log.current)
    },
    drawn: (items) => {
      const element = log.current
      if (element === null) return
      if (items.length === count) return fit()
      const isOwn = items[items.length - 1]?.own !== undefined
      const firstNew = element.querySelectorAll<HTMLElement>('.message')[count]
      if (isOwn || count === 0) element.scrollTop = element.scrollHeight
      else if (!hasMore && firstNew !== undefined) element.scrollTop = firstNew.offsetTop - MARGIN_PX
      count = items.length
      height = element.clientHeight
      look()
    },
    toEnd: () => {
      log.current?.scrollTo(0, log.current.scrollHeight)
      log.current?.focus({ preventScroll: true })
    },
  }
}
