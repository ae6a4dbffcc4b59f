import type { ResourceControl } from './use-resource.ts'
import { Citations } from './citations.tsx'
import { insertIntoComposer } from './composer-bus.ts'
import type { Suggestion } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { useShortcut } from './use-shortcuts.ts'

interface SuggestionCardProps {
  readonly resource: ResourceControl<{ readonly suggestion: Suggestion | null }>
  /** Only who holds the conversation can write to the citizen. */
  readonly mine: boolean
}

/** What the engine would answer to the last message. It only ever goes into the composer; sending is the officer's. */
export function SuggestionCard({ resource: { state }, mine }: SuggestionCardProps) {
  const suggestion = state.kind === 'loaded' ? state.value.suggestion : null
  useShortcut('suggestion', () => {
    if (mine && suggestion !== null) insertIntoComposer(suggestion.text)
  })
  if (suggestion === null) return null
  return (
    <section className="help-card suggestion" aria-labelledby="suggestion-title">
      <h3 id="suggestion-title">
        Gợi ý trả lời {!suggestion.sure && <span className="tag warning">Chưa chắc, xin đọc kỹ</span>}
      </h3>
      {suggestion.intentTitle !== undefined && <p className="muted small">Về: {suggestion.intentTitle}</p>}
      <p className="said">{suggestion.text}</p>
      {/* The text names what it rests on itself; this is all of it. */}
      <Citations citations={suggestion.citations} label={hasOwn(suggestion.text) ? 'Căn cứ đầy đủ' : 'Căn cứ'} />
      {mine && (
        <Button className="small" press={() => insertIntoComposer(suggestion.text)} keys="s Alt+S">
          Chép vào ô soạn để sửa
        </Button>
      )}
    </section>
  )
}

function hasOwn(text: string): boolean {
  return text.includes('Căn cứ:')
}
