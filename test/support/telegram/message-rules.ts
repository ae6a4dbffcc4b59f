import { numberOf, objectOf, objectsOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import { failed, type ApiAnswer } from './answer.ts'

export interface PhoneButton {
  readonly text: string
  readonly data: string
}

export type CheckedMessage =
  | { readonly kind: 'good'; readonly text: string; readonly buttons: readonly (readonly PhoneButton[])[] }
  | { readonly kind: 'bad'; readonly answer: ApiAnswer }

/** Documented limits of `sendMessage` and of inline keyboards. */
const MAX_TEXT = 4096
const MAX_DATA_BYTES = 64
const MAX_BUTTONS = 100

export function checkMessage(message: Json): CheckedMessage {
  const text = stringOf(message['text']) ?? ''
  if (text.trim() === '') return bad('message text is empty')
  if (text.length > MAX_TEXT) return bad('message is too long')
  if (!text.isWellFormed()) return bad('strings must be encoded in UTF-8')
  if (message['parse_mode'] !== undefined) return bad("can't parse entities: unsupported parse_mode here")
  const isInside = (entity: Json): boolean => {
    return (numberOf(entity['offset']) ?? -1) >= 0 && (numberOf(entity['length']) ?? 0) > 0
  }
  if (!objectsOf(message['entities']).every(isInside)) return bad('ENTITY_BOUNDS_INVALID')
  const markup = message['reply_markup']
  if (markup === undefined) return { kind: 'good', text, buttons: [] }
  const rows = objectOf(markup)?.['inline_keyboard']
  if (!Array.isArray(rows)) return bad("can't parse reply keyboard markup JSON object")
  const buttons = rows.map((row) => objectsOf(row).map(readButton))
  const all = buttons.flat()
  if (all.length > MAX_BUTTONS) return bad('reply markup is too long')
  if (all.some(({ text: label }) => label === '')) return bad('BUTTON_TEXT_INVALID')
  if (all.some(({ data }) => data === '' || Buffer.byteLength(data) > MAX_DATA_BYTES)) return bad('BUTTON_DATA_INVALID')
  return { kind: 'good', text, buttons }
}

function readButton(button: Json): PhoneButton {
  return { text: stringOf(button['text']) ?? '', data: stringOf(button['callback_data']) ?? '' }
}

function bad(what: string): CheckedMessage {
  return { kind: 'bad', answer: failed(400, `Bad Request: ${what}`) }
}
