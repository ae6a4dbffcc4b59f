import { useEffect, useState } from 'react'

/** Should a note be lost, the page is at most this old. */
const REFRESH_MS = 60_000
const RECONNECT_MS = 4_000

/**
 * Whether the desk hears of news at once. Calls `onNews` on each note with what it is about (a handoff's id; empty:
 * anything), and whenever notes may have been missed. Notes come in bursts: who reads takes care of that (`oneAtATime`).
 */
export function useLive(onNews: (about: string) => void): boolean {
  const [live, setLive] = useState(false)

  useEffect(() => {
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined

    const news = (): void => onNews('')
    function connect(): void {
      source = new EventSource('/api/staff/events')
      source.addEventListener('open', () => {
        setLive(true)
        news()
      })
      source.addEventListener('desk', ({ data }) => onNews(String(data)))
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
      clearTimeout(again)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [onNews])

  return live
}
