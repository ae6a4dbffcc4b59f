import { durationText } from '../times.ts'
import { useTicking } from '../use-ticking.ts'

interface CountedOnProps {
  /** As the server counted them at `readAt`; 0: nobody waits. */
  readonly seconds: number
  readonly readAt: number
}

export function CountedOn({ seconds, readAt }: CountedOnProps) {
  return <>{useTicking((now) => (seconds === 0 ? '–' : durationText(seconds * 1000 + Math.max(0, now - readAt))))}</>
}
