import { useState } from 'react'
import { useMay } from '../may.ts'
import { Refused } from '../refused.tsx'
import { ExportForm } from './export-form.tsx'
import { ExportJobs } from './export-jobs.tsx'
import { SchedulesPanel } from './schedules-panel.tsx'
import { TokensPanel } from './tokens-panel.tsx'

/** Micro-data out of the house: with a reason, and noted. */
export function ExportsPage() {
  const may = useMay('exports')
  const [asked, setAsked] = useState(0)
  if (!may) return <Refused what="xuất dữ liệu" />
  return (
    <div className="page-body">
      <header className="report-head">
        <h2>Xuất dữ liệu</h2>
        <p className="muted">
          Mỗi dòng là một hội thoại đã đóng, có phát phiếu hay không (cột stage), theo bảng mã 37 cột. Không có lời góp
          ý, không có tên, khoá hội thoại đổi theo từng lần xuất. Mỗi lần xuất được ghi nhật ký cùng lý do.
        </p>
      </header>
      <ExportForm asked={() => setAsked((known) => known + 1)} />
      <ExportJobs news={asked} />
      <SchedulesPanel />
      <TokensPanel />
    </div>
  )
}
