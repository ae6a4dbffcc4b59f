import { useState } from 'preact/hooks'
import type { Choice } from '../../core/message.ts'
import type { RatingQuestions } from '../../handoff/callback-desk.ts'
import type { CallbacksState } from './use-callbacks.ts'

interface RatingFormProps {
  readonly questions: RatingQuestions
  readonly act: CallbacksState['act']
}

/** Read out word for word and filled in as it is said: the same question, answers and order as on every channel. */
export function RatingForm({ questions, act }: RatingFormProps) {
  const [score, setScore] = useState('')
  const [factor, setFactor] = useState('')
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')

  async function end(action: 'rating' | 'no-answer', body: unknown): Promise<void> {
    if (busy) return
    setBusy(true)
    const problem = await act(action, body)
    setBusy(false)
    setError(problem ?? '')
  }
  function save(): void {
    if (score === '') return setError('Xin chọn mức công dân trả lời.')
    const said = comment.trim()
    const more = { ...(factor === '' ? {} : { factor }), ...(said === '' ? {} : { comment: said }) }
    void end('rating', { score: Number(score), ...more })
  }

  return (
    <form
      class="phone-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p class="info">
        Xin đọc nguyên văn câu hỏi và cả năm mức. Không gợi ý, không giải thích thêm, không ghi tên người trả lời.
      </p>
      <Options name="score" legend={questions.overall} options={questions.scores} value={score} change={setScore} />
      {score !== '' && (
        <>
          <Options
            name="factor"
            legend={Number(score) >= 4 ? questions.good : questions.bad}
            options={questions.factors}
            value={factor}
            change={setFactor}
          />
          <div class="field">
            <label for="rating-comment">{questions.comment}</label>
            <textarea
              id="rating-comment"
              rows={2}
              maxLength={500}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </div>
        </>
      )}
      {error !== '' && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <div class="row end">
        <button class="button" type="button" onClick={() => end('no-answer', {})} aria-disabled={busy}>
          Không nghe máy
        </button>
        <button class="button" type="button" onClick={() => end('rating', { refused: true })} aria-disabled={busy}>
          Không muốn trả lời
        </button>
        <button class="button primary" type="submit" aria-disabled={busy}>
          {busy ? 'Đang lưu…' : 'Lưu đánh giá'}
        </button>
      </div>
    </form>
  )
}

interface OptionsProps {
  readonly name: string
  readonly legend: string
  readonly options: readonly Choice[]
  readonly value: string
  readonly change: (value: string) => void
}

/** Nothing is chosen beforehand. */
export function Options({ name, legend, options, value, change }: OptionsProps) {
  return (
    <fieldset class="field options">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === option.value}
            onChange={() => change(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
