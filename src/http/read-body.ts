import type { IncomingMessage } from 'node:http'

export type Body = { readonly kind: 'body'; readonly bytes: Buffer } | { readonly kind: 'too-large' | 'broken' }

/**
 * The raw bytes: signatures are over bytes. What is larger than the limit is read no further, so that nobody fills the
 * memory; the connection is closed after the answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > limit) return Promise.resolve({ kind: 'too-large' })
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= limit) chunks.push(chunk)
      else {
        request.pause()
        resolve({ kind: 'too-large' })
      }
    })
    request.on('end', () =>
      resolve({ kind: 'body', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) }),
    )
    request.on('error', () => resolve({ kind: 'broken' }))
    request.on('close', () => resolve({ kind: 'broken' }))
  })
}
