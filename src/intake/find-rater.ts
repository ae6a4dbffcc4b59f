import type { ConversationId, InviteId } from '../core/ids.ts'
import type { InboundMessage } from '../core/message.ts'
import type { ConversationStore } from '../store/contract.ts'
import type { SurveyStore } from '../rating/survey-store.ts'

/** Messages with their citizen; those of one call belong to one event. */
export type FindRater = (messages: readonly InboundMessage[]) => Promise<readonly InboundMessage[]>

interface RaterStores {
  readonly surveys: Pick<SurveyStore, 'find'>
  readonly conversations: Pick<ConversationStore, 'find' | 'sentAs'>
}

/**
 * With stars on a template Zalo names no citizen: `from.user` is empty, and all there is is our invitation or, as
 * `from.thread`, the platform's id of our message. What belongs to nobody is left out.
 */
export function createFindRater({ surveys, conversations }: RaterStores): FindRater {
  async function asked(
    message: InboundMessage,
  ): Promise<{ conversation: ConversationId; invite?: InviteId } | undefined> {
    const { content, from } = message
    const invite = content.kind === 'rating' ? content.invite : undefined
    const invitation = invite === undefined ? undefined : await surveys.find(invite)
    if (invitation !== undefined) return { conversation: invitation.conversationId, invite: invitation.id }
    return from.thread === undefined ? undefined : conversations.sentAs(message.channel, from.thread)
  }

  return async (messages) => {
    const [nameless] = messages.filter(isNameless)
    if (nameless === undefined) return messages
    const found = await asked(nameless)
    const conversation = found && (await conversations.find(found.conversation))
    if (conversation === undefined) return messages.filter((message) => !isNameless(message))
    const invite = found?.invite
    return messages.map((message): InboundMessage => {
      if (!isNameless(message)) return message
      const named = { ...message, from: conversation.address }
      const { content } = message
      return content.kind !== 'rating' || invite === undefined ? named : { ...named, content: { ...content, invite } }
    })
  }
}

function isNameless({ from }: InboundMessage): boolean {
  return from.user === ''
}
