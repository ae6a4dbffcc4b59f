import { useState } from 'react'
import type { RatingQuestions } from '../../handoff/callback-desk.ts'
import { Button } from './parts/button.tsx'
import { Field } from './parts/field.tsx'
import { Options } from './parts/options.tsx'
import type { CallbacksState } from './use-callbacks.ts'

interface RatingFormProps {
  readonly questions: RatingQuestions
  readonly act: CallbacksState['act']
}

/** Read out word for word and filled in as it is said: the same question, answers and order as on every channel. */
export function RatingForm({ questions, act }: RatingFormProps) {
  const [score, setScore] = useState('')
  const [factorScore, setFactorScore] = useState('')
  const [factor, setFactor] = useState('')
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')

  const mayBeBetter = score !== '' && Number(score) <= questions.improveUpTo

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
    const more = {
      ...(factorScore === '' ? {} : { factorScore: Number(factorScore) }),
      ...(factor === '' || !mayBeBetter ? {} : { factor }),
      ...(said === '' ? {} : { comment: said }),
    }
    void end('rating', { score: Number(score), ...more })
  }

  return (
    <form
      className="phone-form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p className="info">
        Xin đọc nguyên văn câu hỏi và cả năm mức. Không gợi ý, không giải thích thêm, không ghi tên người trả lời.
      </p>
      <Options name="score" label={questions.overall} options={questions.scores} value={score} change={setScore} />
      {score !== '' && (
        <>
          {questions.factor !== undefined && (
            <Options
              name="factor-score"
              label={questions.factor}
              options={questions.scores}
              value={factorScore}
              change={setFactorScore}
            />
          )}
          {mayBeBetter && (
            <Options
              name="factor"
              label={questions.improve}
              options={questions.factors}
              value={factor}
              change={setFactor}
            />
          )}
          <Field label={questions.comment} rows={2} maxLength={500} value={comment} change={setComment} />
        </>
      )}
      {error !== '' && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <div className="row end">
        <Button press={() => end('no-answer', {})} busy={busy}>
          Không nghe máy
        </Button>
        <Button press={() => end('rating', { refused: true })} busy={busy}>
          Không muốn trả lời
        </Button>
        <Button kind="primary" type="submit" busy={busy}>
          {busy ? 'Đang lưu…' : 'Lưu đánh giá'}
        </Button>
      </div>
    </form>
  )
}
