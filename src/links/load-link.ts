import { randomInt } from 'node:crypto'
import { newLinkCode, readLink } from '../dialogue/read-link.ts'
import type { ConversationMode } from '../core/conversation.ts'
import type { InboundMessage } from '../core/message.ts'
import type { LinkOutcome, LinkStore } from './contract.ts'

/** Long enough to change to another program on an old phone. */
const CODE_MINUTES = 10

/**
 * Before the turn, which does no I/O. Run again after a crash it makes a new code, or finds the link that it made: both
 * are what the citizen is told.
 */
export async function loadLink(
  links: LinkStore,
  message: InboundMessage,
  mode: ConversationMode,
  now: Date,
): Promise<LinkOutcome | undefined> {
  // What is said to an officer is not for the program.
  if (message.content.kind !== 'text' || mode === 'with-staff' || mode === 'waiting-for-staff') return undefined
  const wish = readLink(message.content.text)
  if (wish === undefined) return undefined
  if (wish.kind === 'code') return { kind: await links.redeem(wish.code, message.from, now.toISOString()) }
  const code = newLinkCode(randomInt)
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000).toISOString()
  await links.offer(code, message.from, expiresAt)
  return { kind: 'code', code }
}
