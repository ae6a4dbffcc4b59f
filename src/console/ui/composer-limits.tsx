import type { ReplyLimits } from './desk-types.ts'
import { Remaining } from './elapsed.tsx'
import { useTicking } from './use-ticking.ts'

/** From so many characters on the reader is told how much is left. */
const TELL_LAST = 300
const HOUR = 3_600_000

interface LimitsLineProps {
  readonly limits: ReplyLimits
  readonly length: number
}

/** What the channel still takes; says nothing while there is plenty. */
export function LimitsLine({ limits, length }: LimitsLineProps) {
  const { windowEndsAt, maxLength, closed, hint } = limits
  const ending = useTicking((now) => windowEndsAt !== undefined && Date.parse(windowEndsAt) - now < 24 * HOUR)
  const over = length - maxLength
  return (
    <>
      {over > 0 && (
        <span className="error">
          Quá {over} ký tự, kênh này nhận tối đa {maxLength}.
        </span>
      )}
      {over <= 0 && over > -TELL_LAST && <span>Còn {-over} ký tự.</span>}
      {!closed && ending && windowEndsAt !== undefined && (
        <span className="window">
          {' '}
          Còn <Remaining until={windowEndsAt} /> để trả lời.
        </span>
      )}
      {!closed && hint !== undefined && <span> {hint}</span>}
    </>
  )
}
