import { useEffect, useState } from 'react'

/** A stream that renews itself is back within this time: no reason to alarm anybody. */
const PATIENCE_MS = 3_000
const BACK_MS = 4_000

/** Lies over the page and moves nothing. */
export function Connection({ live }: { readonly live: boolean }) {
  const [shown, setShown] = useState<'nothing' | 'lost' | 'resumed'>('nothing')
  useEffect(() => {
    if (!live) {
      const timer = setTimeout(() => setShown('lost'), PATIENCE_MS)
      return () => clearTimeout(timer)
    }
    setShown((known) => (known === 'lost' ? 'resumed' : known))
    const timer = setTimeout(() => setShown('nothing'), BACK_MS)
    return () => clearTimeout(timer)
  }, [live])
  return (
    <div className={shown === 'nothing' ? 'connection' : `connection ${shown}`} role="status">
      {shown === 'lost' && 'Mất kết nối với máy chủ, đang nối lại. Chữ đang soạn vẫn được giữ trên máy này.'}
      {shown === 'resumed' && 'Đã nối lại. Danh sách và tin nhắn đã cập nhật.'}
    </div>
  )
}
