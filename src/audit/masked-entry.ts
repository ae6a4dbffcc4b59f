import { redact } from '../privacy/redact.ts'
import type { AuditDetail, AuditEntry } from './contract.ts'

const LONGEST_VALUE = 300

/** As it may be kept: personal numbers masked, nothing that the database refuses. */
export function maskedEntry({ detail, subject, ...entry }: AuditEntry): AuditEntry {
  const line = { ...entry, subject: storable(subject) }
  return detail === undefined ? line : { ...line, detail: masked(detail) }
}

function masked(detail: AuditDetail): AuditDetail {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (typeof value === 'string') return [name, maskedText(value)]
      if (typeof value === 'number' || typeof value === 'boolean') return [name, value]
      return [name, value.map(maskedText)]
    }),
  )
}

function maskedText(text: string): string {
  return redact(storable(text)).slice(0, LONGEST_VALUE).toWellFormed()
}

function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
