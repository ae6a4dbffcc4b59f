/** An answer of six sentences has 2 kB; reasoning models add fields. More is a fault or an attack. */
const MOST_BYTES = 256 * 1024

/**
 * `fetch` that reads the whole body before it returns and stops at the limit: the signal then covers the body too,
 * which the client's own timeout does not. Redirects are refused, so the key goes to no other host.
 */
export async function limitedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' })
  const body = await readLimited(response)
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers: withoutEncoding(headers) })
}

async function readLimited({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop by an exception cancels the stream and closes the socket.
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) throw new Error('the model server sent more than an answer can be')
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** The bytes are decoded by now. */
function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-encoding')
  kept.delete('content-length')
  return kept
}
