import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** An address that was checked. */
export interface Target {
  readonly kind: 'target'
  readonly url: URL
  readonly address: string
}

export type Answer =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'refused' | 'failed'; readonly why: string }

export interface DownloadLimits {
  readonly maxBytes: number
  readonly signal: AbortSignal
}

/** One GET to the address that was checked; the name goes into `Host` and the certificate's check. */
export function download({ url, address }: Target, { maxBytes, signal }: DownloadLimits): Promise<Answer> {
  const tls = url.protocol === 'https:'
  const options: RequestOptions & { servername?: string } = {
    host: address,
    ...(url.port === '' ? {} : { port: url.port }),
    ...(tls ? { servername: url.hostname } : {}),
    path: url.pathname + url.search,
    // Compressed bytes would have two sizes.
    headers: { Host: url.host, Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': 'ansinh-media/1' },
    // A connection of its own: a kept one might lead where the name led before.
    agent: false,
    signal,
  }
  return new Promise((resolve, reject) => {
    const request = (tls ? httpsRequest : httpRequest)(options, (response) => {
      read(response, url, maxBytes).then(resolve, reject)
    })
    request.on('error', reject)
    request.end()
  })
}

async function read(response: IncomingMessage, url: URL, maxBytes: number): Promise<Answer> {
  const end = (answer: Answer): Answer => {
    response.destroy()
    return answer
  }
  const { statusCode: status = 0, headers } = response
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    if (!URL.canParse(headers.location, url.href)) return end({ kind: 'refused', why: 'not an address' })
    return end({ kind: 'redirect', location: new URL(headers.location, url).href })
  }
  if (status !== 200) return end({ kind: isPassing(status) ? 'failed' : 'refused', why: `http ${status}` })
  if (Number(headers['content-length'] ?? 0) > maxBytes) return end({ kind: 'refused', why: 'too large' })
  const chunks: Buffer[] = []
  let size = 0
  // The declared length may be absent or wrong: what counts is what comes.
  for await (const chunk of response) {
    const bytes: Buffer = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) return end({ kind: 'refused', why: 'too large' })
    chunks.push(bytes)
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks, size) }
}

/** Platforms' file servers are busy at times; 403, 404 and 410 mean that the link has run out. */
function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500
}
