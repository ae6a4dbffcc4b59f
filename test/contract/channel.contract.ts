import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import type { ChannelAdapter, ChannelCapabilities, DeliveryResult, WebhookRequest } from '../../src/core/channel.ts'
import { downgrade } from '../../src/core/downgrade.ts'
import type { Instant } from '../../src/core/ids.ts'
import type { ChannelAddress, OutboundMessage } from '../../src/core/message.ts'
import { startScriptedServer, type ScriptedAnswer, type ScriptedServer } from '../support/scripted-server.ts'
import { contentVariants, outbound, privateText, scoredChoices } from './channel-contents.ts'
import { changedBytes, copyOf, deepFreeze, withHeaders, wrongSignatures } from './channel-requests.ts'
import { loadFixtures, requestOf } from './channel-fixtures.ts'

/** When every request of the suite arrived; fixtures without a readable time expect it as `sentAt`. */
export const contractReceivedAt: Instant = '2026-11-25T01:00:00.000Z'

export interface PlatformAnswer {
  readonly name: string
  /** In order of the requests; the last one repeats. */
  readonly answers: readonly ScriptedAnswer[]
  /** Fields that the result must have. */
  readonly expect: Partial<DeliveryResult>
}

export interface RenderedCall {
  readonly text: string
  readonly labels: readonly string[]
}

export interface ChannelContract<Call> {
  /** A new adapter whose platform is at `base`, with `secrets` as its secrets. */
  readonly make: (base: string) => ChannelAdapter<Call>
  /** The request that the platform would post for this body. */
  readonly signed: (body: string, headers?: Readonly<Record<string, string>>) => WebhookRequest
  /** Without these a request counts as unsigned. */
  readonly signatureHeaders: readonly string[]
  /** Folder below `test/fixtures/channels`. */
  readonly fixtures: string
  /** Bodies as text, or as what JSON holds. */
  readonly unknownEvents: readonly unknown[]
  readonly address: ChannelAddress
  readonly limits: {
    readonly read: (call: Call) => RenderedCall
    /** The platform's own rules, where they go beyond text and labels. */
    readonly accepts?: (call: Call) => boolean
  }
  /** For each declared capability but choices: what shows that it is real. */
  readonly proofs?: Partial<Record<'cards' | 'images' | 'typing' | 'receipts', (adapter: ChannelAdapter<Call>) => void>>
  readonly platformAnswers: readonly PlatformAnswer[]
  readonly secrets: readonly string[]
  readonly skip?: readonly { readonly case: number; readonly reason: string }[]
}

