import type { ShownMessage } from './chats.ts'

/** What Telegram marks in a typed text by itself: commands and mentions. */
export function entitiesOf(text: string): readonly { type: string; offset: number; length: number }[] {
  return [...text.matchAll(/(?<=^|\s)(?:\/\w+(?:@\w+)?|@\w{5,32})/g)].map(({ 0: found, index }) => ({
    type: found.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: found.length,
  }))
}

/** The button of the newest message that has one with this label. */
export function labelled(messages: readonly ShownMessage[], label: string) {
  const isIt = ({ text }: { text: string }): boolean => text === label || text.endsWith(` ⭐ ${label}`)
  const message = messages.findLast(({ buttons }) => buttons.flat().some(isIt))
  const data = message?.buttons.flat().find(isIt)?.data
  if (message === undefined || data === undefined) throw new Error(`the chat shows no button "${label}"`)
  return { message, data }
}
