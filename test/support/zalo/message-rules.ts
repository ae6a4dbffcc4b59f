import { objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'

export interface PhoneButton {
  readonly title: string
  readonly type: string
  readonly payload: unknown
}

export type CheckedMessage =
  | { readonly kind: 'good'; readonly text: string; readonly buttons: readonly PhoneButton[] }
  | { readonly kind: 'bad'; readonly code: number; readonly message: string }

/** Documented limits of a consultation message. */
const MAX_TEXT = 2000
const MAX_BUTTONS = 5
const MAX_TITLE = 100
const MAX_PAYLOAD = 1000
const BUTTON_TYPES = new Set(['oa.open.url', 'oa.query.show', 'oa.query.hide', 'oa.open.phone', 'oa.open.sms'])

export function checkMessage(message: Json): CheckedMessage {
  const text = message['text']
  if (typeof text !== 'string' || text.length === 0) return bad(-201, 'text is required')
  if (text.length > MAX_TEXT) return bad(-210, 'text is too long')
  const attachment = message['attachment']
  if (attachment === undefined) return { kind: 'good', text, buttons: [] }
  const payload = objectOf(objectOf(attachment)?.['payload'])
  const listed: unknown = payload?.['buttons']
  if (objectOf(attachment)?.['type'] !== 'template' || !Array.isArray(listed)) return bad(-201, 'attachment is invalid')
  if (listed.length === 0 || listed.length > MAX_BUTTONS) return bad(-201, 'number of buttons is invalid')
  const buttons = listed.map(readButton)
  if (buttons.some((button) => button === undefined)) return bad(-201, 'button is invalid')
  return { kind: 'good', text, buttons: buttons.filter((button) => button !== undefined) }
}

function readButton(value: unknown): PhoneButton | undefined {
  const button = objectOf(value)
  const title = stringOf(button?.['title']) ?? ''
  const type = stringOf(button?.['type']) ?? ''
  const payload = button?.['payload']
  if (title.length === 0 || title.length > MAX_TITLE || !BUTTON_TYPES.has(type)) return undefined
  if (type.startsWith('oa.query.')) {
    if (typeof payload !== 'string' || payload.length === 0 || payload.length > MAX_PAYLOAD) return undefined
  } else if (objectOf(payload) === undefined) {
    return undefined
  }
  return { title, type, payload }
}

function bad(code: number, message: string): CheckedMessage {
  return { kind: 'bad', code, message }
}
