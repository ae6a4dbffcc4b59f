import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { DeskEntry } from './desk-types.ts'
import { Entry } from './entry.tsx'
import { dayText } from './times.ts'
import { Button } from './parts/button.tsx'

/** So close to the end counts as reading the end, in px. */
const NEAR_END = 80

interface TranscriptProps {
  readonly view: { readonly transcript: readonly DeskEntry[]; readonly names: Readonly<Record<string, string>> }
  readonly me: string
  readonly retry?: ((message: string) => Promise<unknown>) | undefined
}

/** Follows the newest message while its reader is at the end; otherwise says that there is something new. */
export function Transcript({ view, me, retry }: TranscriptProps) {
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [news, setNews] = useState(false)
  const entries = view.transcript
  const last = entries.at(-1)?.id

  function toEnd(): void {
    log.current?.scrollTo({ top: log.current.scrollHeight })
    setNews(false)
  }
  useLayoutEffect(() => {
    const byMe = entries.at(-1)?.author === me
    if (atEnd.current || byMe) toEnd()
    else setNews(true)
  }, [last])

  // Something comes below the box, a picture arrives in it: whoever was at the end stays there.
  useEffect(() => {
    const box = log.current
    if (box === null) return undefined
    const watch = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTo({ top: box.scrollHeight })
    })
    watch.observe(box)
    if (box.firstElementChild !== null) watch.observe(box.firstElementChild)
    return () => watch.disconnect()
  }, [])

  function follow(): void {
    const box = log.current
    if (box === null) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END
    if (atEnd.current) setNews(false)
  }

  const now = Date.now()
  const days = entries.map((entry) => dayText(entry.at, now))
  return (
    <div className="transcript-frame">
      <div className="transcript" ref={log} onScroll={follow} role="log" tabIndex={0} aria-label="Nội dung trò chuyện">
        <ol>
          {entries.map((entry, index) => (
            <Entry
              key={entry.id}
              entry={entry}
              me={me}
              names={view.names}
              retry={retry}
              day={days[index] === days[index - 1] ? undefined : days[index]}
            />
          ))}
        </ol>
      </div>
      {news && (
        <Button kind="primary" className="to-end" press={toEnd}>
          Có tin mới
        </Button>
      )}
    </div>
  )
}
