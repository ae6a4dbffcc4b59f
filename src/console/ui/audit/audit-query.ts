export interface AuditFilter {
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly from: string
  readonly to: string
}

export const noFilter: AuditFilter = { actor: '', action: '', subject: '', from: '', to: '' }

/** Only what is set: the API takes an absent one for "all". */
export function auditQuery(filter: AuditFilter, before?: string): string {
  const set = Object.entries(filter).filter(([, value]) => value.trim() !== '')
  const query = new URLSearchParams(set.map(([name, value]) => [name, value.trim()]))
  if (before !== undefined) query.set('before', before)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
