import { randomUUID } from 'node:crypto'
import { objectOf, parseObject, stringOf, type Json } from '../../channels/kit/json.ts'
import { createRandom } from '../../src/understanding/random.ts'
import { pause } from '../crash/citizens.ts'
import type { ChaosCitizen, ChaosEvent, ChaosPlatform, PlatformOptions } from './driver.ts'
import { startFaultyLine, type Refusal } from './faulty-line.ts'
import { seedOf } from './seed-of.ts'

/** What a proxy before the program may say. */
const REFUSALS: readonly Refusal[] = [
  { status: 429, headers: { 'retry-after': '1' }, body: '' },
  { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' },
  { status: 503, body: '' },
]
const AGAIN_MS = 100
/** A phone that changes its network. */
const LONGEST_STREAM_MS = 6_000

/**
 * The widget's side of the wire, behind a bad line: posts that are dropped, refused, or taken without an answer, and an
 * event stream that breaks every few seconds. There is no platform: a message that is shown twice would be our own.
 */
export async function startWebChaos({ programUrl, ...chaos }: PlatformOptions): Promise<ChaosPlatform> {
  const line = await startFaultyLine({
    ...chaos,
    target: programUrl,
    about: ({ path, headers, body }) =>
      path === '/api/web/messages' ? { user: headers.authorization ?? '', text: body } : undefined,
    // Of what the program tells citizens nothing passes here but the stream.
    isTaken: () => false,
    refusals: REFUSALS,
  })
  return {
    channel: 'web',
    settings: {},
    citizen: (index) => openCitizen(line.url, index, chaos.seed),
    taken: () => [],
    faults: line.faults,
    stop: line.stop,
  }
}

async function openCitizen(url: string, index: number, seed: number): Promise<ChaosCitizen> {
  // Each from an address of their own: the limits count by it.
  const from = { 'x-forwarded-for': `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}` }
  const session = await untilGiven(async () => {
    const response = await fetch(`${url}/api/web/session`, { method: 'POST', headers: from })
    return response.ok ? parseObject(await response.text()) : undefined
  })
  const headers = { ...from, authorization: `Bearer ${stringOf(session['token']) ?? ''}` }
  const left = new AbortController()
  const shown = new Map<string, Json>()
  void listen({ url, headers, shown, left: left.signal, random: createRandom(seedOf(seed, 'stream', index)) })

  function event(body: Readonly<Record<string, unknown>>): ChaosEvent {
    const text = JSON.stringify({ clientId: randomUUID(), ...body })
    return {
      async deliver() {
        const post = { method: 'POST', body: text, headers: { ...headers, 'content-type': 'application/json' } }
        const signal = AbortSignal.timeout(5_000)
        return fetch(`${url}/api/web/messages`, { ...post, signal }).then(
          (response) => response.status === 202,
          () => false,
        )
      },
    }
  }

  return {
    address: { channel: 'web', account: 'widget', user: stringOf(session['visitor']) ?? '' },
    // The widget's clock is not trusted: what arrives first was sent first.
    gatherMs: 0,
    says: (text) => event({ kind: 'text', text }),
    taps: (label) => event(tapOf([...shown.values()], label)),
    got: () => [...shown.values()].map((content) => stringOf(content['text']) ?? ''),
    leaves: () => left.abort(),
  }
}

function tapOf(shown: readonly Json[], label: string): Readonly<Record<string, unknown>> {
  const offers = shown.map((content) => ({ content, value: valueOf(content, label) }))
  const offer = offers.findLast(({ value }) => value !== undefined)
  if (offer?.value === undefined) return { kind: 'text', text: label }
  if (offer.content['kind'] !== 'rating-request') return { kind: 'choice', value: offer.value, label }
  return { kind: 'rating', invite: offer.content['invite'], score: Number(offer.value) }
}

function valueOf(content: Json, label: string): string | undefined {
  const choices: unknown = content['choices']
  const found: unknown = Array.isArray(choices)
    ? choices.find((choice: unknown) => objectOf(choice)?.['label'] === label)
    : undefined
  return stringOf(objectOf(found)?.['value'])
}

interface Listening {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** By the message's id, as the widget keeps them. */
  readonly shown: Map<string, Json>
  readonly left: AbortSignal
  readonly random: () => number
}

/** The event stream, opened again from where it was, as a browser does. */
async function listen({ url, headers, shown, left, random }: Listening): Promise<void> {
  let last = ''
  while (!left.aborted) {
    const signal = AbortSignal.any([left, AbortSignal.timeout(Math.round(500 + random() * LONGEST_STREAM_MS))])
    const resume: Record<string, string> = last === '' ? {} : { 'last-event-id': last }
    try {
      const response = await fetch(`${url}/api/web/events`, { headers: { ...headers, ...resume }, signal })
      for await (const event of eventsOf(response)) {
        last = event.id ?? last
        const message = event.name === 'message' ? parseObject(event.data) : undefined
        const content = objectOf(message?.['content'])
        const id = stringOf(message?.['id'])
        if (message?.['direction'] === 'out' && id !== undefined && content !== undefined) shown.set(id, content)
      }
    } catch {
      // Broken: again.
    }
    await pause(AGAIN_MS)
  }
}

async function* eventsOf(response: Response): AsyncGenerator<{ id?: string; name?: string; data: string }> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true })
    const events = rest.split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const field = (name: string): string[] =>
        event.split('\n').flatMap((text) => (text.startsWith(`${name}: `) ? [text.slice(name.length + 2)] : []))
      const [id, name] = [field('id')[0], field('event')[0]]
      yield {
        data: field('data').join('\n'),
        ...(id === undefined ? {} : { id }),
        ...(name === undefined ? {} : { name }),
      }
    }
  }
}

async function untilGiven<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const given = await ask().catch(() => undefined)
    if (given !== undefined) return given
    await pause(AGAIN_MS)
  }
}
