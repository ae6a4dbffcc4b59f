import { useEffect, useRef } from 'preact/hooks'
import type { HandoffView, Staff } from './api.ts'
import { CloseButton } from './close-button.tsx'
import { Composer } from './composer.tsx'
import { Details } from './details.tsx'
import { ClaimBar, EndedBar } from './state-bars.tsx'
import { channelText, isUrgent, reasonTexts } from './texts.ts'
import { Transcript } from './transcript.tsx'
import type { DeskState, Loaded } from './use-desk.ts'
import { LIST_HREF } from './places.ts'

interface ConversationProps {
  readonly id: string
  readonly view: Loaded<HandoffView>
  readonly staff: Staff
  /** Who waits next, for after this one. */
  readonly next: string | undefined
  readonly act: DeskState['act']
  readonly tellWriting: DeskState['tellWriting']
  readonly retry: () => Promise<void>
}

export function Conversation({ id, view, retry, ...rest }: ConversationProps) {
  if (view.kind === 'failed') {
    return (
      <div class="welcome">
        <p role="alert">{view.detail}</p>
        <p class="row">
          <button class="button" type="button" onClick={retry}>
            Thử lại
          </button>
          <a class="button" href={LIST_HREF}>
            Về danh sách
          </a>
        </p>
      </div>
    )
  }
  // The view of the conversation that was left is still there for a moment.
  if (view.kind === 'loading' || view.value.handoff.id !== id)
    return <p class="welcome muted">Đang mở cuộc trò chuyện…</p>
  return <Opened view={view.value} {...rest} />
}

type OpenedProps = Pick<ConversationProps, 'staff' | 'next' | 'act' | 'tellWriting'> & { readonly view: HandoffView }

function Opened({ view, staff, next, act, tellWriting }: OpenedProps) {
  const { handoff, conversation } = view
  const heading = useRef<HTMLHeadingElement>(null)
  // On a phone the list has just gone away, and the keyboard's place with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  const mine = handoff.status === 'assigned' && handoff.assignedTo === staff.id
  return (
    <div class="conversation">
      <header class="conversation-head">
        <a class="button quiet back" href={LIST_HREF}>
          Danh sách
        </a>
        <div class="conversation-title">
          <h2 ref={heading} tabIndex={-1}>
            {handoff.summary}
          </h2>
          <p class="muted small">
            {isUrgent(handoff) && <span class="tag danger">Khẩn</span>}
            {reasonTexts[handoff.reason]} · {channelText(conversation.address.channel)}
          </p>
        </div>
        {mine && <CloseButton close={() => act('close')} />}
      </header>
      <Details view={view} />
      <Transcript view={view} me={staff.id} />
      <Foot view={view} staff={staff} next={next} act={act} tellWriting={tellWriting} />
    </div>
  )
}

function Foot({ view, staff, next, act, tellWriting }: OpenedProps) {
  const { handoff, names } = view
  if (handoff.status === 'waiting') return <ClaimBar claim={() => act('claim')} />
  if (handoff.status !== 'assigned') return <EndedBar status={handoff.status} next={next} />
  const mine = handoff.assignedTo === staff.id
  const holder = handoff.assignedTo === undefined ? undefined : names[handoff.assignedTo]
  return (
    <Composer
      key={mine ? 'mine' : 'other'}
      staff={staff.id}
      handoff={handoff.id}
      noteOnly={mine ? undefined : `${holder ?? 'Đồng nghiệp'} đang hỗ trợ cuộc này. Anh/chị có thể để lại ghi chú.`}
      send={act}
      tellWriting={tellWriting}
    />
  )
}
