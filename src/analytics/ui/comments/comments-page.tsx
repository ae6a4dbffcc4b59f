import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { Options } from '../../../console/ui/parts/options.tsx'
import { Select } from '../../../console/ui/parts/select.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { useResource } from '../../../console/ui/use-resource.ts'
import { FilterBar } from '../filters/filter-bar.tsx'
import { useMay } from '../may.ts'
import { Waiting } from '../panel/waiting.tsx'
import { Refused } from '../refused.tsx'
import { apiQuery } from '../url-state.ts'
import { useUrl } from '../use-url-state.ts'
import { CommentCard, topicOptions, type Comment, type Topic } from './comment-card.tsx'

interface CommentPage {
  readonly comments: readonly Comment[]
  readonly next?: string | null
  readonly topics: readonly Topic[]
}

/** To be read and coded, masked; the server notes who read which. */
export function CommentsPage() {
  const may = useMay('comments')
  const { state } = useUrl()
  const [cursor, setCursor] = useState<string>()
  const [view, setView] = useState<View>('uncoded')
  const more = {
    ...(view === 'uncoded' ? { uncoded: '1' } : {}),
    ...(view === 'uncoded' || state.topic === undefined ? {} : { topic: state.topic }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const page = useResource<CommentPage>(may ? `/comments${apiQuery(state, more)}` : undefined)
  if (!may) return <Refused what="đọc góp ý" />
  return (
    <div className="page-body">
      <FilterBar keys={['channel', 'province']} latest="Ba tháng gần nhất" />
      <header className="report-head">
        <h2>Góp ý của công dân</h2>
        <p className="muted">
          Số giấy tờ, điện thoại, tài khoản đã được che. Chọn nội dung cho từng góp ý: người mã hoá độc lập với máy, để
          tính mức thống nhất κ. Mỗi lần mở trang này được ghi nhật ký.
        </p>
      </header>
      <Options
        label="Hiện"
        inRow
        options={views}
        value={view}
        change={(next) => {
          setCursor(undefined)
          setView(next)
        }}
      />
      <Waiting resource={page} what="góp ý">
        {({ comments, next, topics }) => (
          <>
            {view === 'all' && <TopicFilter topics={topics} start={() => setCursor(undefined)} />}
            <CommentList comments={comments} topics={topics} />
            <div className="row">
              {cursor !== undefined && <Button press={() => setCursor(undefined)}>Về trang đầu</Button>}
              {next !== undefined && next !== null && <Button press={() => setCursor(next)}>Trang sau</Button>}
            </div>
          </>
        )}
      </Waiting>
    </div>
  )
}

const views = [
  { value: 'uncoded', label: 'Chưa có người mã hoá' },
  { value: 'all', label: 'Tất cả, kèm mã của máy' },
] as const

type View = (typeof views)[number]['value']

interface TopicFilterProps {
  readonly topics: readonly Topic[]
  readonly start: () => void
}

function TopicFilter({ topics, start }: TopicFilterProps) {
  const { state, change } = useUrl()
  return (
    <div className="narrow">
      <Select
        label="Nội dung"
        options={[{ value: 'all', label: 'Mọi nội dung' }, ...topicOptions(topics)]}
        value={state.topic ?? 'all'}
        change={(topic) => {
          start()
          change({ topic: topic === 'all' ? undefined : topic })
        }}
      />
    </div>
  )
}

interface CommentListProps {
  readonly comments: readonly Comment[]
  readonly topics: readonly Topic[]
}

function CommentList({ comments, topics }: CommentListProps) {
  const { call } = useApi()
  if (comments.length === 0)
    return (
      <EmptyState title="Không có góp ý nào khớp bộ lọc" level={3}>
        <p className="muted">Chọn kỳ dài hơn hoặc bỏ bớt bộ lọc.</p>
      </EmptyState>
    )
  return (
    <ul className="cards" aria-label="Góp ý">
      {comments.map((comment) => (
        <li key={comment.invite}>
          <CommentCard
            comment={comment}
            topics={topics}
            code={(topic) =>
              call(`/comments/${encodeURIComponent(comment.invite)}/topic`, { method: 'POST', body: { topic } })
            }
          />
        </li>
      ))}
    </ul>
  )
}
