import type { Assist } from './assist.ts'
import { articlePanel } from './article-panel.ts'
import { calculateTyped } from './calculate-typed.ts'
import { calculatorForms } from './calculator-forms.ts'
import { createCannedDesk } from './canned.ts'
import { filesIn } from './files-in.ts'
import { placeInWords } from './place-in-words.ts'
import { replyLimits, type ReplyLimits } from './reply-limits.ts'
import { isSaid } from './said.ts'
import { searchConversations } from './search-conversations.ts'
import { suggest } from './suggest.ts'
import { understoodMatter } from './understood.ts'
import { whyWords } from './why-words.ts'
import type { Content } from '../content/content.ts'
import type { DeskWords } from '../content/desk-words.ts'
import type { ChannelAdapter } from '../core/channel.ts'
import { vietnamDay, type Clock } from '../core/clock.ts'
import type { Conversation } from '../core/conversation.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import type { ArticleId, HandoffId } from '../core/ids.ts'
import { withoutRatings, withoutSurvey } from '../handoff/without-ratings.ts'
import type { StaffAccount, Stores, TranscriptEntry } from '../store/contract.ts'
import type { Understand } from '../turn/turn.ts'

export interface AssistOptions {
  readonly stores: Stores
  readonly content: Content
  readonly words: DeskWords
  readonly understand: Understand
  readonly channels: readonly ChannelAdapter[]
  readonly clock: Clock
  readonly secret: string
}

export function createAssist(options: AssistOptions): Assist {
  const { stores, content, words, understand, clock, secret } = options
  const today = (): string => vietnamDay(clock.now())
  const intentTitle = (id: string): string | undefined => content.intents.get(id)?.title
  const canned = createCannedDesk({ store: stores.canned, words, hotline: content.hotline, clock })
  const calculators = calculatorForms(content, words.slotLabels)
  return {
    async context(id, staff) {
      const open = await load(stores, id)
      const { conversation, transcript, handoff } = open
      const article = articleOf(content, conversation)
      const panel = article === undefined ? undefined : articlePanel(content, article, today())
      const place = placeInWords(
        words.provinces,
        transcript.filter(isSaid).map((entry) => entry.content.text),
      )
      return {
        understood: {
          ...understoodMatter(content, words.slotLabels, conversation, today()),
          ...(place === undefined ? {} : { place }),
          reason: handoff.reason,
          why: whyWords(handoff, transcript),
        },
        ...(panel === undefined ? {} : { article: panel }),
        limits: await limitsOf(options, open, staff),
        files: filesIn(transcript),
      }
    },
    async suggestion(id) {
      const { conversation, transcript } = await load(stores, id)
      return suggest({ content, understand, now: clock.now() }, conversation, transcript)
    },
    calculators: () => calculators,
    calculate: (intent, values, day = today()) =>
      calculateTyped({ content, understand, labels: words.slotLabels }, { intent, values, day }),
    canned: canned.list,
    addCanned: canned.add,
    changeCanned: canned.change,
    removeCanned: canned.remove,
    async renderCanned(staff, id, about) {
      const { address, intent } = (await find(stores, about)).conversation
      const title = intent === undefined ? undefined : intentTitle(intent)
      return canned.render(staff, id, { channel: address.channel, intentTitle: title })
    },
    search: (request) => searchConversations({ finder: stores.finder, secret, intentTitle }, request),
    async read(id) {
      const conversation = await stores.conversations.find(id)
      if (conversation === undefined) throw new AppError('not_found', 'Không tìm thấy cuộc trò chuyện này.')
      const title = conversation.intent === undefined ? undefined : intentTitle(conversation.intent)
      const [transcript, names] = await Promise.all([stores.conversations.transcript(id), stores.staff.names()])
      const read = { conversation: withoutSurvey(conversation), transcript: withoutRatings(transcript), names }
      return { ...read, ...(title === undefined ? {} : { intentTitle: title }) }
    },
  }
}

interface OpenCase {
  readonly handoff: Handoff
  readonly conversation: Conversation
  readonly transcript: readonly TranscriptEntry[]
}

async function load(stores: Stores, id: HandoffId): Promise<OpenCase> {
  const found = await find(stores, id)
  return { ...found, transcript: withoutRatings(await stores.conversations.transcript(found.conversation.id)) }
}

async function find(stores: Stores, id: HandoffId): Promise<Omit<OpenCase, 'transcript'>> {
  const handoff = await stores.handoffs.find(id)
  const conversation = handoff === undefined ? undefined : await stores.conversations.find(handoff.conversationId)
  if (handoff === undefined || conversation === undefined) {
    throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
  }
  return { handoff, conversation }
}

/** The topic's article; of a topic without one, what was answered last. */
function articleOf({ intents }: Content, { intent, context }: Conversation): ArticleId | undefined {
  const answer = intent === undefined ? undefined : intents.get(intent)?.answer
  return answer !== undefined && 'article' in answer ? answer.article : context.article
}

async function limitsOf(
  { stores, channels, clock }: AssistOptions,
  { conversation, transcript }: OpenCase,
  { displayName }: StaffAccount,
): Promise<ReplyLimits> {
  const { address } = conversation
  const [current, switchedOff] = await Promise.all([stores.conversations.current(address), stores.switches.off()])
  const lastTried = transcript.findLast(({ direction, delivery }) => direction === 'out' && delivery !== 'pending')
  return replyLimits(
    channels.find(({ id }) => id === address.channel),
    {
      to: address,
      // A later conversation of the same citizen opens the platform's window as well.
      lastCitizenAt: latest(conversation, current),
      now: clock.now().toISOString(),
      officer: displayName,
      off: switchedOff.find(({ channel }) => channel === address.channel),
      failure: lastTried?.delivery === 'failed' ? (lastTried.deliveryNote ?? 'không rõ lý do') : undefined,
    },
  )
}

function latest(one: Conversation, other: Conversation | undefined): string {
  return other !== undefined && other.lastCitizenAt > one.lastCitizenAt ? other.lastCitizenAt : one.lastCitizenAt
}
