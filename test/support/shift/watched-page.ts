import type { Page } from 'playwright-core'

/** What must never happen on a page, as it happens. */
export interface Watched {
  /** Script errors, errors on the console, breaches of the content security policy, dialogs. */
  readonly problems: string[]
  /** Requests to any other host than these. */
  readonly foreign: string[]
}

/** A line that is down; who has not signed in yet; a refusal that the page tells its reader. */
const EXPECTED = /net::ERR_|status of 4(?:01|04|09)/

/** Before the page's first address: the policy is at work from there. */
export async function watchPage(page: Page, hosts: readonly string[]): Promise<Watched> {
  const watched: Watched = { problems: [], foreign: [] }
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`CSP: ${violatedDirective} ${blockedURI}`)
    })
  })
  page.on('pageerror', (error) => watched.problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) watched.problems.push(message.text())
  })
  page.on('dialog', (dialog) => {
    watched.problems.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.context().on('request', (request) => {
    const url = new URL(request.url())
    if (/^(?:https?|wss?):$/.test(url.protocol) && !hosts.includes(url.host)) watched.foreign.push(request.url())
  })
  return watched
}
