import { durationText } from './times.ts'
import { useTicking } from './use-ticking.ts'

/** How long since; only this text is drawn again as time goes on. */
export function Elapsed({ since }: { readonly since: string }) {
  return <>{useTicking((now) => durationText(now - Date.parse(since)))}</>
}

/** How long still; nothing once it is over. */
export function Remaining({ until }: { readonly until: string }) {
  return <>{useTicking((now) => (Date.parse(until) > now ? durationText(Date.parse(until) - now) : ''))}</>
}
