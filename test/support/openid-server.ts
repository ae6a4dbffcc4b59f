import { createServer, type RequestListener } from 'node:http'
import { once } from 'node:events'
import { Provider } from 'oidc-provider'

export const CLIENT = { id: 'ansinh', secret: 'a client secret of tests' }

export interface OpenIdServer {
  readonly issuer: string
  close(): Promise<void>
}

/** A certified OpenID provider on this machine; its own page takes any password. `people` are its claims by login. */
export async function startOpenIdServer(
  redirectUri: () => string,
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
): Promise<OpenIdServer> {
  let listener: RequestListener = (_request, response) => void response.end()
  const server = createServer((request, response) => listener(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const issuer = `http://127.0.0.1:${address.port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri()] }],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of tests'] },
    findAccount: (_context: unknown, login: string) => ({
      accountId: login,
      claims: () => ({ sub: login, ...people[login] }),
    }),
  })
  listener = provider.callback()
  return {
    issuer,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A browser with a jar for each host: it goes where it is sent, and enters `login` where it is asked. */
export async function browse(start: string, login: string, stopAt: (url: URL) => boolean) {
  const jar = new Map<string, string>()
  const visit = async (url: URL, body?: URLSearchParams): Promise<Response> => {
    const cookie = [...jar.values()].join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(body && { method: 'POST', body }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, pair)
    }
    return response
  }
  let url = new URL(start)
  for (let hop = 0; hop < 12; hop += 1) {
    if (stopAt(url)) return { url, jar }
    let response = await visit(url)
    if (response.status === 200) {
      const page = await response.text()
      const prompt = page.includes('value="login"') ? 'login' : 'consent'
      response = await visit(url, new URLSearchParams({ prompt, login, password: 'any' }))
    }
    const next = response.headers.get('location')
    if (next === null) throw new Error(`stopped at ${url.pathname}: ${response.status}`)
    url = new URL(next, url)
  }
  throw new Error('goes round in circles')
}
