import { newCallbackId, RATE_AFTER_DUE_MS, type Callback, type CallbackTime } from '../core/callback.ts'
import { textOf, type Choice } from '../core/message.ts'
import { maskPhone, readPhoneNumber, type PhoneNumber } from '../core/phone.ts'
import { asksForCall, readCallTime } from '../dialogue/read-call-request.ts'
import { readChoice } from '../dialogue/read-choice.ts'
import { callbackDue } from '../handoff/callback-due.ts'
import { dueText } from '../handoff/spoken-time.ts'
import { noting, say, saying, scheduling, withContext, withConversation, type Draft, type TurnInput } from './turn.ts'

/** Beside "Gặp nhân viên", and while waiting. */
export function callbackOffer(content: TurnInput['content']): Choice {
  return { label: say(content, 'callback_offer'), value: START }
}

/** Whether the message asks to be called: by a tap, its number, or in words. */
export function wantsCallback(input: TurnInput, draft: Draft): boolean {
  const value = chosen(input, draft)
  if (value !== undefined) return value === START || timeOf(value) !== undefined
  const { content: inbound } = input.message
  return inbound.kind === 'text' && asksForCall(inbound.text)
}

/** For someone who waits for a person: when to call, then the number; what was said already is not asked for. */
export function startCallback(input: TurnInput, draft: Draft): Draft {
  return proceed(input, draft, said(input, draft))
}

/**
 * The answer to what was asked for the call; undefined where nothing was, and where the citizen no longer wants it or
 * twice said something else: then they go on waiting.
 */
export function callbackTurn(input: TurnInput, draft: Draft, stops: boolean): Draft | undefined {
  const { callback } = draft.conversation.context
  if (callback === undefined) return wantsCallback(input, draft) ? startCallback(input, draft) : undefined
  if (stops || chosen(input, draft) === STOP) return undefined
  const { time = callback.time, number } = said(input, draft)
  if (number !== undefined || time !== callback.time) return proceed(input, draft, { time, number })
  if (callback.misses >= MOST_MISSES) return undefined
  return ask(input, draft, { time, misses: callback.misses + 1 })
}

const START = 'callback:start'
const STOP = 'callback:stop'
const MOST_MISSES = 1
const times: readonly CallbackTime[] = ['morning', 'afternoon', 'any']

interface Said {
  readonly time?: CallbackTime | undefined
  readonly number?: PhoneNumber | undefined
}

function said(input: TurnInput, draft: Draft): Said {
  const { content: inbound } = input.message
  const value = chosen(input, draft)
  if (value !== undefined) return { time: timeOf(value) }
  const text = inbound.kind === 'contact' ? (inbound.phone ?? '') : textOf(inbound)
  // Times of day stand in other sentences too: they count where a call is spoken of.
  const isAbout = draft.conversation.context.callback !== undefined || asksForCall(text)
  return { time: isAbout ? readCallTime(text) : undefined, number: readPhoneNumber(text) }
}

interface Ticket {
  readonly time: CallbackTime
  readonly number: PhoneNumber
}

/** What was tapped, or typed instead: one of the choices shown. */
function chosen({ message: { content } }: TurnInput, draft: Draft): string | undefined {
  if (content.kind === 'choice') return content.value
  if (content.kind !== 'text') return undefined
  return readChoice(content.text, draft.conversation.context.choices)?.value
}

function timeOf(value: string): CallbackTime | undefined {
  return times.find((time) => value === `callback:${time}`)
}

/** The number comes last and goes straight into the ticket: nothing that is kept between turns holds it. */
function proceed(input: TurnInput, draft: Draft, { time, number }: Said): Draft {
  if (number === undefined) return ask(input, draft, { time, misses: 0 })
  return makeTicket(input, draft, { time: time ?? 'any', number })
}

function ask({ content }: TurnInput, draft: Draft, { time, misses }: Said & { misses: number }): Draft {
  const asking = withContext(draft, { callback: time === undefined ? { misses } : { time, misses } })
  const end = { label: say(content, 'callback_stop'), value: STOP }
  if (time !== undefined) {
    const text = misses === 0 ? say(content, 'callback_number') : say(content, 'callback_number_again')
    return saying(asking, { kind: 'choices', text, choices: [end] })
  }
  const choices = times.map((each) => ({ label: timeLabel(content, each), value: `callback:${each}` }))
  return saying(asking, { kind: 'choices', text: say(content, 'callback_time'), choices: [...choices, end] })
}

function timeLabel(content: TurnInput['content'], time: CallbackTime): string {
  if (time === 'any') return say(content, 'callback_any')
  return time === 'morning' ? say(content, 'callback_morning') : say(content, 'callback_afternoon')
}

/** The call takes the place of the queue, but not of an officer's help in danger. */
function makeTicket(input: TurnInput, draft: Draft, { time, number }: Ticket): Draft {
  const { content, now } = input
  const due = callbackDue(content.hotline, now, time)
  const { conversation } = draft
  const callback: Callback = {
    id: newCallbackId(),
    conversationId: conversation.id,
    purpose: 'help',
    number,
    time,
    ...(conversation.intent === undefined ? {} : { topic: conversation.intent }),
    status: 'open',
    attempts: 0,
    openedAt: now.toISOString(),
    dueAt: due.toISOString(),
  }
  const noted = noting({ ...withContext(draft, { callback: undefined }), callback }, 'callback-requested', { time })
  const text = say(content, 'callback_done', {
    number: maskPhone(number),
    time: timeLabel(content, time).toLowerCase(),
    due: dueText(due),
  })
  return saying(insteadOfQueue(input, noted, due), { kind: 'text', text })
}

/** Closed until the call; its rating is asked after it, and if nobody calls, still asked. */
function insteadOfQueue({ now, handoff: known }: TurnInput, draft: Draft, due: Date): Draft {
  const handoff = draft.handoff ?? known
  if (handoff?.reason === 'distress') return draft
  const closed = withConversation(withContext(draft, { answered: false }), { mode: 'closed' })
  const asked = scheduling(closed, {
    kind: 'invite-rating',
    key: `invite-rating:${draft.conversation.id}`,
    dueAt: new Date(due.getTime() + RATE_AFTER_DUE_MS).toISOString(),
    detail: { conversation: draft.conversation.id },
  })
  if (handoff === undefined) return asked
  return { ...asked, handoff: { ...handoff, status: 'cancelled', closedAt: now.toISOString(), endReason: 'callback' } }
}
