import type { Contact, Location, Message, PhotoSize, Venue, Sticker } from 'grammy/types'
import type { AttachmentContent, InboundContent } from '../../src/core/message.ts'
import { cleanText } from '../kit/clean-text.ts'
import { idOf, numberOf, objectOf, objectsOf, stringOf, type Json } from '../kit/json.ts'
import { fieldsOf } from './fields-of.ts'

/** Before a file's id in an attachment's `url`: a real address would hold the bot's token and end after an hour. */
const FILE = 'telegram-file:'

/** The file's id in an attachment's `url`. */
export function fileIdOf(reference: string): string | undefined {
  return reference.startsWith(FILE) ? idOf(reference.slice(FILE.length)) : undefined
}

const messageField = fieldsOf<Message>()

/** In order of preference: an animation comes with a document beside it. */
const files: readonly (readonly [keyof Message & string, AttachmentContent['type']])[] = [
  ['animation', 'video'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['voice', 'audio'],
  ['audio', 'audio'],
  ['document', 'file'],
]

/** What no reader here understands, but is something that a citizen sent. */
const others: readonly (keyof Message & string)[] = [
  'poll',
  'dice',
  'story',
  'game',
  'paid_media',
  'checklist',
  'rich_message',
  'invoice',
  'giveaway',
  'giveaway_winners',
]

/** What a message holds besides words; `text` is its caption. Undefined: nothing. */
export function readAttachment(message: Json, text: string): InboundContent | undefined {
  const contact = objectOf(messageField(message, 'contact'))
  if (contact !== undefined) return readContact(message, contact)
  const [type, content, said = text] = find(message)
  if (type === undefined) return undefined
  return {
    kind: 'attachment',
    type,
    ...(said === '' ? {} : { text: said }),
    ...(content === undefined ? {} : { url: content }),
  }
}

type Found = readonly [type?: AttachmentContent['type'], url?: string | undefined, text?: string]

function find(message: Json): Found {
  const photo = objectsOf(messageField(message, 'photo')).toSorted((left, right) => areaOf(right) - areaOf(left))[0]
  if (photo !== undefined) return ['image', fileUrl(photo)]
  const sticker = objectOf(messageField(message, 'sticker'))
  if (sticker !== undefined) {
    return ['sticker', fileUrl(sticker), cleanText(stringOf(fieldsOf<Sticker>()(sticker, 'emoji')) ?? '')]
  }
  for (const [name, type] of files) {
    const file = objectOf(messageField(message, name))
    if (file !== undefined) return [type, fileUrl(file)]
  }
  // A venue comes with a location beside it, and names it.
  const venue = objectOf(messageField(message, 'venue'))
  const location = objectOf(messageField(message, 'location'))
  if (location !== undefined) {
    return ['location', geoUrl(location), cleanText(stringOf(fieldsOf<Venue>()(venue, 'title')) ?? '')]
  }
  return others.some((name) => messageField(message, name) !== undefined) ? ['other'] : []
}

function areaOf(photo: Json): number {
  const field = fieldsOf<PhotoSize>()
  return (numberOf(field(photo, 'width')) ?? 0) * (numberOf(field(photo, 'height')) ?? 0)
}

function fileUrl(file: Json): string | undefined {
  const id = idOf(fieldsOf<PhotoSize>()(file, 'file_id'))
  return id === undefined ? undefined : FILE + id
}

/** RFC 5870. */
function geoUrl(location: Json): string | undefined {
  const field = fieldsOf<Location>()
  const latitude = numberOf(field(location, 'latitude'))
  const longitude = numberOf(field(location, 'longitude'))
  if (latitude === undefined || longitude === undefined) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? `geo:${latitude},${longitude}` : undefined
}

/** Only one's own number is contact data; another person's card is something shown to us. */
function readContact(message: Json, contact: Json): InboundContent {
  const field = fieldsOf<Contact>()
  const sender = idOf(objectOf(messageField(message, 'from'))?.['id'])
  const phone = cleanText(stringOf(field(contact, 'phone_number')) ?? '').trim()
  const names = [field(contact, 'last_name'), field(contact, 'first_name')]
  const name = cleanText(names.flatMap((part) => stringOf(part) ?? []).join(' ')).trim()
  const owner = idOf(field(contact, 'user_id'))
  if (owner === undefined || owner !== sender) return { kind: 'attachment', type: 'card' }
  return { kind: 'contact', ...(phone === '' ? {} : { phone }), ...(name === '' ? {} : { name }) }
}
