import type { Citation } from '../../core/message.ts'
import { citationText } from './texts.ts'

interface CitationsProps {
  readonly citations: readonly Citation[]
  readonly label?: string
}

export function Citations({ citations, label = 'Căn cứ' }: CitationsProps) {
  if (citations.length === 0) return null
  return (
    <p className="muted small">
      {label}: {citations.map(citationText).join('; ')}
    </p>
  )
}
