import { objectOf, stringOf } from '../kit/json.ts'

/** What Zalo's answers say about money: remembered for the health report, never a reason not to send. */
export interface QuotaBook {
  /** The `data` of a successful send. */
  note(data: unknown): void
  /** Undefined: nothing was charged and no package was named so far. */
  describe(): string | undefined
}

/** Free: an answer within 48 h, and the greeting before the first word. Without the object the message was charged. */
const FREE = new Set(['reply', 'welcome_msg'])
/** Below this share of a package an operator should buy more. */
const LOW = 0.1

export function createQuotaBook(): QuotaBook {
  const packages = new Map<string, string>()
  let charged = 0
  return {
    note(data) {
      const sent = objectOf(data)
      // Answers of the old endpoint, for visitors, know no quota.
      if (sent?.['user_id'] === undefined && sent?.['msg_id'] === undefined) return
      const quota = objectOf(sent['quota'])
      const type = nameOf(quota?.['quota_type']) ?? (quota?.['remainingQuota'] === undefined ? '' : 'template')
      if (FREE.has(type)) return
      charged += 1
      if (quota !== undefined && type !== '') packages.set(type, balanceOf(quota))
    },
    describe() {
      if (charged === 0) return undefined
      const balances = [...packages].map(([type, balance]) => `${type} ${balance}`)
      return [`${charged} charged since start`, ...balances].join(', ')
    },
  }
}

/** `remain` and `total` come as strings with sends and as numbers from the quota endpoint. */
function balanceOf(quota: Readonly<Record<string, unknown>>): string {
  const remain = countOf(quota['remain'] ?? quota['remainingQuota'])
  const total = countOf(quota['total'] ?? quota['dailyQuota'])
  const until = nameOf(quota['expired_date'])
  const low = remain !== undefined && total !== undefined && remain < total * LOW
  return `${remain ?? '?'}/${total ?? '?'}${until === undefined ? '' : ` until ${until}`}${low ? ' LOW' : ''}`
}

function countOf(value: unknown): number | undefined {
  const text = stringOf(value)?.trim() ?? ''
  return /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

function nameOf(value: unknown): string | undefined {
  const text = stringOf(value)
  return text !== undefined && /^[\w/.:-]{1,40}$/.test(text) ? text : undefined
}
