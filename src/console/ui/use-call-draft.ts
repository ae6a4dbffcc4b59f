import { useCallback, useEffect, useState } from 'react'
import type { CallTopic } from '../../handoff/call-desk.ts'
import type { Result } from './api.ts'
import { useApi } from './use-api.ts'

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
export function useCallDraft(): CallDraftState {
  const { call } = useApi()
  const [draft, setDraft] = useState(empty)
  const [topics, setTopics] = useState<readonly CallTopic[]>([])
  useEffect(() => {
    void call<{ topics: readonly CallTopic[] }>('/calls/topics').then((result) => {
      if (result.ok) setTopics(result.value.topics)
    })
  }, [call])
  const change = useCallback((part: Partial<CallDraft>) => setDraft((known) => ({ ...known, ...part })), [])

  async function save(): Promise<Result<{ readonly willBeRated: boolean }>> {
    const { topic, ...rest } = draft
    const known = topics.find(({ title }) => title === topic.trim())
    if (known === undefined && topic.trim() !== '') {
      const detail = 'Xin chọn chủ đề trong danh mục, hoặc để trống nếu là việc khác.'
      return { ok: false, status: 422, detail, field: 'topic' }
    }
    const body = { ...rest, ...(known === undefined ? {} : { topic: known.id }) }
    const result = await call<{ willBeRated: boolean }>('/calls', { method: 'POST', body })
    if (result.ok) setDraft(empty)
    return result
  }

  return { draft, topics, change, save }
}
