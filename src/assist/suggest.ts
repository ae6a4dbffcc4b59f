import type { Content } from '../content/content.ts'
import type { Conversation } from '../core/conversation.ts'
import type { Choice, OutboundContent } from '../core/message.ts'
import { redact } from '../privacy/redact.ts'
import type { TranscriptEntry } from '../store/contract.ts'
import { runTurn } from '../turn/run-turn.ts'
import type { TurnResult, Understand } from '../turn/turn.ts'
import type { Suggestion } from './contract.ts'
import { isSaid } from './said.ts'

export interface SuggestParts {
  readonly content: Content
  readonly understand: Understand
  readonly now: Date
}

/** Whoever waits often adds "alo" and "gặp nhân viên": the question is a few messages above. */
const LOOKED_AT = 4
/** Messages so close together are one question told in pieces. */
const BURST_MS = 60_000

/**
 * What the engine would answer to what the officer has not answered yet, in the state in which it let go. Nothing comes
 * of it: the turn is pure and its result dropped. No model is asked.
 */
export function suggest(
  parts: SuggestParts,
  conversation: Conversation,
  transcript: readonly TranscriptEntry[],
): Suggestion | undefined {
  for (const asked of questionsIn(transcript)) {
    const suggestion = suggestionFor(parts, conversation, asked)
    if (suggestion !== undefined) return suggestion
  }
  return undefined
}

interface Asked {
  readonly id: string
  readonly text: string
}

/** Newest first; the last burst as a whole before its pieces. */
function questionsIn(transcript: readonly TranscriptEntry[]): Asked[] {
  const replied = transcript.findLastIndex(
    ({ direction, content }) => direction === 'out' && content.kind === 'staff-text',
  )
  const open = transcript
    .slice(replied + 1)
    .filter(isSaid)
    .slice(-LOOKED_AT)
    .toReversed()
  const one = open.map(({ id, content }) => ({ id, text: content.text }))
  const [last] = open
  if (last === undefined) return []
  const burst = open.filter(({ at }) => Date.parse(last.at) - Date.parse(at) <= BURST_MS)
  if (burst.length < 2) return one
  return [
    {
      id: last.id,
      text: burst
        .toReversed()
        .map(({ content }) => content.text)
        .join('\n'),
    },
    ...one,
  ]
}

function suggestionFor(parts: SuggestParts, conversation: Conversation, { id, text }: Asked): Suggestion | undefined {
  const { content, understand, now } = parts
  const message = {
    channel: conversation.address.channel,
    externalId: id,
    from: conversation.address,
    sentAt: now.toISOString(),
    content: { kind: 'text' as const, text },
  }
  const engine = asTheEngineLeftIt(conversation)
  const result = runTurn({ conversation: engine, message, now, content, understand, personKey: '', waiting: 0 })
  const sure = certainty(content, result)
  if (sure === undefined) return undefined
  const { intent: about } = result.conversation
  const intentTitle = about === undefined ? undefined : content.intents.get(about)?.title
  return {
    forMessage: id,
    text: redact(result.outbound.map(({ content: said }) => inWords(said)).join('\n\n')),
    citations: result.outbound.flatMap(({ citations }) => citations),
    ...(intentTitle === undefined ? {} : { intentTitle }),
    sure,
  }
}

/** The warning about numbers and the choices of then are the assistant's own, not an officer's. */
function asTheEngineLeftIt(conversation: Conversation): Conversation {
  const { handoff: _handoff, callback: _callback, survey: _survey, ...context } = conversation.context
  return { ...conversation, mode: 'bot', context: { ...context, choices: [], warnedOfNumbers: true } }
}

/** Undefined: nothing that an officer would send (a greeting, a place in the queue, "I did not understand"). */
function certainty(content: Content, { events, conversation, outbound, handoff }: TurnResult): boolean | undefined {
  const happened = (kind: string): boolean => events.some((event) => event.kind === kind)
  if (outbound.length === 0 || handoff !== undefined || happened('misunderstood') || happened('closed'))
    return undefined
  if (conversation.context.choices.some(({ value }) => value.startsWith('intent:'))) return false
  const isAsking = conversation.context.form?.asking !== undefined
  if (happened('calculated') || isAsking) return true
  if (!happened('answered')) return undefined
  const understood = events.find(({ kind }) => kind === 'understood')?.detail['confidence']
  return typeof understood === 'number' && understood >= content.dialogue.thresholds.answer
}

/** Choices that the answer depends on are written out; offers to go on are the assistant's buttons. */
function inWords(said: OutboundContent): string {
  if (said.kind !== 'choices') return said.text
  const labels = (prefix: string): string[] =>
    said.choices.filter(({ value }: Choice) => value.startsWith(prefix)).map(({ label }) => label)
  const [values, topics] = [labels('slot:'), labels('intent:')]
  if (values.length > 0) return `${said.text} (${values.join(' / ')})`
  return [said.text, ...topics.map((label) => `– ${label}`)].join('\n')
}
