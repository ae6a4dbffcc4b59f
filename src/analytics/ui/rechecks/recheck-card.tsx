import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Options } from '../../../console/ui/parts/options.tsx'
import { tellDone, tellFailure } from '../../../console/ui/toasts.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { Check } from '../check.tsx'
import { labelOf } from '../filters/filter-words.ts'
import { useFilterLists } from '../filters/filter-lists.ts'
import { monthText } from '../months.ts'

export interface Recheck {
  readonly invite: string
  readonly month: string
  readonly channel: string
  readonly servedBy: string
  readonly score: number
  readonly factor?: string | null
  readonly comment?: string | null
}

const verdicts = [
  { value: 'right', label: 'Phiếu đúng' },
  { value: 'wrong', label: 'Phiếu sai' },
] as const

/** One rating and the judgement of it. */
export function RecheckCard({ recheck, done }: { readonly recheck: Recheck; readonly done: () => void }) {
  const { call } = useApi()
  const lists = useFilterLists()
  const [verdict, setVerdict] = useState<'right' | 'wrong' | ''>('')
  const [note, setNote] = useState('')
  const [abuse, setAbuse] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function save(): Promise<void> {
    if (verdict === '') return setProblem('Chọn “Phiếu đúng” hoặc “Phiếu sai”.')
    setBusy(true)
    const body = { verdict, note, ...(verdict === 'wrong' && abuse ? { abuse: true } : {}) }
    const result = await call(`/rechecks/${encodeURIComponent(recheck.invite)}`, { method: 'POST', body })
    setBusy(false)
    if (!result.ok) return tellFailure(result.detail)
    tellDone('Đã ghi kết quả kiểm tra.')
    done()
  }
  const { comment, factor } = recheck
  return (
    <section className="panel work-card" aria-label={`Phiếu ${recheck.invite}`}>
      <p>
        <strong>{recheck.score} điểm</strong>
        {factor !== undefined && factor !== null && factor !== '' ? `, yếu tố ${factor}` : ''} ·{' '}
        {labelOf(lists, 'channel', recheck.channel)} · {labelOf(lists, 'served_by', recheck.servedBy)} ·{' '}
        {monthText(recheck.month)}
      </p>
      <blockquote>
        {comment === undefined || comment === null || comment === '' ? 'Không có góp ý.' : comment}
      </blockquote>
      <Options
        label="Kết quả"
        inRow
        options={verdicts}
        value={verdict}
        change={(value) => {
          setVerdict(value)
          setProblem(undefined)
        }}
        error={problem}
      />
      <Field label="Ghi chú" value={note} change={setNote} maxLength={500} rows={2} />
      {verdict === 'wrong' && (
        <Check selected={abuse} change={setAbuse}>
          Xác nhận phá hoại: phiếu bị loại khỏi số hợp lệ, có ghi nhật ký
        </Check>
      )}
      <div className="row">
        <Button kind="primary" press={() => void save()} busy={busy}>
          {busy ? 'Đang ghi…' : 'Ghi kết quả'}
        </Button>
      </div>
    </section>
  )
}
