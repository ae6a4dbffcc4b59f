import type pg from 'pg'
import { CHAIN_START, chainHash, type ChainedLine } from '../audit/chain.ts'
import type { AuditVerdict } from '../audit/contract.ts'

const LINES = `
select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, action, subject,
  detail::text as detail, hash
from audit_log where id > $1 and id <= $2 order by id limit 2000`

// One statement sees one moment: lines beyond the head were not appended by us.
const HEAD = `
select head.id, head.hash, (select min(id) from audit_log where audit_log.id > head.id) as beyond from audit_head head`

interface Head {
  readonly id: number
  readonly hash: string
  readonly beyond: number | null
}

/** From the first line to the head of this moment; what is appended meanwhile is not looked at. */
export async function verifyAuditChain(pool: pg.Pool, known?: string): Promise<AuditVerdict> {
  const head = (await pool.query<Head>(HEAD)).rows[0]
  if (head === undefined) return { ok: false, checked: 0, head: CHAIN_START, brokenAt: 0 }
  let [checked, last, lastId] = [0, CHAIN_START, 0]
  let isKnown = known === undefined || known === CHAIN_START
  const broken = (brokenAt: number): AuditVerdict => ({ ok: false, checked, head: last, brokenAt })
  for (;;) {
    // Negative numbers are never given: from before them, so that a line put before the first is seen too.
    const from = checked === 0 ? -Number.MAX_SAFE_INTEGER : lastId
    const { rows } = await pool.query<ChainedLine>(LINES, [from, head.id])
    for (const line of rows) {
      if (line.hash !== chainHash(last, line)) return broken(line.id)
      ;[checked, last, lastId] = [checked + 1, line.hash, line.id]
      isKnown ||= line.hash === known
    }
    if (rows.length === 0) break
  }
  if (lastId !== head.id || last !== head.hash) return broken(lastId + 1)
  if (head.beyond !== null) return broken(head.beyond)
  // Every line fits, but not to what was noted: the chain was written anew.
  return isKnown ? { ok: true, checked, head: last } : { ok: false, checked, head: last, brokenAt: 0 }
}
