import type { ChannelHealth } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Http } from '../kit/http.ts'
import type { MessengerConfig } from './config.ts'
import { nameOf, readAnswer, type GraphAnswer } from './graph-answer.ts'
import { idOf, objectOf, objectsOf, type Json } from '../kit/json.ts'

interface ProbeParts {
  readonly config: Pick<MessengerConfig, 'pageId'>
  /** Of the Graph API, with the page's token. */
  readonly http: Http
  readonly clock: Clock
}

/** Without the first two citizens are not heard; without the others staff in the Page Inbox are not noticed. */
const NEEDED = ['messages', 'messaging_postbacks'] as const
const WISHED = ['message_echoes', 'messaging_handovers', 'standby'] as const

/** Whether the token works and is the page's, and whether the page sends us its events. Changes nothing. */
export async function probeMessenger(parts: ProbeParts, signal: AbortSignal): Promise<ChannelHealth> {
  const page = parts.config.pageId ?? 'me'
  const me = await ask(parts, `/${page}`, { fields: 'id,name' }, signal)
  if (me.kind !== 'ok') return { ok: false, detail: whyOf(me) }
  const id = idOf(me.body['id'])
  if (parts.config.pageId !== undefined && id !== undefined && id !== parts.config.pageId) {
    return { ok: false, detail: `the token belongs to page ${id}, MESSENGER_PAGE_ID is ${parts.config.pageId}` }
  }
  const name = `page ${id ?? page}`
  const apps = await ask(parts, `/${page}/subscribed_apps`, {}, signal)
  // Reading subscriptions needs a permission that sending does not.
  if (apps.kind !== 'ok') return { ok: true, detail: `${name}; subscriptions: ${whyOf(apps)}` }
  return subscriptions(name, fieldsOf(apps.body))
}

function subscriptions(name: string, fields: ReadonlySet<string>): ChannelHealth {
  const lacking = NEEDED.filter((field) => !fields.has(field))
  if (lacking.length > 0) return { ok: false, detail: `${name} is not subscribed to ${lacking.join(', ')}` }
  const unseen = WISHED.filter((field) => !fields.has(field))
  return { ok: true, detail: unseen.length === 0 ? name : `${name}, not subscribed to ${unseen.join(', ')}` }
}

function fieldsOf(body: Json): ReadonlySet<string> {
  return new Set(
    objectsOf(body['data']).flatMap((app) => {
      const fields: unknown = app['subscribed_fields']
      // With older versions each field is an object with a name.
      return Array.isArray(fields) ? fields.map((field) => String(objectOf(field)?.['name'] ?? field)) : []
    }),
  )
}

async function ask(
  { http, clock }: ProbeParts,
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<GraphAnswer> {
  return readAnswer(await http.get(path, { signal, query }), clock.now())
}

function whyOf(answer: GraphAnswer): string {
  if (answer.kind === 'error') return nameOf(answer.error)
  if (answer.kind === 'none' && 'why' in answer.result) return answer.result.why
  return answer.kind
}
