import type { DeliveryResult } from '../core/channel.ts'
import { unreachable } from '../core/message.ts'

export type NextStep =
  | { readonly kind: 'done'; readonly externalId?: string }
  | { readonly kind: 'later'; readonly afterMs: number; readonly why: string }
  /** Staff see it at the message; `windowClosed`: they may phone, or wait for the citizen. */
  | { readonly kind: 'give-up'; readonly why: string; readonly windowClosed: boolean }

/** Waits between tries: a second for a hiccup, minutes for an outage; about two hours in all. */
const WAITS_MS = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 1_800_000, 3_600_000]
const JITTER = 0.2
/** A channel that asks for an hour or more waits for an operator; what is two days old need not be said any more. */
const OPERATOR_MS = 3_600_000
const OPERATOR_TRIES = 48

/** The only place that decides whether a failed send is tried again. `failures`: failed tries before this one. */
export function nextStep(result: DeliveryResult, failures: number, random: () => number = Math.random): NextStep {
  switch (result.kind) {
    case 'delivered':
      return { kind: 'done', ...(result.externalId === undefined ? {} : { externalId: result.externalId }) }
    case 'retry-later': {
      const forOperator = (result.afterMs ?? 0) >= OPERATOR_MS && failures < OPERATOR_TRIES
      const wait = WAITS_MS[failures] ?? (forOperator ? OPERATOR_MS : undefined)
      if (wait === undefined) return { kind: 'give-up', why: result.why, windowClosed: false }
      const jittered = wait * (1 + (random() * 2 - 1) * JITTER)
      return { kind: 'later', afterMs: Math.max(jittered, result.afterMs ?? 0), why: result.why }
    }
    case 'window-closed':
      return { kind: 'give-up', why: result.why, windowClosed: true }
    case 'blocked':
    case 'refused':
      return { kind: 'give-up', why: result.why, windowClosed: false }
    default:
      return unreachable(result)
  }
}
