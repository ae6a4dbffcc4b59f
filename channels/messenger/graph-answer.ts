import type { DeliveryResult } from '../../src/core/channel.ts'
import type { HttpOutcome } from '../kit/http.ts'
import { retryAfterMs } from '../kit/retry-after.ts'
import { verdictOf, type GraphError } from './error-codes.ts'
import { idOf, objectOf, objectsOf, parseObject, stringOf, type Json } from '../kit/json.ts'

export type GraphAnswer =
  | { readonly kind: 'ok'; readonly body: Json }
  | { readonly kind: 'error'; readonly error: GraphError; readonly afterMs?: number }
  /** No verdict of Meta's: a gateway's page, a broken connection. */
  | { readonly kind: 'none'; readonly result: DeliveryResult }

/** Meta's status follows its error body; that body decides, except where the server itself is down. */
export function readAnswer(outcome: HttpOutcome, now: Date): GraphAnswer {
  if (outcome.kind === 'network-error') return later(outcome.why)
  const { status, headers } = outcome
  const body = objectOf(outcome.body)
  const afterMs = retryAfterMs(headers['retry-after'], now) ?? usageWaitMs(headers['x-business-use-case-usage'])
  const error = errorOf(body)
  if (error !== undefined && status < 500 && status !== 429) {
    return { kind: 'error', error, ...(afterMs === undefined ? {} : { afterMs }) }
  }
  if (status < 300 && body !== undefined) return { kind: 'ok', body }
  // Without a verdict it is not known whether the message went out: twice is better than never.
  if (status >= 500 || status === 429 || status < 300) return later(`HTTP ${status}`, afterMs)
  return { kind: 'none', result: { kind: 'refused', why: `HTTP ${status}` } }
}

export function resultOf(answer: GraphAnswer): DeliveryResult {
  switch (answer.kind) {
    case 'none':
      return answer.result
    case 'ok': {
      const externalId = idOf(answer.body['message_id'])
      if (externalId !== undefined) return { kind: 'delivered', externalId }
      const known = idOf(answer.body['recipient_id']) !== undefined
      return known ? { kind: 'delivered' } : { kind: 'retry-later', why: 'an answer without a message id' }
    }
    case 'error': {
      const verdict = verdictOf(answer.error)
      const why = nameOf(answer.error)
      if (verdict === 'window-closed' || verdict === 'blocked') return { kind: verdict, why }
      if (verdict !== 'retry') return { kind: 'refused', why }
      return { kind: 'retry-later', why, ...(answer.afterMs === undefined ? {} : { afterMs: answer.afterMs }) }
    }
  }
}

/** The numbers alone: Meta's text may repeat what we sent. */
export function nameOf({ code, subcode }: GraphError): string {
  return `graph error ${code}${subcode === undefined ? '' : `/${subcode}`}`
}

function later(why: string, afterMs?: number): GraphAnswer {
  return { kind: 'none', result: { kind: 'retry-later', why, ...(afterMs === undefined ? {} : { afterMs }) } }
}

function errorOf(body: Json | undefined): GraphError | undefined {
  const error = objectOf(body?.['error'])
  const code = wholeNumber(error?.['code'])
  if (code === undefined) return undefined
  const subcode = wholeNumber(error?.['error_subcode'])
  return { code, ...(subcode === undefined ? {} : { subcode }) }
}

function wholeNumber(value: unknown): number | undefined {
  const text = stringOf(value) ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

const MINUTE_MS = 60_000
const MAX_WAIT_MS = 3_600_000

/** `{"<page>":[{"type":"messenger","estimated_time_to_regain_access":<minutes>, …}]}`. */
function usageWaitMs(header: string | undefined): number | undefined {
  const usage = header === undefined ? undefined : parseObject(header)
  const waits = Object.values(usage ?? {})
    .flatMap(objectsOf)
    .map((one) => wholeNumber(one['estimated_time_to_regain_access']) ?? 0)
  const longest = Math.max(0, ...waits)
  return longest === 0 ? undefined : Math.min(longest * MINUTE_MS, MAX_WAIT_MS)
}
