import type { VisitorTicket, WebhookRequest } from '../../src/core/channel.ts'
import type { WebConfig } from './config.ts'
import { verifyIdentity, type Identity } from './identity.ts'
import { bearerToken, issueVisitorToken, readVisitorToken, siteOf, visitorOfPerson } from './session.ts'

/** What the widget is told beside its token. */
export interface WebTicket extends VisitorTicket {
  /** Only where the page's `data-identity` was accepted: the conversation is this person's, on every device. */
  readonly name?: string
}

/**
 * The person whom the host page vouches for (`X-Identity`), else the visitor of the token with a fresh one, else a new
 * visitor. A statement that cannot be verified opens nobody's conversation: the visitor stays anonymous.
 */
export function welcome(config: WebConfig, request: WebhookRequest): WebTicket {
  const { sessionSecret } = config
  const now = new Date(request.receivedAt)
  const site = siteOf(request.headers['x-site'])
  const person = identityOf(config, request, now)
  if (person !== undefined) {
    const visitor = visitorOfPerson(sessionSecret, person.subject)
    const session = issueVisitorToken(sessionSecret, now, visitor, { ...site, person: true })
    return { ...session, name: person.name }
  }
  const token = bearerToken(request.headers)
  const known = token === undefined ? undefined : readVisitorToken(sessionSecret, token, now)
  // A person's token is not renewed without the page's word: who signs out there is a stranger here.
  const visitor = known?.person === true ? undefined : known?.visitor
  return issueVisitorToken(sessionSecret, now, visitor, site)
}

function identityOf({ identitySecret }: WebConfig, request: WebhookRequest, now: Date): Identity | undefined {
  const statement = request.headers['x-identity']
  if (identitySecret === undefined || statement === undefined) return undefined
  return verifyIdentity(identitySecret, statement, now)
}
