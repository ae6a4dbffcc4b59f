import { useCallback, useEffect } from 'react'
import { Composer } from './composer.tsx'
import { ConversationHead } from './conversation-head.tsx'
import type { HandoffContext, HandoffView, ReplyLimits, Staff } from './desk-types.ts'
import { Details } from './details.tsx'
import { Button } from './parts/button.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { LIST_HREF } from './places.ts'
import { SidePanel } from './side-panel.tsx'
import { ClaimBar, EndedBar } from './state-bars.tsx'
import { TagsEditor } from './tags-editor.tsx'
import { Transcript } from './transcript.tsx'
import type { Act, Loaded } from './use-desk.ts'
import { usePanel } from './use-panel.ts'
import { usePresence } from './use-presence.ts'
import { useResource } from './use-resource.ts'
import { useShortcut } from './use-shortcuts.ts'
import { endWalk } from './walking.ts'

interface ConversationProps {
  readonly id: string
  readonly view: Loaded<HandoffView>
  readonly staff: Staff
  /** Who waits next, for after this one. */
  readonly next: string | undefined
  readonly act: Act
  readonly tellWriting: () => void
  readonly retry: () => Promise<void>
}

export function Conversation({ id, view, retry, ...rest }: ConversationProps) {
  if (view.kind === 'failed') {
    return (
      <div className="welcome">
        <p role="alert">{view.detail}</p>
        <p className="row">
          <Button press={retry}>Thử lại</Button>
          <LinkButton href={LIST_HREF}>Về danh sách</LinkButton>
        </p>
      </div>
    )
  }
  // The view of the conversation that was left is still there for a moment.
  if (view.kind === 'loading' || view.value.handoff.id !== id)
    return <p className="welcome muted">Đang mở cuộc trò chuyện…</p>
  return <Opened view={view.value} {...rest} />
}

type OpenedProps = Pick<ConversationProps, 'staff' | 'next' | 'act' | 'tellWriting'> & { readonly view: HandoffView }

function Opened({ view, staff, next, act, tellWriting }: OpenedProps) {
  const { handoff } = view
  const mine = handoff.status === 'assigned' && handoff.assignedTo === staff.id
  const panel = usePanel()
  usePresence(handoff.id)
  useEffect(endWalk, [])
  useShortcut('panel', () => panel.change(!panel.open))
  const lastWord = view.transcript.findLast(({ direction }) => direction === 'in')?.id
  const context = useResource<HandoffContext>(`/handoffs/${handoff.id}/context`, lastWord)
  const again = useCallback((message: string) => act('retry', { message }), [act])
  const limits = context.state.kind === 'loaded' ? context.state.value.limits : undefined
  return (
    <div className={panel.open ? 'conversation with-side' : 'conversation'}>
      <ConversationHead view={view} me={staff.id} mine={mine} panel={panel} act={act} />
      <div className="about">
        <Details view={view} mine={mine} />
        {mine && <TagsEditor tags={handoff.tags ?? []} act={act} />}
      </div>
      <Transcript view={view} me={staff.id} retry={mine ? again : undefined} />
      {panel.open && <SidePanel view={view} mine={mine} context={context} act={act} />}
      <Foot view={view} staff={staff} next={next} act={act} tellWriting={tellWriting} limits={limits} />
    </div>
  )
}

type FootProps = OpenedProps & { readonly limits: ReplyLimits | undefined }

function Foot({ view, staff, next, act, tellWriting, limits }: FootProps) {
  const { handoff, names } = view
  if (handoff.status === 'waiting') return <ClaimBar claim={() => act('claim')} />
  if (handoff.status !== 'assigned') return <EndedBar handoff={handoff.id} status={handoff.status} next={next} />
  const mine = handoff.assignedTo === staff.id
  const holder = handoff.assignedTo === undefined ? undefined : names[handoff.assignedTo]
  return (
    <Composer
      key={mine ? 'mine' : 'other'}
      staff={staff.id}
      handoff={handoff.id}
      noteOnly={mine ? undefined : `${holder ?? 'Đồng nghiệp'} đang hỗ trợ cuộc này. Anh/chị có thể để lại ghi chú.`}
      limits={limits}
      send={act}
      tellWriting={tellWriting}
    />
  )
}
