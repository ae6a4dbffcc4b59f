import { useState } from 'react'
import { CalculatorsPanel } from './calculators-panel.tsx'
import type { Calculator, HandoffContext, HandoffView, Labelled, Suggestion } from './desk-types.ts'
import { HelpPanel } from './help-panel.tsx'
import { Tabs } from './parts/tabs.tsx'
import { TicketPanel } from './ticket-panel.tsx'
import type { Act } from './use-desk.ts'
import { loadedOr, useResource, type ResourceControl } from './use-resource.ts'

interface SidePanelProps {
  readonly view: HandoffView
  readonly mine: boolean
  readonly context: ResourceControl<HandoffContext>
  readonly act: Act
}

const noCalculators: { readonly calculators: readonly Calculator[] } = { calculators: [] }

/** Everything that helps with this conversation, one thing at a time. */
export function SidePanel({ view, mine, context, act }: SidePanelProps) {
  const { handoff, conversation, transcript } = view
  const [tab, setTab] = useState('help')
  const lastWord = transcript.findLast(({ direction }) => direction === 'in')?.id
  const isOpen = handoff.status === 'waiting' || handoff.status === 'assigned'
  const suggestion = useResource<{ readonly suggestion: Suggestion | null }>(
    isOpen ? `/handoffs/${handoff.id}/suggestion` : undefined,
    lastWord,
  )
  const { calculators } = loadedOr(useResource<typeof noCalculators>('/calculators').state, noCalculators)
  const known = context.state.kind === 'loaded' ? toldIn(context.state.value) : []
  const tabs = [
    { id: 'help', label: 'Trợ giúp', content: <HelpPanel context={context} suggestion={suggestion} mine={mine} /> },
    ...(calculators.length === 0
      ? []
      : [
          {
            id: 'sums',
            label: 'Tính',
            content: (
              <CalculatorsPanel calculators={calculators} first={conversation.intent} known={known} mine={mine} />
            ),
          },
        ]),
    ...(mine ? [{ id: 'ticket', label: 'Phiếu việc', content: <TicketPanel view={view} act={act} /> }] : []),
  ]
  const shown = tabs.some(({ id }) => id === tab) ? tab : 'help'
  return (
    <aside className="side" aria-label="Trợ giúp cho cuộc này">
      <Tabs label="Phần trợ giúp" tabs={tabs} selected={shown} change={setTab} />
    </aside>
  )
}

function toldIn({ understood: { values, calculations } }: HandoffContext): readonly Labelled[] {
  return [...calculations.flatMap(({ inputs }) => inputs), ...values]
}
