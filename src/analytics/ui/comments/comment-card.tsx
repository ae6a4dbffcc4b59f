import { useState } from 'react'
import { Select } from '../../../console/ui/parts/select.tsx'
import type { Result } from '../../../console/ui/api.ts'
import { tellFailure } from '../../../console/ui/toasts.tsx'
import { labelOf } from '../filters/filter-words.ts'
import { useFilterLists } from '../filters/filter-lists.ts'
import { monthText } from '../months.ts'

export interface Comment {
  readonly invite: string
  readonly month: string
  readonly channel: string
  readonly province?: string | null
  readonly score: number
  readonly text: string
  /** By rule; left out for whoever codes: it would lead the hand. */
  readonly topic?: string | null
  readonly factor?: string | null
}

/** Of the code list (knowledge/survey/topics.yaml). */
export interface Topic {
  readonly code: string
  readonly label: string
}

export function topicOptions(topics: readonly Topic[]) {
  return topics.map(({ code, label }) => ({ value: code, label }))
}

interface CommentCardProps {
  readonly comment: Comment
  readonly topics: readonly Topic[]
  readonly code: (topic: string) => Promise<Result<unknown>>
}

export function CommentCard({ comment, topics, code }: CommentCardProps) {
  const lists = useFilterLists()
  const [topic, setTopic] = useState(comment.topic ?? '')
  const [saved, setSaved] = useState(false)

  async function choose(next: string): Promise<void> {
    const before = topic
    setTopic(next)
    setSaved(false)
    const result = await code(next)
    if (result.ok) return setSaved(true)
    setTopic(before)
    tellFailure(result.detail)
  }
  const { province, factor } = comment
  const facts = [
    `${comment.score} điểm`,
    labelOf(lists, 'channel', comment.channel),
    ...(province === undefined || province === null || province === '' ? [] : [labelOf(lists, 'province', province)]),
    ...(factor === undefined || factor === null || factor === '' ? [] : [`yếu tố ${factor}`]),
    monthText(comment.month),
  ]
  return (
    <section className="panel work-card" aria-label={`Góp ý, ${facts.join(', ')}`}>
      <p className="muted small">{facts.join(' · ')}</p>
      <blockquote>{comment.text}</blockquote>
      <div className="row">
        <Select
          label="Nội dung"
          small
          options={topicOptions(topics)}
          value={topic}
          change={(next) => void choose(next)}
        />
        <span className="muted small" role="status">
          {saved ? 'Đã ghi.' : ''}
        </span>
      </div>
    </section>
  )
}
