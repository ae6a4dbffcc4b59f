import { useState } from 'react'
import { Citations } from './citations.tsx'
import { insertIntoComposer } from './composer-bus.ts'
import type { HandoffContext, Suggestion } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import type { ResourceControl } from './use-resource.ts'

interface HelpPanelProps {
  readonly context: ResourceControl<HandoffContext>
  readonly suggestion: ResourceControl<{ readonly suggestion: Suggestion | null }>
  readonly mine: boolean
}

/** Beside the conversation: what the assistant made of it, and what the officer can say. */
export function HelpPanel({ context: { state }, suggestion, mine }: HelpPanelProps) {
  return (
    <div className="help">
      {state.kind === 'loaded' && <Understood understood={state.value.understood} />}
      <SuggestionCard resource={suggestion} mine={mine} />
      {state.kind === 'loaded' && <Sums understood={state.value.understood} mine={mine} />}
      {state.kind === 'loaded' && state.value.article !== undefined && (
        <Article article={state.value.article} mine={mine} />
      )}
      {state.kind === 'failed' && <p className="muted">{state.detail}</p>}
      {state.kind === 'absent' && suggestion.state.kind === 'absent' && (
        <EmptyState title="Chưa có trợ giúp" level={3}>
          <p className="muted small">Đọc nội dung trò chuyện bên cạnh và trả lời theo bài đã duyệt.</p>
        </EmptyState>
      )}
    </div>
  )
}

type UnderstoodProps = Pick<HandoffContext, 'understood'>

/** Why the citizen is here comes first: it is read before anything is answered. */
function Understood({ understood: { intentTitle, values, place, why } }: UnderstoodProps) {
  const facts = place === undefined ? values : [...values, { label: 'Nơi ở', value: place }]
  return (
    <section className="help-card" aria-labelledby="understood-title">
      <h3 id="understood-title">Trợ lý đã hiểu</h3>
      <p>{intentTitle ?? 'Chưa rõ công dân hỏi gì.'}</p>
      <p className="why">
        <span className="muted">Vì sao chuyển: </span>
        {why}
      </p>
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

function Sums({ understood: { calculations }, mine }: UnderstoodProps & { readonly mine: boolean }) {
  if (calculations.length === 0) return null
  return (
    <section className="help-card" aria-labelledby="sums-title">
      <h3 id="sums-title">Trợ lý đã tính</h3>
      {calculations.map(({ title, inputs, result }) => (
        <div key={title} className="done-sum">
          <p>
            <strong>{title}</strong>
          </p>
          <p className="muted small">{inputs.map(({ label, value }) => `${label}: ${value}`).join('; ')}</p>
          <p className="said">{result}</p>
          {mine && (
            <Button kind="quiet" className="small" press={() => insertIntoComposer(result)}>
              Chép kết quả
            </Button>
          )}
        </div>
      ))}
    </section>
  )
}

type ArticleProps = { readonly article: NonNullable<HandoffContext['article']>; readonly mine: boolean }

function Article({ article, mine }: ArticleProps) {
  const [open, setOpen] = useState(false)
  return (
    <section className="help-card" aria-labelledby="article-title">
      <h3 id="article-title">Bài đã duyệt: {article.title}</h3>
      <p className={open ? 'said' : 'said clipped'}>{article.text}</p>
      <Citations citations={article.citations} />
      <div className="row">
        <Button kind="quiet" className="small" press={() => setOpen(!open)} expanded={open}>
          {open ? 'Thu gọn' : 'Đọc hết'}
        </Button>
        {mine && (
          <Button className="small" press={() => insertIntoComposer(article.text)}>
            Chép vào ô soạn
          </Button>
        )}
      </div>
    </section>
  )
}
