import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { tellDone } from '../../../console/ui/toasts.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { Check } from '../check.tsx'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useFilterLists } from '../filters/filter-lists.ts'
import { Panel } from '../panel/panel.tsx'
import { todayInVietnam } from '../times.ts'
import { useUrl } from '../use-url-state.ts'
import { exportFilter } from './export-filter.ts'
import { formatOptions } from './export-formats.ts'

/** As the server asks for it. */
const REASON_LENGTH = 10

export function ExportForm({ asked }: { readonly asked: () => void }) {
  const { call } = useApi()
  const { state } = useUrl()
  const { months } = useFilterLists()
  const [format, setFormat] = useState('xlsx')
  const [reason, setReason] = useState('')
  const [outside, setOutside] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function submit(): Promise<void> {
    if (reason.trim().length < REASON_LENGTH)
      return setProblem(`Lý do cần ít nhất ${REASON_LENGTH} ký tự, ví dụ “Báo cáo quý IV gửi lãnh đạo”.`)
    setBusy(true)
    setProblem(undefined)
    const body = {
      format,
      filter: exportFilter(state, months, todayInVietnam().slice(0, 7)),
      reason: reason.trim(),
      outside,
    }
    const result = await call('/exports', { method: 'POST', body })
    setBusy(false)
    if (!result.ok) return setProblem(result.detail)
    tellDone('Đã nhận yêu cầu; tệp hiện ở danh sách bên dưới khi xong.')
    asked()
  }
  return (
    <Panel title="Xuất mới" method={[]} source="Tệp được giữ 7 ngày.">
      <FilterBar />
      <div className="form-grid">
        <Select label="Dạng tệp" options={formatOptions} value={format} change={setFormat} />
        <Field
          label="Lý do"
          hint="Ghi vào nhật ký và vào tệp."
          value={reason}
          change={(text) => {
            setReason(text)
            setProblem(undefined)
          }}
          maxLength={300}
          error={problem}
        />
      </div>
      <Check selected={outside} change={setOutside}>
        Bản chia sẻ ra ngoài Ngành: giờ làm tròn, ô dưới 5 người được gộp
      </Check>
      <div className="row">
        <Button kind="primary" press={() => void submit()} busy={busy}>
          {busy ? 'Đang gửi…' : 'Xuất dữ liệu'}
        </Button>
      </div>
    </Panel>
  )
}
