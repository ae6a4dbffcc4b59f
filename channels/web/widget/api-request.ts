interface ApiRequest {
  readonly method?: 'GET' | 'POST'
  readonly token: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/** Cookies are never sent: the token alone says who it is, also when the widget runs on another office's page. */
export function apiRequest(url: string, { token, headers, ...request }: ApiRequest): Promise<Response> {
  const authorization = token === '' ? {} : { Authorization: `Bearer ${token}` }
  return fetch(url, { ...request, headers: { ...authorization, ...headers }, credentials: 'omit' })
}
