import { personKey } from '../privacy/person-key.ts'
import { redact } from '../privacy/redact.ts'
import type {
  ConversationFinder,
  ConversationPlace,
  ConversationQuery,
  FoundConversation,
  SearchResult,
} from './contract.ts'
import { AppError } from '../core/errors.ts'
import type { ConversationId, IntentId } from '../core/ids.ts'
import { searchWords, snippetOf, type SearchWords } from './search-words.ts'

export type SearchRequest = Pick<ConversationQuery, 'tag' | 'from' | 'to' | 'officer' | 'channel' | 'sameAs'> & {
  readonly typed: string
  readonly after?: string | undefined
}

export interface SearchPage {
  readonly results: readonly SearchResult[]
  readonly next?: string
}

export interface SearchParts {
  readonly finder: ConversationFinder
  readonly secret: string
  readonly intentTitle: (intent: IntentId) => string | undefined
}

const PAGE = 20
const PERSON_KEY = /^[0-9a-f]{16}$/

export async function searchConversations(parts: SearchParts, request: SearchRequest): Promise<SearchPage> {
  const { typed, after, ...narrowing } = request
  const person = PERSON_KEY.test(typed.trim()) ? typed.trim() : undefined
  const words: SearchWords = person === undefined ? searchWords(typed) : { words: [], phrases: [] }
  if (person === undefined && typed.trim() !== '' && words.words.length + words.phrases.length === 0) {
    throw new AppError('invalid_input', 'Xin gõ chữ hoặc số để tìm.', { field: 'q' })
  }
  const place = after === undefined ? undefined : readPlace(after)
  // One more than a page tells whether there is a next one.
  const found = await parts.finder.find({ ...narrowing, ...words, person, after: place, limit: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const last = found.length > PAGE ? shown.at(-1) : undefined
  return {
    results: shown.map((one) => resultOf(parts, one, words)),
    ...(last === undefined ? {} : { next: `${last.openedAt}_${last.id}` }),
  }
}

function resultOf({ secret, intentTitle }: SearchParts, found: FoundConversation, words: SearchWords): SearchResult {
  const [match] = found.matches
  const topicTitle = found.intent === undefined ? undefined : intentTitle(found.intent)
  return {
    conversation: found.id,
    channel: found.address.channel,
    at: match?.at ?? found.lastCitizenAt,
    person: personKey(secret, found.address, new Date(found.openedAt)),
    tags: found.tags,
    snippet: match === undefined ? [] : snippetOf(redact(wordsOf(match.content)), words),
    ...(found.handoff === undefined ? {} : { handoff: found.handoff }),
    ...(found.officer === undefined ? {} : { officer: found.officer }),
    ...(topicTitle === undefined ? {} : { topicTitle }),
  }
}

function wordsOf(content: FoundConversation['matches'][number]['content']): string {
  if ('text' in content) return content.text ?? ''
  return 'label' in content ? (content.label ?? '') : ''
}

function readPlace(after: string): ConversationPlace {
  const [openedAt = '', ...rest] = after.split('_')
  const id = rest.join('_')
  if (Number.isNaN(Date.parse(openedAt)) || !isConversationId(id)) {
    throw new AppError('invalid_input', 'Trang này không còn. Xin tìm lại từ đầu.', { field: 'after' })
  }
  return { openedAt, id }
}

export function isConversationId(text: string): text is ConversationId {
  return /^c_[\w-]{1,64}$/.test(text)
}
