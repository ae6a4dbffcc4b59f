import { createServer, type Server, type ServerResponse } from 'node:http'
import { parseObject, type Json } from '../../../channels/kit/json.ts'
import { failed, type ApiAnswer } from './answer.ts'
import type { Fault, Faults } from './faults.ts'

export interface ApiParts {
  readonly token: string
  readonly faults: Faults
  /** Undefined: there is no such method. */
  readonly call: (method: string, body: Json) => ApiAnswer | Promise<ApiAnswer> | undefined
  readonly onCall: (method: string) => void
  /** The bytes of a file, by its path. */
  readonly file: (path: string) => Buffer | undefined
}

/** `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function createApiServer(parts: ApiParts): Server {
  return createServer((request, response) => {
    const url = request.url ?? ''
    const filePath = `/file/bot${parts.token}/`
    if (url.startsWith(filePath)) return sendFile(response, parts.file(url.slice(filePath.length)))
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void answer(parts, { url, text: Buffer.concat(chunks).toString('utf8'), response })
    })
  })
}

interface Request {
  readonly url: string
  readonly text: string
  readonly response: ServerResponse
}

async function answer(parts: ApiParts, { url, text, response }: Request): Promise<void> {
  const [, token, method = ''] = /^\/bot([^/]*)\/(\w+)$/.exec(url) ?? []
  if (token !== parts.token) return write(response, failed(401, 'Unauthorized'))
  parts.onCall(method)
  const run = async (): Promise<ApiAnswer> => {
    return (await parts.call(method, parseObject(text) ?? {})) ?? failed(404, 'Not Found: method not found')
  }
  const fault = parts.faults.take(method)
  if (fault === undefined) return write(response, await run())
  await suffer(fault, response, run)
}

async function suffer(fault: Fault, response: ServerResponse, run: () => Promise<ApiAnswer>): Promise<void> {
  switch (fault.kind) {
    case 'error':
      return write(response, failed(fault.code, fault.description ?? 'injected', fault.parameters))
    case 'page':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end('<html>Bad Gateway</html>')
      return
    case 'drop':
      response.destroy()
      return
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return write(response, await run())
    case 'accepted':
      await run()
      response.destroy()
      return
    case 'hang':
      // Stays open until the caller gives up or the server stops.
      return
  }
}

function write(response: ServerResponse, answered: ApiAnswer): void {
  response.writeHead(answered.ok ? 200 : answered.error_code, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answered))
}

function sendFile(response: ServerResponse, bytes: Buffer | undefined): void {
  response.writeHead(bytes === undefined ? 404 : 200, { 'content-type': 'application/octet-stream' })
  response.end(bytes)
}
