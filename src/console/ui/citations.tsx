import type { Citation } from '../../core/message.ts'
import { citationText } from './texts.ts'

export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  if (citations.length === 0) return null
  return <p className="muted small">Căn cứ: {citations.map(citationText).join('; ')}</p>
}
