import type { Message, MessageEntity, User } from 'grammy/types'
import { idOf, numberOf, objectOf, objectsOf, stringOf, type Json } from '../kit/json.ts'
import { fieldsOf } from './fields-of.ts'
import { isOurs } from './commands.ts'

/** Us, as Telegram names us. The name is known once `getMe` was answered. */
export interface Bot {
  readonly id: string
  readonly username: string | undefined
}

export interface Addressed {
  /** Without our name. */
  readonly text: string
  readonly command?: { readonly name: string; readonly rest: string }
}

const messageField = fieldsOf<Message>()
const entityField = fieldsOf<MessageEntity & MessageEntity.TextMentionMessageEntity>()
const userField = fieldsOf<User>()

/**
 * The words of a message. Undefined: in a group, where people talk with each other, nobody spoke to us – no command,
 * no mention, no reply to a message of ours.
 */
export function addressed(message: Json, bot: Bot, isGroup: boolean): Addressed | undefined {
  const text = stringOf(messageField(message, 'text')) ?? stringOf(messageField(message, 'caption')) ?? ''
  const entities = objectsOf(messageField(message, 'entities') ?? messageField(message, 'caption_entities'))
  const command = commandIn(text, entities)
  if (command !== undefined) {
    const { name, target, rest } = command
    const isForUs = target === undefined ? isOurs(name) : isOurName(target, bot)
    if (isGroup && !isForUs) return undefined
    return { text, command: { name, rest } }
  }
  const mentions = entities.flatMap((entity) => mentionOf(entity, text, bot))
  if (isGroup && mentions.length === 0 && !repliesToUs(message, bot)) return undefined
  return { text: without(text, mentions) }
}

function commandIn(text: string, entities: readonly Json[]) {
  const first = entities.find((entity) => {
    return entityField(entity, 'type') === 'bot_command' && entityField(entity, 'offset') === 0
  })
  const length = numberOf(entityField(first, 'length')) ?? 0
  const [name = '', target] = text.slice(1, length).split('@')
  if (!/^\w{1,32}$/.test(name)) return undefined
  return { name: name.toLowerCase(), target, rest: text.slice(length).trim() }
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Offsets count UTF-16 units, as strings do here. */
function mentionOf(entity: Json, text: string, bot: Bot): readonly Span[] {
  const from = numberOf(entityField(entity, 'offset')) ?? 0
  const to = from + (numberOf(entityField(entity, 'length')) ?? 0)
  const type = entityField(entity, 'type')
  const isByName = type === 'mention' && isOurName(text.slice(from + 1, to), bot)
  const isByLink = type === 'text_mention' && idOf(userField(objectOf(entityField(entity, 'user')), 'id')) === bot.id
  return isByName || isByLink ? [{ from, to }] : []
}

function isOurName(name: string, { username }: Bot): boolean {
  return username !== undefined && name.toLowerCase() === username.toLowerCase()
}

function repliesToUs(message: Json, bot: Bot): boolean {
  const replied = objectOf(messageField(message, 'reply_to_message'))
  return idOf(userField(objectOf(messageField(replied, 'from')), 'id')) === bot.id
}

function without(text: string, spans: readonly Span[]): string {
  const kept = spans.toReversed().reduce((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)
  return spans.length === 0 ? kept : kept.replaceAll(/[ \t]{2,}/g, ' ').replace(/^[\s,:]+/, '')
}
