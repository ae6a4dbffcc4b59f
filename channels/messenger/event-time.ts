import type { Instant } from '../../src/core/ids.ts'
import { stringOf } from '../kit/json.ts'

const EARLIEST = Date.UTC(2010, 0)
const LATEST = Date.UTC(2100, 0)

/** Messaging events count milliseconds, comments seconds. Undefined when malformed: the time of arrival counts then. */
export function eventTime(value: unknown): Instant | undefined {
  const text = stringOf(value)?.trim() ?? ''
  if (!/^\d{10}(?:\d{2,3})?$/.test(text)) return undefined
  const time = text.length === 10 ? Number(text) * 1000 : Number(text)
  return time >= EARLIEST && time < LATEST ? new Date(time).toISOString() : undefined
}