/** What every channel promises, whatever its platform: twelve cases, each skipped only with a written reason. */
export function describeChannelContract<Call>(name: string, contract: ChannelContract<Call>): void {
  describe(`channel contract: ${name}`, () => {
    let server: ScriptedServer
    let adapter: ChannelAdapter<Call>
    const fixtures = loadFixtures(contract.fixtures)
    const request = (body: string): WebhookRequest => contract.signed(body)
    const send = (message: OutboundMessage, signal: AbortSignal): Promise<DeliveryResult> => {
      const [call] = adapter.render(message)
      if (call === undefined) throw new Error('nothing was rendered')
      return adapter.send(call, contract.address, signal)
    }

    beforeAll(async () => {
      server = await startScriptedServer()
      adapter = contract.make(server.base)
    })
    afterAll(() => server.stop())

    function promise(number: number, title: string, run: () => void | Promise<void>): void {
      test(`${number} ${title}`, async (context) => {
        const skipped = contract.skip?.find((entry) => entry.case === number)
        if (skipped !== undefined) context.skip(skipped.reason)
        await run()
      })
    }

    /** A genuine request with content: the first fixture that decodes to messages. */
    function genuine(): WebhookRequest {
      const fixture = fixtures.find(({ expect: expected }) => expected.kind === 'messages')
      if (fixture === undefined) throw new Error('no fixture decodes to messages')
      return requestOf(fixture, contract)
    }

    promise(1, 'an unsigned request is rejected, and so is one with any changed byte', async () => {
      const good = genuine()
      const unsigned = withHeaders(good, contract.signatureHeaders, undefined)

      expect((await adapter.receive(good)).kind).toBe('messages')
      expect((await adapter.receive(unsigned)).kind).toBe('rejected')
      for (const changed of changedBytes(good, contract.signatureHeaders)) {
        expect((await adapter.receive(changed)).kind).toBe('rejected')
      }
    })

    promise(2, 'a wrong, short or missing signature never throws and is rejected', async () => {
      for (const value of wrongSignatures) {
        const outcome = await adapter.receive(withHeaders(genuine(), contract.signatureHeaders, value))

        expect(outcome.kind).toBe('rejected')
      }
    })

    promise(3, 'each fixture decodes to the stated messages, all of a batch, in order', async () => {
      expect(fixtures.length).toBeGreaterThan(0)
      for (const fixture of fixtures) {
        const outcome = await adapter.receive(requestOf(fixture, contract))

        if (fixture.expect.kind === 'messages') expect(outcome, fixture.name).toEqual(fixture.expect)
        else expect(outcome, fixture.name).toMatchObject(fixture.expect)
      }
    })

    promise(4, 'the same event delivered twice has the same external ids', async () => {
      for (const fixture of fixtures) {
        const first = requestOf(fixture, contract)
        const again = { ...first, receivedAt: '2026-11-25T03:30:00.000Z' }

        expect(await idsOf(adapter, again), fixture.name).toEqual(await idsOf(adapter, first))
      }
    })

    promise(5, 'unknown events are ignored, not errors', async () => {
      for (const event of contract.unknownEvents) {
        const body = typeof event === 'string' ? event : JSON.stringify(event)

        expect((await adapter.receive(request(body))).kind).toBe('ignored')
      }
    })

    promise(6, 'random JSON and random bytes never throw', async () => {
      await fc.assert(fc.asyncProperty(fc.json(), async (text) => void (await adapter.receive(request(text)))))
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (body, value) => {
          await adapter.receive({ ...withHeaders(genuine(), contract.signatureHeaders, value), body })
        }),
      )
    })

    promise(7, 'receive and render are pure', async () => {
      for (const fixture of fixtures) {
        const frozen = deepFreeze(requestOf(fixture, contract))
        const before = copyOf(frozen)

        expect(await adapter.receive(frozen)).toEqual(await adapter.receive(frozen))
        expect(copyOf(frozen)).toEqual(before)
      }
      for (const content of contentVariants()) {
        const message = deepFreeze(outbound(contract.address, content))

        expect(adapter.render(message)).toEqual(adapter.render(message))
      }
    })

    promise(8, 'every content kind renders within the declared limits', () => {
      const { maxTextLength, maxChoices, maxChoiceLabel } = adapter.capabilities
      for (const content of contentVariants()) {
        const calls = shown(adapter, outbound(contract.address, content))

        expect(calls.length).toBeGreaterThan(0)
        for (const call of calls) {
          const { text, labels } = contract.limits.read(call)
          expect(text.length).toBeLessThanOrEqual(maxTextLength)
          expect(labels.length).toBeLessThanOrEqual(maxChoices)
          for (const label of labels) expect(label.length).toBeLessThanOrEqual(maxChoiceLabel)
          expect(text).toBe(text.normalize('NFC'))
          expect(text + labels.join('')).not.toMatch(/\p{Surrogate}/u)
          expect(contract.limits.accepts?.(call) ?? true).toBe(true)
        }
        if (content.kind !== 'text') continue
        const words = calls.map((call) => contract.limits.read(call).text).join('')
        expect(squashed(words)).toContain(squashed(content.text))
      }
    })

    promise(9, 'each declared capability is exercised; each undeclared one is downgraded', () => {
      const choices = [
        { label: 'Có', value: 'yes' },
        { label: 'Không', value: 'no' },
      ]
      const message = outbound(contract.address, { kind: 'choices', text: 'Anh/chị còn sổ không?', choices })
      const calls = shown(adapter, message).map((call) => contract.limits.read(call))

      if (adapter.capabilities.choices) expect(calls.at(-1)?.labels).toEqual(['Có', 'Không'])
      else expect(calls.map(({ text }) => text).join('\n')).toContain('1. Có\n2. Không')
      const question = { kind: 'choices', text: 'Thủ tục?', choices: scoredChoices(), lastMayBeTyped: true } as const
      const scored = shown(adapter, outbound(contract.address, question)).map((call) => contract.limits.read(call))
      const labels = scored.at(-1)?.labels ?? []
      const all = [...scored.map(({ text }) => text), ...labels].join('\n')
      // The rating's second question: five buttons wherever there are buttons, and always a way out.
      if (adapter.capabilities.choices) expect(labels.length).toBeGreaterThanOrEqual(5)
      for (const { label } of scoredChoices()) expect(all).toContain(label)
      for (const flag of ['cards', 'images', 'typing', 'receipts'] as const satisfies (keyof ChannelCapabilities)[]) {
        if (!adapter.capabilities[flag]) continue
        expect(contract.proofs?.[flag], `a proof of ${flag}`).toBeDefined()
        contract.proofs?.[flag]?.(adapter)
      }
    })

    promise(10, 'each answer of the platform maps to its delivery result', async () => {
      expect(contract.platformAnswers.length, 'platform answers, or a skip with its reason').toBeGreaterThan(0)
      for (const { name: answerName, answers, expect: expected } of contract.platformAnswers) {
        adapter = contract.make(server.base)
        server.script(answers)

        const result = await send(outbound(contract.address, { kind: 'text', text: 'Xin chào' }), neverAborts())

        expect(result, answerName).toMatchObject(expected)
      }
    })

    promise(11, 'send stops on abort', async () => {
      server.script(['hang'])
      const message = outbound(contract.address, { kind: 'text', text: 'Xin chào' })
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 30)
      const began = performance.now()

      const late = await send(message, controller.signal)
      const early = await send(message, AbortSignal.abort())

      expect(performance.now() - began).toBeLessThan(1500)
      expect([late.kind, early.kind]).toEqual(['retry-later', 'retry-later'])
    })

    promise(12, 'no secret and no text of a citizen is in any outcome or log line', async () => {
      const logs: unknown[] = []
      const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
      const spies = methods.map((method) => {
        return vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => void logs.push(parts))
      })
      const outcomes: unknown[] = []
      for (const value of [undefined, ...wrongSignatures]) {
        const forged = { ...withHeaders(genuine(), contract.signatureHeaders, value), body: Buffer.from(privateText) }
        outcomes.push(await adapter.receive(forged))
      }
      for (const { answers } of contract.platformAnswers) {
        adapter = contract.make(server.base)
        server.script(answers)
        outcomes.push(await send(outbound(contract.address, { kind: 'text', text: privateText }), neverAborts()))
        server.script(answers)
        outcomes.push(await adapter.probe(neverAborts()))
      }
      for (const spy of spies) spy.mockRestore()

      const written = JSON.stringify([outcomes, logs])

      for (const hidden of [...contract.secrets, privateText]) expect(written).not.toContain(hidden)
    })
  })
}

function shown<Call>(adapter: ChannelAdapter<Call>, message: OutboundMessage): Call[] {
  return downgrade(message, adapter.capabilities).flatMap((part) => [...adapter.render(part)])
}

async function idsOf<Call>(adapter: ChannelAdapter<Call>, request: WebhookRequest): Promise<string[]> {
  const outcome = await adapter.receive(request)
  return outcome.kind === 'messages' ? outcome.messages.map(({ externalId }) => externalId) : []
}

function squashed(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '')
}

function neverAborts(): AbortSignal {
  return new AbortController().signal
}
