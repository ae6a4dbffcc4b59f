import { useEffect, useState, type ReactNode } from 'react'
import { LoadingState } from '../../../console/ui/page/loading-state.tsx'
import type { ResourceControl } from '../../../console/ui/use-resource.ts'

interface WaitingProps<Value> {
  readonly resource: ResourceControl<Value>
  readonly what: string
  readonly children: (value: Value) => ReactNode
}

/** What was loaded; while it is not there, a line that moves, so that nobody thinks that the page hangs. */
export function Waiting<Value>({ resource, what, children }: WaitingProps<Value>) {
  const isLoading = resource.state.kind === 'loading'
  return (
    <>
      {isLoading && <Slow what={what} />}
      <LoadingState resource={resource} what={what}>
        {children}
      </LoadingState>
    </>
  )
}

/** After this a reader begins to doubt. */
const PATIENCE_MS = 2_000

function Slow({ what }: { readonly what: string }) {
  const seconds = useSeconds()
  if (seconds * 1000 < PATIENCE_MS) return null
  return (
    <div className="slow">
      <progress aria-label={`Đang tải ${what}`} />
      <p className="muted small">
        Vẫn đang tính {what}: đã {seconds} giây. Kỳ dài và nhiều bộ lọc cần thêm thời gian.
      </p>
    </div>
  )
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((known) => known + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
