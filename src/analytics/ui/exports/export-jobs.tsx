import { useEffect } from 'react'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { LinkButton } from '../../../console/ui/parts/link-button.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { bytesText, countText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'
import { asOfText } from '../times.ts'
import { formatText } from './export-formats.ts'

interface ExportJob {
  readonly id: string
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  readonly rows?: number | null
  readonly total?: number | null
  readonly bytes?: number | null
  readonly sha256?: string | null
  readonly format: string
  readonly reason: string
  readonly createdAt: string
  readonly endedAt?: string | null
  readonly error?: string | null
  /** For people outside: generalised so that nobody can be found in it. */
  readonly outside?: boolean
  /** The file is still kept. */
  readonly available?: boolean
}

const AGAIN_MS = 2_000

/** What was asked for, and how far it is; asks again as long as something runs. */
export function ExportJobs({ news }: { readonly news: number }) {
  const jobs = useResource<{ readonly exports: readonly ExportJob[] }>('/exports', news)
  const { state, reload } = jobs
  const isBusy =
    state.kind === 'loaded' && state.value.exports.some((job) => job.state === 'queued' || job.state === 'running')
  useEffect(() => {
    if (!isBusy) return undefined
    const timer = setInterval(() => void reload(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isBusy, reload])
  return (
    <Panel title="Các lần xuất" method={[]} source="SHA-256 giúp người nhận kiểm tra tệp không bị đổi.">
      <Waiting resource={jobs} what="các lần xuất">
        {({ exports: all }) =>
          all.length === 0 ? (
            <p className="muted">Chưa có lần xuất nào. Chọn kỳ, dạng tệp và ghi lý do ở trên.</p>
          ) : (
            <JobTable jobs={all} />
          )
        }
      </Waiting>
    </Panel>
  )
}

function JobTable({ jobs }: { readonly jobs: readonly ExportJob[] }) {
  return (
    <Table
      caption="Danh sách các lần xuất"
      rows={jobs}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Yêu cầu lúc', cell: ({ createdAt }) => <span className="nowrap">{asOfText(createdAt)}</span> },
        {
          title: 'Dạng',
          cell: ({ format, outside }) => `${formatText(format)}${outside === true ? ', bản chia sẻ' : ''}`,
        },
        { title: 'Lý do', cell: ({ reason }) => <span className="wide-cell">{reason}</span> },
        { title: 'Tiến độ', cell: (job) => <JobState job={job} /> },
        {
          title: 'Số dòng',
          numeric: true,
          cell: ({ rows }) => (rows === null || rows === undefined ? '–' : countText(rows)),
        },
        { title: 'Cỡ', numeric: true, cell: ({ bytes }) => bytesText(bytes ?? null) },
        {
          title: 'SHA-256',
          cell: ({ sha256 }) =>
            sha256 === null || sha256 === undefined ? '–' : <code className="hash">{sha256}</code>,
        },
      ]}
    />
  )
}

function JobState({ job }: { readonly job: ExportJob }) {
  switch (job.state) {
    case 'queued':
      return 'Đang chờ'
    case 'running':
      return <JobProgress rows={job.rows ?? 0} total={job.total ?? 0} />
    case 'failed':
      return <span className="error">Không xong: {job.error ?? 'lỗi máy chủ, xin thử lại'}</span>
    default:
      if (job.available === false) return 'Đã hết hạn lưu'
      return (
        <LinkButton kind="primary" className="small" href={`/api/analytics/exports/${job.id}/file`}>
          Tải về
        </LinkButton>
      )
  }
}

function JobProgress({ rows, total }: { readonly rows: number; readonly total: number }) {
  const percent = total === 0 ? 0 : Math.round((100 * rows) / total)
  return (
    <ProgressBar value={percent} className="job-progress" valueLabel={`${percent} %`}>
      <Label className="unseen">Tiến độ</Label>
      <span className="job-track">
        <span className="job-bar" style={{ width: `${percent}%` }} />
      </span>
      <span className="small">
        {percent} % ({countText(rows)}/{countText(total)})
      </span>
    </ProgressBar>
  )
}
