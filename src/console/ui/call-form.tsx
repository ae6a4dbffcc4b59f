import { useRef, useState } from 'react'
import { callResults } from '../../handoff/call-desk.ts'
import { Button } from './parts/button.tsx'
import { Combo } from './parts/combo.tsx'
import { Field } from './parts/field.tsx'
import { Options } from './parts/options.tsx'
import { callResultTexts } from './texts.ts'
import type { CallDraftState } from './use-call-draft.ts'

interface Told {
  readonly text: string
  /** The field at fault; empty: none. Undefined: it went well. */
  readonly field?: string | undefined
}

const results = callResults.map((value) => ({ value, label: callResultTexts[value] }))

/** A call that the officer has taken becomes a conversation, counted and rated like those in writing. */
export function CallForm({ call }: { readonly call: CallDraftState }) {
  const { draft, topics, change, save } = call
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>({ text: '' })
  const form = useRef<HTMLFormElement>(null)
  const errorOf = (name: string): string | undefined => (told.field === name ? told.text : undefined)

  async function submit(): Promise<void> {
    if (busy) return
    setBusy(true)
    const result = await save()
    setBusy(false)
    if (!result.ok) {
      setTold({ text: result.detail, field: result.field ?? '' })
      form.current?.querySelector<HTMLElement>(`[name="${result.field ?? ''}"]`)?.focus()
      return
    }
    const rated = result.value.willBeRated
      ? 'Một đồng nghiệp sẽ gọi hỏi đánh giá.'
      : 'Không có số điện thoại nên cuộc này không được hỏi đánh giá.'
    setTold({ text: `Đã lưu cuộc gọi. ${rated}` })
    // In the next frame, when the field is empty already: else its list would open over the page.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[name="topic"]')?.focus())
  }

  return (
    <form
      ref={form}
      className="phone-form"
      aria-labelledby="call-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2 id="call-title">Ghi cuộc gọi</h2>
      <p className="muted">
        Cuộc gọi công dân vừa gọi đến tổng đài. Không ghi họ tên, số căn cước, số sổ, số thẻ hay số tài khoản.
      </p>
      <Combo
        name="topic"
        label="Chủ đề"
        hint="Gõ vài chữ để tìm. Để trống nếu là việc khác."
        error={errorOf('topic')}
        options={topics.map(({ id, title }) => ({ value: id, label: title }))}
        text={draft.topic}
        change={(topic) => change({ topic })}
      />
      <Field
        name="asked"
        label="Công dân hỏi gì"
        hint="Một hai câu là đủ."
        error={errorOf('asked')}
        rows={3}
        maxLength={2000}
        value={draft.asked}
        change={(asked) => change({ asked })}
      />
      <Field
        name="answered"
        label="Đã trả lời thế nào"
        hint="Ghi cả điều luật nếu có nêu."
        error={errorOf('answered')}
        rows={4}
        maxLength={2000}
        value={draft.answered}
        change={(answered) => change({ answered })}
      />
      <Options
        name="result"
        label="Kết quả"
        options={results}
        value={callResults.find((one) => one === draft.result) ?? ''}
        change={(result) => change({ result })}
        error={errorOf('result')}
      />
      <Field
        name="number"
        label="Số điện thoại (không bắt buộc)"
        hint="Chỉ ghi khi công dân đồng ý để một đồng nghiệp gọi hỏi đánh giá. Số bị che ở mọi danh sách."
        error={errorOf('number')}
        type="tel"
        inputMode="tel"
        maxLength={40}
        value={draft.number}
        change={(number) => change({ number })}
      />
      <p className={told.field === '' ? 'error' : 'saved'} role={told.field === '' ? 'alert' : 'status'}>
        {told.field === undefined || told.field === '' ? told.text : ''}
      </p>
      <div className="row end">
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? 'Đang lưu…' : 'Lưu cuộc gọi'}
        </Button>
      </div>
    </form>
  )
}
