import { useCallback, useEffect, useState } from 'preact/hooks'
import type { CallTopic } from '../../handoff/call-desk.ts'
import { request, type Result, type Session } from './api.ts'

/** As typed; `topic` is a title of the list, or empty. */
export interface CallDraft {
  readonly topic: string
  readonly asked: string
  readonly answered: string
  readonly result: string
  readonly number: string
}

const empty: CallDraft = { topic: '', asked: '', answered: '', result: '', number: '' }

export interface CallDraftState {
  readonly draft: CallDraft
  readonly topics: readonly CallTopic[]
  readonly change: (part: Partial<CallDraft>) => void
  readonly save: () => Promise<Result<{ readonly willBeRated: boolean }>>
}

/** Lives as long as the desk, so that an officer on the phone can look into a conversation and come back. */
export function useCallDraft(session: Session): CallDraftState {
  const [draft, setDraft] = useState(empty)
  const [topics, setTopics] = useState<readonly CallTopic[]>([])
  useEffect(() => {
    void request<{ topics: readonly CallTopic[] }>('/api/staff/calls/topics').then((result) => {
      if (result.ok) setTopics(result.value.topics)
    })
  }, [])
  const change = useCallback((part: Partial<CallDraft>) => setDraft((known) => ({ ...known, ...part })), [])

  async function save(): Promise<Result<{ readonly willBeRated: boolean }>> {
    const { topic, ...rest } = draft
    const known = topics.find(({ title }) => title === topic.trim())
    if (known === undefined && topic.trim() !== '') {
      const detail = 'Xin chọn chủ đề trong danh mục, hoặc để trống nếu là việc khác.'
      return { ok: false, status: 422, detail, field: 'topic' }
    }
    const body = { ...rest, ...(known === undefined ? {} : { topic: known.id }) }
    const result = await request<{ willBeRated: boolean }>('/api/staff/calls', {
      method: 'POST',
      csrf: session.csrf,
      body,
    })
    if (result.ok) setDraft(empty)
    return result
  }

  return { draft, topics, change, save }
}
