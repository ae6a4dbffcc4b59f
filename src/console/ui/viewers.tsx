import type { Viewer } from './desk-types.ts'

/** Colleagues who have the conversation open as well: nobody answers twice. */
export function Viewers({ viewers, me }: { readonly viewers: readonly Viewer[] | undefined; readonly me: string }) {
  const others = (viewers ?? []).filter(({ staff }) => staff !== me).map(({ name }) => name)
  return (
    <p className="viewers" role="status">
      {others.length === 0 ? '' : `${others.join(', ')} cũng đang xem`}
    </p>
  )
}
