import { textOf, unreachable, type Citation } from '../../../src/core/message.ts'
import { Choices } from './choices.tsx'
import { Icon } from './icons.tsx'
import type { LogItem, OutItem, OwnItem } from './log-items.ts'
import { shortTime } from './short-time.ts'
import { TextBlocks } from './text-blocks-view.tsx'
import type { OutgoingBody } from './wire.ts'

interface MessageBubbleProps {
  readonly item: LogItem
  readonly onSend: (body: OutgoingBody) => void
  readonly onRetry: () => void
}

export function MessageBubble({ item, onSend, onRetry }: MessageBubbleProps) {
  if (item.own) return <OwnMessage item={item} onRetry={onRetry} />
  const { author, at, citations, content } = item.entry
  if (content.kind === 'notice') return <p class="message notice">{content.text}</p>
  return (
    <div class="message row">
      <Author name={nameOf(item)} at={at} />
      <div class={`bubble ${author}`}>
        <TextBlocks text={content.text} />
        {/* The assistant's answers name the law themselves; a reader need not read it twice. */}
        {citations.length > 0 && !content.text.includes('Căn cứ:') && (
          <p class="citations">Căn cứ: {citations.map(citationText).join('; ')}</p>
        )}
      </div>
      <Offer item={item} onSend={onSend} />
    </div>
  )
}

/** Said with each message, in words: who speaks must not depend on a colour or on the side of the screen. */
function Author({ name, at }: { readonly name: string; readonly at: string }) {
  return (
    <p class="author">
      {name} <span>{shortTime(at)}</span>
    </p>
  )
}

function Offer({ item, onSend }: Pick<MessageBubbleProps, 'onSend'> & { readonly item: OutItem }) {
  const { content } = item.entry
  if (content.kind !== 'choices' && content.kind !== 'rating-request') return null
  return (
    <Choices
      choices={content.choices}
      graded={content.kind === 'rating-request'}
      used={item.used}
      chosen={item.chosen}
      onChoose={({ value, label }) =>
        onSend(
          content.kind === 'choices'
            ? { kind: 'choice', value, label }
            : { kind: 'rating', invite: content.invite, score: Number(value) },
        )
      }
    />
  )
}

function nameOf({ entry: { author, officer, content } }: OutItem): string {
  if (author === 'bot') return 'Trợ lý tự động'
  return `Cán bộ ${officer ?? (content.kind === 'staff-text' ? content.officer : '')}`
}

function citationText({ law, article, clause }: Citation): string {
  // Non-breaking blanks: "Điều" and its number are not torn apart at the end of a line.
  const place = clause === undefined ? `Điều ${article}` : `khoản ${clause} Điều ${article}`
  return `${place.replaceAll(' ', '\u00a0')}, ${law}`
}

function OwnMessage({ item, onRetry }: Pick<MessageBubbleProps, 'onRetry'> & { readonly item: OwnItem }) {
  const { own, at } = item
  return (
    <div class="message row own">
      <Author name="Bạn" at={at} />
      <div class="bubble">{own.kind === 'rating' ? `Đánh giá: ${own.score} trên 5` : textOf(own)}</div>
      <SendState item={item} onRetry={onRetry} />
    </div>
  )
}

function SendState({ item: { status, detail }, onRetry }: Pick<MessageBubbleProps, 'onRetry'> & { item: OwnItem }) {
  switch (status) {
    case undefined:
      return null
    case 'sending':
      return <p class="sent">Đang gửi…</p>
    case 'sent':
      return (
        <p class="sent">
          <Icon name="check" /> Đã gửi
        </p>
      )
    case 'waiting':
    case 'refused':
      return (
        <p class="sent unsent">
          <Icon name="alert" /> {detail ?? 'Chưa gửi được'}
          {status === 'waiting' && (
            <button type="button" onClick={onRetry}>
              Gửi lại
            </button>
          )}
        </p>
      )
    default:
      return unreachable(status)
  }
}
