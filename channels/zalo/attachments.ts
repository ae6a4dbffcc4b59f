import type { AttachmentContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { objectOf, parseObject, stringOf, type Json } from '../kit/json.ts'

type AttachmentType = AttachmentContent['type']

/** By the event's name: the attachment's own `type` says `link` for a business card. */
const types: Readonly<Record<string, AttachmentType>> = {
  image: 'image',
  gif: 'image',
  link: 'link',
  audio: 'audio',
  voice: 'audio',
  video: 'video',
  sticker: 'sticker',
  location: 'location',
  file: 'file',
  business_card: 'card',
}

/** Zalo sends one attachment a message; should there be more, none is lost. The text goes with the first. */
export function readAttachments(eventType: string, event: Json): readonly AttachmentContent[] {
  const message = objectOf(event['message']) ?? {}
  const found = listOf(message['attachments']) ?? listOf(event['attachments']) ?? []
  if (found.length === 0 && eventType === 'other') return []
  const text = cleanText(stringOf(message['text']) ?? '')
  const items = found.length === 0 ? [{}] : found
  return items.map((item, index): AttachmentContent => {
    const payload = objectOf(item['payload']) ?? {}
    const type = types[eventType] ?? types[(stringOf(item['type']) ?? '').toLowerCase()] ?? 'other'
    const url = addressOf(type, payload, event)
    return {
      kind: 'attachment',
      type,
      ...(text === '' || index > 0 ? {} : { text }),
      ...(url === undefined ? {} : { url }),
    }
  })
}

function addressOf(type: AttachmentType, payload: Json, event: Json): string | undefined {
  if (type === 'location') return geoUrl(payload, event)
  const url = webUrl(payload['url'])
  if (type !== 'card' || url !== undefined) return url
  // A card has no address of its own; its description is JSON in a string, with the picture that opens the contact.
  return webUrl(parseObject(stringOf(payload['description']) ?? '')?.['qrCodeUrl'])
}

/** RFC 5870. Newer events nest the coordinates in the attachment, older ones put them flat into the message. */
function geoUrl(payload: Json, event: Json): string | undefined {
  const message = objectOf(event['message']) ?? {}
  const places = [payload['coordinates'], payload, message['location'], message['coordinates'], event['location']]
  for (const place of places) {
    const latitude = degrees(objectOf(place)?.['latitude'], 90)
    const longitude = degrees(objectOf(place)?.['longitude'], 180)
    if (latitude !== undefined && longitude !== undefined) return `geo:${latitude},${longitude}`
  }
  return undefined
}

function degrees(value: unknown, limit: number): string | undefined {
  const text = stringOf(value)?.trim() ?? ''
  return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) && Math.abs(Number(text)) <= limit ? text : undefined
}

function webUrl(value: unknown): string | undefined {
  const url = stringOf(value)?.trim() ?? ''
  return /^https?:\/\/[\x21-\x7e]{1,2000}$/i.test(url) ? url : undefined
}

function listOf(value: unknown): readonly Json[] | undefined {
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value]
  const items = listed.map(objectOf).filter((item) => item !== undefined)
  return items.length === 0 ? undefined : items
}
