import type { ServerResponse } from 'node:http'

/** Browsers ask once a day whether a page may call. */
const KNOWN_FOR_SECONDS = 86_400

const REQUEST_HEADERS = 'Authorization, Content-Type, Last-Event-ID, X-File-Name, X-Identity, X-Site'

/**
 * The widget may run on any office's page (Fetch standard, CORS). Safe for all of them: who calls is proven by a token
 * that only the page's own storage holds, never by a cookie.
 */
export function allowAnyPage(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', '*')
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
  response.setHeader('Access-Control-Allow-Headers', REQUEST_HEADERS)
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After')
  response.setHeader('Access-Control-Max-Age', String(KNOWN_FOR_SECONDS))
}

/** The browser's question before the call itself. */
export function answerPreflight(response: ServerResponse): void {
  allowAnyPage(response)
  response.statusCode = 204
  response.end()
}
