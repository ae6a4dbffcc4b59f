import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { HandoffView } from './api.ts'
import { Entry } from './entry.tsx'
import { dayText } from './times.ts'

/** So close to the end counts as reading the end, in px. */
const NEAR_END = 80

interface TranscriptProps {
  readonly view: Pick<HandoffView, 'transcript' | 'names'>
  readonly me: string
}

/** Follows the newest message while its reader is at the end; otherwise says that there is something new. */
export function Transcript({ view, me }: TranscriptProps) {
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

  function follow(): void {
    const box = log.current
    if (box === null) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END
    if (atEnd.current) setNews(false)
  }

  const now = Date.now()
  const days = entries.map((entry) => dayText(entry.at, now))
  return (
    <div class="transcript-frame">
      <div class="transcript" ref={log} onScroll={follow} role="log" tabIndex={0} aria-label="Nội dung trò chuyện">
        <ol>
          {entries.map((entry, index) => (
            <Entry
              key={entry.id}
              entry={entry}
              me={me}
              names={view.names}
              day={days[index] === days[index - 1] ? undefined : days[index]}
            />
          ))}
        </ol>
      </div>
      {news && (
        <button class="button primary to-end" type="button" onClick={toEnd}>
          Có tin mới
        </button>
      )}
    </div>
  )
}
