import { useEffect, useRef } from 'react'
import { ConversationActions } from './conversation-actions.tsx'
import type { HandoffView } from './desk-types.ts'
import { handoffTitle, handoffWords } from './handoff-title.ts'
import { isLateNow } from './late.ts'
import { Button } from './parts/button.tsx'
import { LinkButton } from './parts/link-button.tsx'
import { Options } from './parts/options.tsx'
import { Tooltip } from './parts/tooltip.tsx'
import { LIST_HREF } from './places.ts'
import { channelText, isUrgent, moodTexts, reasonTexts } from './texts.ts'
import { deadlineText } from './times.ts'
import type { Act } from './use-desk.ts'
import type { PanelControl } from './use-panel.ts'
import { useTicking } from './use-ticking.ts'
import { Viewers } from './viewers.tsx'

interface ConversationHeadProps {
  readonly view: HandoffView
  readonly me: string
  readonly mine: boolean
  readonly panel: PanelControl
  readonly act: Act
}

export function ConversationHead({ view, me, mine, panel, act }: ConversationHeadProps) {
  const { handoff, conversation } = view
  const topic = view.intentTitle === undefined ? {} : { topicTitle: view.intentTitle }
  const title = handoffWords({ ...handoff, ...topic }) || handoffTitle({ ...handoff, ...topic })
  const heading = useRef<HTMLHeadingElement>(null)
  // On a phone the list has just gone away, and the keyboard's place with it.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header className="conversation-head">
      <LinkButton href={LIST_HREF} kind="quiet" className="back">
        Danh sách
      </LinkButton>
      <div className="conversation-title">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="muted small">
          <Marks view={view} />
          {reasonTexts[handoff.reason]} · {channelText(conversation.address.channel)}
        </p>
        <Viewers viewers={view.viewers} me={me} />
      </div>
      <div className="conversation-tools">
        {mine && (
          <ConversationActions
            of={{ handoff: handoff.id, conversation: conversation.id }}
            owed={handoff.task !== undefined && handoff.result === undefined}
            act={act}
          />
        )}
        {panel.beside && (
          <Tooltip text="Phím P">
            <Button kind="quiet" press={() => panel.change(!panel.open)} expanded={panel.open} keys="p Alt+P">
              {panel.open ? 'Ẩn trợ giúp' : 'Hiện trợ giúp'}
            </Button>
          </Tooltip>
        )}
      </div>
      {!panel.beside && <FrontChoice panel={panel} />}
    </header>
  )
}

function Marks({ view: { handoff, conversation, late, viewers } }: { readonly view: HandoffView }) {
  const item = {
    ...handoff,
    channel: conversation.address.channel,
    unanswered: 0,
    lastMessageAt: handoff.openedAt,
    tags: handoff.tags ?? [],
    language: handoff.language ?? ('vi' as const),
    viewers: viewers ?? [],
    ...(late === undefined ? {} : { late }),
  }
  const isLate = useTicking((now) => isLateNow(item, now))
  return (
    <>
      {isUrgent(handoff) && <span className="tag danger">Khẩn</span>}
      {isLate && <span className="tag danger">Trễ hạn {deadlineText(handoff.dueAt, Date.now())}</span>}
      {handoff.mood !== undefined && <span className="tag warning">{moodTexts[handoff.mood]}</span>}
      {handoff.language === 'en' && <span className="tag">Tiếng Anh</span>}
    </>
  )
}

const fronts = [
  { value: 'talk', label: 'Trò chuyện' },
  { value: 'help', label: 'Trợ giúp' },
] as const

function FrontChoice({ panel }: { readonly panel: PanelControl }) {
  return (
    <Options
      label="Xem phần nào"
      hideLabel
      inRow
      options={fronts}
      value={panel.open ? 'help' : 'talk'}
      change={(front) => panel.change(front === 'help')}
    />
  )
}
