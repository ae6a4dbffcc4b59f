import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { WebhookRequest } from '../../src/core/channel.ts'
import { withHeaders } from './channel-requests.ts'

const fixtureSchema = z.object({
  name: z.string(),
  /** The event as JSON; `raw` is the body where it is no JSON or where its bytes matter. */
  event: z.unknown().optional(),
  raw: z.string().optional(),
  request: z
    .object({
      method: z.string().optional(),
      query: z.record(z.string(), z.string()).optional(),
      headers: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  /** `false`: without the signature headers. */
  signed: z.boolean().default(true),
  expect: z.looseObject({ kind: z.enum(['messages', 'handshake', 'ignored', 'rejected']) }),
})

export type ChannelFixture = z.infer<typeof fixtureSchema>

/** One case a file, in order of the file names. */
export function loadFixtures(channel: string): readonly ChannelFixture[] {
  const folder = join(import.meta.dirname, '../fixtures/channels', channel)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return files.toSorted().map((file) => fixtureSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

interface Signer {
  readonly signed: (body: string, headers?: Readonly<Record<string, string>>) => WebhookRequest
  readonly signatureHeaders: readonly string[]
}

export function requestOf(fixture: ChannelFixture, { signed, signatureHeaders }: Signer): WebhookRequest {
  const body = fixture.raw ?? (fixture.event === undefined ? '' : JSON.stringify(fixture.event))
  const request = signed(body, fixture.request?.headers)
  const { method = request.method, query = request.query } = fixture.request ?? {}
  const full = { ...request, method, query }
  return fixture.signed ? full : withHeaders(full, signatureHeaders, undefined)
}
