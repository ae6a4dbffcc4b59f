import type { ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import type { ResourceControl } from '../use-resource.ts'

interface LoadingStateProps<Value> {
  readonly resource: ResourceControl<Value>
  /** What is loaded, in the middle of a sentence. */
  readonly what: string
  readonly children: (value: Value) => ReactNode
}

/** What was loaded, or in calm words why it is not there. */
export function LoadingState<Value>({ resource: { state, reload }, what, children }: LoadingStateProps<Value>) {
  switch (state.kind) {
    case 'loading':
      return (
        <p className="muted" role="status">
          Đang tải {what}…
        </p>
      )
    case 'absent':
      return (
        <EmptyState title={`Máy chủ này chưa có ${what}`} level={3}>
          <p className="muted">Chức năng sẽ tự hiện ở đây khi hệ thống được nâng cấp.</p>
        </EmptyState>
      )
    case 'failed':
      return (
        <EmptyState title={`Chưa xem được ${what}`} level={3}>
          <p role="alert">{state.detail}</p>
          <Button press={reload}>Thử lại</Button>
        </EmptyState>
      )
    default:
      return children(state.value)
  }
}
