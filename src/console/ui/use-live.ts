import { useEffect, useState } from 'react'
import { paced } from './paced.ts'

/** Should a note be lost, the page is at most this old. */
const REFRESH_MS = 60_000
const RECONNECT_MS = 4_000
/** Notes come in bursts, on a busy day fifty a second: this far apart are the looks for them. */
const LOOK_EVERY_MS = 150

/** Whether the desk hears of news at once. Calls `onNews` on each note, and whenever notes may have been missed. */
export function useLive(onNews: () => Promise<void>): boolean {
  const [live, setLive] = useState(false)

  useEffect(() => {
    const { ask: news, stop } = paced(onNews, LOOK_EVERY_MS)
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined

    function connect(): void {
      source = new EventSource('/api/staff/events')
      source.addEventListener('open', () => {
        setLive(true)
        news()
      })
      source.addEventListener('desk', news)
      source.addEventListener('error', () => {
        setLive(false)
        if (source?.readyState !== EventSource.CLOSED) return
        // A refusal is final for the browser. Looking at the list tells whether the session is over.
        news()
        again = setTimeout(connect, RECONNECT_MS)
      })
    }
    const seen = (): void => {
      if (document.visibilityState === 'visible') news()
    }

    connect()
    const timer = setInterval(news, REFRESH_MS)
    document.addEventListener('visibilitychange', seen)
    return () => {
      source?.close()
      stop()
      clearTimeout(again)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [onNews])

  return live
}
