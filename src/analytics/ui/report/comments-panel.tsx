import { Table } from '../../../console/ui/parts/table.tsx'
import { InnerLink } from '../inner-link.tsx'
import { useMay } from '../may.ts'
import { decimalText, maskedText, percentText } from '../numbers.ts'
import { Chart } from '../panel/chart.tsx'
import { Panel } from '../panel/panel.tsx'
import type { CommentFigures } from '../report-types.ts'

/** Topics of the comments, as shares only where two coders agree well enough (Cohen's κ from 0.7). */
export function CommentsPanel({ comments }: { readonly comments: CommentFigures | null }) {
  const mayRead = useMay('comments')
  if (comments === null) return null
  const { count, topics, kappa, publishable } = comments
  const longest = Math.max(1e-9, ...topics.map(({ share }) => share ?? 0))
  const alt = topics.map(({ label, share }) => `${label} ${percentText(share)}`).join('; ')
  return (
    <Panel
      title="Góp ý của công dân"
      method={['suppression']}
      basis={`${maskedText(count)} góp ý`}
      {...(publishable
        ? {
            table: (
              <Table
                caption="Nội dung góp ý"
                rows={topics}
                rowKey={({ code }) => code}
                columns={[
                  { title: 'Nội dung', cell: ({ label }) => label },
                  { title: 'Số góp ý', numeric: true, cell: ({ n }) => maskedText(n) },
                  { title: 'Tỷ lệ', numeric: true, cell: ({ share }) => percentText(share) },
                ]}
              />
            ),
          }
        : {})}
    >
      <p>
        <strong>{maskedText(count)}</strong> góp ý. Mức thống nhất giữa máy và người mã hoá: κ ={' '}
        <strong>{decimalText(kappa)}</strong>
        {publishable
          ? ', đủ để công bố tỷ lệ theo nội dung (κ từ 0,70).'
          : '. Chưa công bố tỷ lệ theo nội dung: cần ít nhất 100 góp ý được hai bên mã hoá và κ từ 0,70.'}
      </p>
      {publishable && topics.length > 0 && (
        <Chart alt={`Nội dung góp ý: ${alt}.`} className="bars">
          {topics.map(({ code, label, share }) => (
            <div className="bar-row" key={code}>
              <span className="bar-label">{label}</span>
              <span className="bar-track">
                <span
                  className={share === null ? 'bar hatched' : 'bar'}
                  style={{ width: share === null ? '100%' : `${(100 * share) / longest}%` }}
                />
              </span>
              <span className={share === null ? 'bar-value muted small' : 'bar-value'}>
                {share === null ? 'ẩn' : percentText(share)}
              </span>
            </div>
          ))}
        </Chart>
      )}
      {mayRead && (
        <p className="no-print">
          <InnerLink to={{ tab: 'gop-y' }}>Đọc và mã hoá góp ý</InnerLink>
        </p>
      )}
    </Panel>
  )
}
