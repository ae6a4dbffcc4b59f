import { h } from './draw.ts'
import { textOf, unreachable, type Citation } from '../../../src/core/message.ts'
import { AttachmentView } from './attachment-view.tsx'
import { Choices } from './choices.tsx'
import { Icon } from './icons.tsx'
import type { LogItem, OutItem, OwnItem } from './log-items.ts'
import { shortTime } from './short-time.ts'
import { TextBlocks } from './text-blocks-view.tsx'
import { t } from './texts.ts'
import type { OutgoingBody } from './wire.ts'

interface MessageBubbleProps {
  readonly item: LogItem
  readonly onSend: (body: OutgoingBody) => void
  readonly onRetry: () => void
  readonly onView: (url: string, name: string) => void
  readonly thumbnail: (url: string) => HTMLCanvasElement | undefined
}

export function MessageBubble({ item, onSend, ...rest }: MessageBubbleProps) {
  if (item.own) return <OwnMessage item={item} {...rest} />
  const { author, at, citations, content } = item.entry
  if (content.kind === 'notice') {
    return (
      <p class="message notice" lang="vi">
        {content.text}
      </p>
    )
  }
  return (
    <div class="message row">
      <Author name={nameOf(item)} at={at} />
      <div class={`bubble ${author}`} lang="vi">
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
  if (author === 'bot') return t.assistant
  return t.officer(officer ?? (content.kind === 'staff-text' ? content.officer : ''))
}

function citationText({ law, article, clause }: Citation): string {
  // Non-breaking blanks: "Điều" and its number are not torn apart at the end of a line.
  const place = clause === undefined ? `Điều ${article}` : `khoản ${clause} Điều ${article}`
  return `${place.replaceAll(' ', '\u00a0')}, ${law}`
}

type OwnMessageProps = Pick<MessageBubbleProps, 'onRetry' | 'onView' | 'thumbnail'> & { readonly item: OwnItem }

function OwnMessage({ item, onRetry, onView, thumbnail }: OwnMessageProps) {
  const { own, at, file } = item
  return (
    <div class="message row own">
      <Author name={t.you} at={at} />
      <div class="bubble" lang="vi">
        {file === undefined ? (
          own.kind === 'rating' ? (
            t.rated(own.score)
          ) : (
            own.kind !== 'attachment' && textOf(own)
          )
        ) : (
          <AttachmentView file={file} thumbnail={thumbnail(file.url)} onView={onView} />
        )}
      </div>
      <SendState item={item} onRetry={onRetry} />
    </div>
  )
}

function SendState({ item: { status, detail }, onRetry }: Pick<MessageBubbleProps, 'onRetry'> & { item: OwnItem }) {
  switch (status) {
    case undefined:
      return null
    case 'sending':
      // A file's progress is for the eyes: read aloud, it would drown everything else.
      return (
        <p class="sent" aria-live="off">
          {t.sending} {detail}
        </p>
      )
    case 'sent':
      return (
        <p class="sent">
          <Icon name="check" /> {t.sent}
        </p>
      )
    case 'waiting':
    case 'refused':
      return (
        <p class="sent unsent">
          <Icon name="alert" /> <span>{detail ?? t.unsent}</span>
          {status === 'waiting' && (
            <button type="button" onClick={onRetry}>
              {t.again}
            </button>
          )}
        </p>
      )
    default:
      return unreachable(status)
  }
}
