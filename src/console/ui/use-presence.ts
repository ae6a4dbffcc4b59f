import { useEffect } from 'react'
import { useApi } from './use-api.ts'

/** The server takes a viewer for gone after thirty seconds. */
const TELL_EVERY_MS = 20_000

/** Colleagues see who has the conversation open; a hidden page is nobody. */
export function usePresence(handoff: string): void {
  const { call } = useApi()
  useEffect(() => {
    let known = true
    const tell = async (): Promise<void> => {
      if (!known || document.visibilityState !== 'visible') return
      const result = await call(`/handoffs/${handoff}/viewing`, { method: 'POST', body: {} })
      if (!result.ok && result.status === 404) known = false
    }
    void tell()
    const timer = setInterval(() => void tell(), TELL_EVERY_MS)
    return () => clearInterval(timer)
  }, [call, handoff])
}
