import { fold } from '../../core/vietnamese.ts'
import { isBlank, remembered, type CellReader } from './read-cell.ts'

export type SendStatus = 'none' | 'pending' | 'sent' | 'failed'

const eligible = new Set(['ok', 'eligible', 'yes', 'y', 'true', '1', '1.0', 'co', 'du dieu kien', 'none', '-'])
const LONGEST_REASON = 64

/** '' = eligible; else why not, as the file says it: anything that is not a way to say "eligible". */
export const eligibleCell: CellReader<string> = remembered((text) => {
  if (isBlank(text) || eligible.has(folded(text))) return { value: '' }
  return { value: text.slice(0, LONGEST_REASON).toWellFormed() }
})

const FAILED =
  /skip|drop|expire|fail|error|bounce|reject|block|refus|undeliver|unsent|timeout|time_out|window_closed|not_|^(?:no|ko|false|0|loi|that_bai|khong)(?:_|$)/
const SENT =
  /^(?:sent|send_ok|sent_ok|done|completed|ok|accepted|delivered|issued|success|read|seen|returned|yes|true|1|1\.0|da_gui|da_phat)$/
const PENDING = /^(?:pending|queued|waiting|scheduled|cho|cho_gui)$/

/** Undefined = not said; then the time of issue says whether it went out. */
export const sendCell: CellReader<SendStatus | undefined> = remembered((text) => {
  if (isBlank(text)) return { value: undefined }
  const status = folded(text).replaceAll(/[\s-]+/g, '_')
  if (status === 'none' || status === '' || status === '_') return { value: undefined }
  if (SENT.test(status)) return { value: 'sent' }
  if (PENDING.test(status)) return { value: 'pending' }
  if (FAILED.test(status)) return { value: 'failed' }
  return { wrong: 'sent, failed hoặc pending' }
})

function folded(text: string): string {
  return fold(text).trim().toLowerCase()
}
