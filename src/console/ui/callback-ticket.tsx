import { useEffect, useRef } from 'react'
import type { CallbackTicket, Staff } from './api.ts'
import { CallOutcome } from './call-outcome.tsx'
import { callbackHref, CALLBACKS_HREF } from './places.ts'
import { RatingForm } from './rating-form.tsx'
import { callbackStatusTexts, callTimeTexts, channelText } from './texts.ts'
import { dayAndTime } from './times.ts'
import { Transcript } from './transcript.tsx'
import type { CallbacksState } from './use-callbacks.ts'
import type { Loaded } from './use-desk.ts'

interface TicketProps {
  readonly id: string
  readonly ticket: Loaded<CallbackTicket>
  readonly staff: Staff
  /** The next call that is owed. */
  readonly next: string | undefined
  readonly act: CallbacksState['act']
}

export function Ticket({ id, ticket, staff, next, act }: TicketProps) {
  if (ticket.kind === 'failed') {
    return (
      <div className="welcome">
        <p role="alert">{ticket.detail}</p>
        <a className="button" href={CALLBACKS_HREF}>
          Về danh sách
        </a>
      </div>
    )
  }
  // The ticket that was left is still there for a moment.
  if (ticket.kind === 'loading' || ticket.value.callback.id !== id) return <p className="welcome muted">Đang mở…</p>
  return <Opened ticket={ticket.value} staff={staff} next={next} act={act} />
}

type OpenedProps = Pick<TicketProps, 'staff' | 'next' | 'act'> & { readonly ticket: CallbackTicket }

function Opened({ ticket, staff, next, act }: OpenedProps) {
  const { callback, questions } = ticket
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="conversation">
      <header className="conversation-head">
        <a className="button quiet back" href={CALLBACKS_HREF}>
          Danh sách
        </a>
        <div className="conversation-title">
          <h2 ref={heading} tabIndex={-1}>
            {callback.topicTitle ?? 'Chưa rõ chủ đề'}
          </h2>
          <p className="muted small">
            {callback.purpose === 'rating' ? 'Gọi hỏi đánh giá cuộc gọi trước' : 'Công dân chờ gọi lại'} ·{' '}
            {channelText(ticket.channel)}
          </p>
        </div>
      </header>
      <Facts ticket={ticket} />
      {questions === undefined ? (
        <Transcript view={ticket} me={staff.id} />
      ) : (
        callback.status === 'open' && <RatingForm key={callback.id} questions={questions} act={act} />
      )}
      {callback.status !== 'open' && <Ended status={callbackStatusTexts[callback.status]} next={next} />}
      {callback.status === 'open' && questions === undefined && <CallOutcome key={callback.id} act={act} />}
    </div>
  )
}

/** The one place with the whole number; that it was opened is in the audit. */
function Facts({ ticket: { callback, dial, names } }: { readonly ticket: CallbackTicket }) {
  const now = Date.now()
  const officer = callback.officer === undefined ? undefined : names[callback.officer]
  return (
    <div className="dial">
      <a className="dial-number" href={`tel:${callback.number}`}>
        {dial}
      </a>
      <dl className="dial-facts">
        <div>
          <dt>Cần gọi trước</dt>
          <dd>{dayAndTime(callback.dueAt, now)}</dd>
        </div>
        {callback.purpose === 'help' && (
          <div>
            <dt>Công dân muốn</dt>
            <dd>{callTimeTexts[callback.time]}</dd>
          </div>
        )}
        {callback.attempts > 0 && (
          <div>
            <dt>Chưa gặp</dt>
            <dd>
              {callback.attempts} lần{officer === undefined ? '' : `, lần cuối ${officer}`}
              {callback.note === undefined ? '' : `: ${callback.note}`}
            </dd>
          </div>
        )}
      </dl>
      <p className="muted small">Chỉ dùng số này để gọi cho việc này. Lượt xem số được ghi lại.</p>
    </div>
  )
}

function Ended({ status, next }: { readonly status: string; readonly next: string | undefined }) {
  return (
    <div className="foot foot-row">
      <p role="status">{status}.</p>
      <a className="button primary" href={next === undefined ? CALLBACKS_HREF : callbackHref(next)}>
        {next === undefined ? 'Về danh sách' : 'Mở cuộc cần gọi tiếp theo'}
      </a>
    </div>
  )
}
