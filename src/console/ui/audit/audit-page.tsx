import { useEffect, useState } from 'react'
import { Page } from '../page/page.tsx'
import { usePaged, type Page as OnePage } from '../page/use-paged.ts'
import { LinkButton } from '../parts/link-button.tsx'
import { tellFailure } from '../toasts.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditList } from './audit-list.tsx'
import type { AuditLine } from './audit-line.ts'
import { auditQuery, noFilter, type AuditFilter } from './audit-query.ts'
import { VerifyChain } from './verify-chain.tsx'

interface AuditAnswer {
  readonly entries: readonly AuditLine[]
  readonly next?: string
}

/** Who did what. Looking at it leaves a line too: it is read at the press of a button, not while one types. */
export function AuditPage() {
  const [filter, setFilter] = useState<AuditFilter>(noFilter)
  const { state, more, start, goOn } = usePaged(readAnswer)
  useEffect(() => void start(`/audit${auditQuery(filter)}`), [start, filter])

  async function showMore(next: string): Promise<void> {
    const problem = await goOn(`/audit${auditQuery(filter, next)}`)
    if (problem !== undefined) tellFailure(problem)
  }
  return (
    <Page
      title="Nhật ký"
      intro="Ai đã làm gì, lúc nào. Mỗi dòng nối với dòng trước bằng một mã băm: sửa hay xóa một dòng là chuỗi đứt."
      actions={
        <>
          <VerifyChain />
          <LinkButton href={`/api/staff/audit.csv${auditQuery(filter)}`}>Tải CSV</LinkButton>
        </>
      }
    >
      <section className="card section" aria-label="Các dòng nhật ký">
        <AuditFilters apply={setFilter} refused={state.kind === 'failed' ? state : undefined} />
        <AuditList state={state} more={more} showMore={showMore} retry={() => start(`/audit${auditQuery(filter)}`)} />
      </section>
    </Page>
  )
}

function readAnswer({ entries, next }: AuditAnswer): OnePage<AuditLine> {
  return { items: entries, next }
}
