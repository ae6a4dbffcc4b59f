import type { Ref } from './draw.ts'
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
export function followLog(log: Ref<HTMLDivElement>, redraw: () => void): FollowLog {
  let count = 0
  let hasMore = false
  let size = ''

  const look = (): void => {
    const { scrollHeight = 0, clientHeight = 0, scrollTop = 0 } = log.current ?? {}
    const before = hasMore
    hasMore = scrollHeight - clientHeight - scrollTop >= NEAR_END_PX
    if (before !== hasMore) redraw()
  }
  const sizeOf = (element: HTMLDivElement): string => `${element.clientHeight} ${element.scrollHeight}`
  // The composer grows, the phone's keyboard opens, a word comes under a message: the end stays where it was.
  const fit = (): void => {
    const element = log.current
    if (element === null) return
    if (size !== '' && size !== sizeOf(element) && !hasMore) element.scrollTop = element.scrollHeight
    size = sizeOf(element)
    look()
  }
  const resized = new ResizeObserver(fit)

  return {
    look,
    hasMore: () => hasMore,
    opened: () => {
      count = 0
      hasMore = false
      size = ''
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
      size = sizeOf(element)
      look()
    },
    toEnd: () => {
      log.current?.scrollTo(0, log.current.scrollHeight)
      log.current?.focus({ preventScroll: true })
    },
  }
}
