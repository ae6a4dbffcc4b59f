import { noting, type Draft } from '../turn/turn.ts'

/** With staff the assistant is silent: the message is in the transcript, the desk is told after the commit. */
export function relayToStaff(draft: Draft): Draft {
  return noting(draft, 'relayed-to-staff', {})
}
