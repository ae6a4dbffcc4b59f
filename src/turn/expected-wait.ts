import { say, type TurnInput } from './turn.ts'

const STEP_MINUTES = 5
const LONGEST_MINUTES = 120

/** ", … chờ khoảng 10 phút", or nothing where too little is known: no number is better than an invented one. */
export function expectedWait({ content, pace, waiting }: TurnInput): string {
  if (pace === undefined) return ''
  // First answers of late, times the place: rather too long than too short.
  const minutes = Math.max(1, Math.ceil((pace * (waiting + 1)) / 60))
  if (minutes > LONGEST_MINUTES) return say(content, 'handoff_wait_long')
  const rounded = minutes <= STEP_MINUTES ? minutes : Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES
  return say(content, 'handoff_wait', { minutes: String(rounded) })
}
