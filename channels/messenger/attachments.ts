import type { AttachmentContent, InboundContent } from '../../src/core/message.ts'
import { objectOf, objectsOf, stringOf, type Json } from '../kit/json.ts'

const types: Readonly<Record<string, AttachmentContent['type']>> = {
  image: 'image',
  video: 'video',
  reel: 'video',
  ig_reel: 'video',
  audio: 'audio',
  file: 'file',
  sticker: 'sticker',
  location: 'location',
  template: 'card',
  fallback: 'link',
  post: 'link',
}

/** The big thumb of the composer, small, medium and large: a "yes", not a picture. */
const THUMBS = new Set(['369239263222822', '369239343222814', '369239383222810'])

/** What a message of the citizen holds: none of several attachments is lost, the text goes with the first. */
export function readAttachments(message: Json, text: string): readonly InboundContent[] {
  const found = objectsOf(message['attachments'])
  // Meta adds a preview of each link in a text: the text is the message.
  const attachments = text === '' ? found : found.filter((item) => item['type'] !== 'fallback')
  if (attachments.length > 0) return attachments.map((item, index) => readOne(item, index === 0 ? text : ''))
  if (text !== '') return [{ kind: 'text', text }]
  return message['is_unsupported'] === true ? [{ kind: 'attachment', type: 'other' }] : []
}

function readOne(item: Json, text: string): InboundContent {
  const payload = objectOf(item['payload']) ?? {}
  const sticker = stringOf(payload['sticker_id']) ?? stringOf(item['sticker_id'])
  if (sticker !== undefined && THUMBS.has(sticker)) return { kind: 'text', text: text === '' ? '👍' : text }
  // Until 30 August 2026 stickers came as pictures with a `sticker_id`.
  const type = sticker === undefined ? (types[(stringOf(item['type']) ?? '').toLowerCase()] ?? 'other') : 'sticker'
  const url = type === 'location' ? geoUrl(payload, item) : webUrl(payload['url'] ?? item['url'])
  return {
    kind: 'attachment',
    type,
    ...(text === '' ? {} : { text }),
    ...(url === undefined ? {} : { url }),
  }
}

/** RFC 5870. */
function geoUrl(payload: Json, item: Json): string | undefined {
  const place = objectOf(payload['coordinates']) ?? objectOf(item['coordinates'])
  const latitude = degrees(place?.['lat'], 90)
  const longitude = degrees(place?.['long'] ?? place?.['lng'], 180)
  return latitude === undefined || longitude === undefined ? undefined : `geo:${latitude},${longitude}`
}

function degrees(value: unknown, limit: number): string | undefined {
  const text = stringOf(value)?.trim() ?? ''
  return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= limit ? text : undefined
}

/** Signed addresses of Meta's file servers run to about 1,000 characters. */
function webUrl(value: unknown): string | undefined {
  const url = stringOf(value)?.trim() ?? ''
  return /^https?:\/\/[\x21-\x7e]{1,4000}$/i.test(url) ? url : undefined
}
