import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { callResults } from '../../handoff/call-desk.ts'
import { Options } from './rating-form.tsx'
import { callResultTexts } from './texts.ts'
import type { CallDraftState } from './use-call-draft.ts'

interface Told {
  readonly text: string
  /** The field at fault; empty: none. Undefined: it went well. */
  readonly field?: string | undefined
}

const results = callResults.map((value) => ({ value, label: callResultTexts[value] }))

/** A call that the officer has taken becomes a conversation, counted and rated like those in writing. */
export function CallForm({ call, expired }: { readonly call: CallDraftState; readonly expired: () => void }) {
  const { draft, topics, change, save } = call
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told>({ text: '' })
  const form = useRef<HTMLFormElement>(null)

  async function submit(): Promise<void> {
    if (busy) return
    setBusy(true)
    const result = await save()
    setBusy(false)
    if (!result.ok) {
      if (result.status === 401) expired()
      setTold({ text: result.detail, field: result.field ?? '' })
      form.current?.querySelector<HTMLElement>(`[name="${result.field ?? ''}"]`)?.focus()
      return
    }
    const rated = result.value.willBeRated
      ? 'Một đồng nghiệp sẽ gọi hỏi đánh giá.'
      : 'Không có số điện thoại nên cuộc này không được hỏi đánh giá.'
    setTold({ text: `Đã lưu cuộc gọi. ${rated}` })
    form.current?.querySelector<HTMLElement>('[name="topic"]')?.focus()
  }

  return (
    <form
      ref={form}
      class="phone-form"
      aria-labelledby="call-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2 id="call-title">Ghi cuộc gọi</h2>
      <p class="muted">
        Cuộc gọi công dân vừa gọi đến tổng đài. Không ghi họ tên, số căn cước, số sổ, số thẻ hay số tài khoản.
      </p>
      <Field name="topic" label="Chủ đề" hint="Gõ vài chữ để tìm. Để trống nếu là việc khác." told={told}>
        <input
          {...described('topic', told)}
          list="call-topics"
          autocomplete="off"
          value={draft.topic}
          onInput={(event) => change({ topic: event.currentTarget.value })}
        />
        <datalist id="call-topics">
          {topics.map(({ id, title }) => (
            <option key={id} value={title} />
          ))}
        </datalist>
      </Field>
      <Field name="asked" label="Công dân hỏi gì" hint="Một hai câu là đủ." told={told}>
        <textarea
          {...described('asked', told)}
          rows={3}
          maxLength={2000}
          value={draft.asked}
          onInput={(event) => change({ asked: event.currentTarget.value })}
        />
      </Field>
      <Field name="answered" label="Đã trả lời thế nào" hint="Ghi cả điều luật nếu có nêu." told={told}>
        <textarea
          {...described('answered', told)}
          rows={4}
          maxLength={2000}
          value={draft.answered}
          onInput={(event) => change({ answered: event.currentTarget.value })}
        />
      </Field>
      <Options
        name="result"
        legend="Kết quả"
        options={results}
        value={draft.result}
        change={(result) => change({ result })}
      />
      {told.field === 'result' && (
        <p class="error" role="alert">
          {told.text}
        </p>
      )}
      <Field
        name="number"
        label="Số điện thoại (không bắt buộc)"
        hint="Chỉ ghi khi công dân đồng ý để một đồng nghiệp gọi hỏi đánh giá. Số bị che ở mọi danh sách."
        told={told}
      >
        <input
          {...described('number', told)}
          type="tel"
          inputmode="tel"
          autocomplete="off"
          maxLength={40}
          value={draft.number}
          onInput={(event) => change({ number: event.currentTarget.value })}
        />
      </Field>
      <p class={told.field === '' ? 'error' : 'saved'} role={told.field === '' ? 'alert' : 'status'}>
        {told.field === undefined || told.field === '' ? told.text : ''}
      </p>
      <div class="row end">
        <button class="button primary" type="submit" aria-disabled={busy}>
          {busy ? 'Đang lưu…' : 'Lưu cuộc gọi'}
        </button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly told: Told
  readonly children: ComponentChildren
}

function Field({ name, label, hint, told, children }: FieldProps) {
  return (
    <div class="field">
      <label for={`call-${name}`}>{label}</label>
      <p id={`call-${name}-hint`} class="muted small">
        {hint}
      </p>
      {children}
      {told.field === name && (
        <p id={`call-${name}-error`} class="error" role="alert">
          {told.text}
        </p>
      )}
    </div>
  )
}

function described(name: string, told: Told) {
  const isWrong = told.field === name
  return {
    id: `call-${name}`,
    name,
    'aria-invalid': isWrong,
    'aria-describedby': isWrong ? `call-${name}-error` : `call-${name}-hint`,
  }
}
