import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { MessageId } from '../../../src/core/ids.ts'
import { laneOf, type ChannelAddress, type InboundMessage } from '../../../src/core/message.ts'
import { newMediaId, type MediaId } from '../../../src/media/media-id.ts'
import type { Stores } from '../../../src/store/contract.ts'
import { says, someone } from '../../support/samples.ts'

export function mediaCases(stores: () => Stores): void {
  const { keepFor, sends } = helpers(stores)

  test.each([
    ['smaller than a piece', 1_000],
    ['of many pieces and a rest', 2_500_001],
    ['of exactly two pieces', 512 * 1024],
  ])('a file %s comes back byte for byte, with every field', async (_what, size) => {
    const bytes = randomBytes(size)
    const file = { id: newMediaId(), lane: laneOf(someone()), type: 'image/png', name: 'ảnh thẻ.png' }
    await stores().media.keep({ ...file, bytes })

    const found = await stores().media.find(file.id)
    const read = await bytesOf(stores(), file.id)

    expect(found).toEqual({ ...file, size })
    expect(read.equals(bytes)).toBe(true)
  })

  test('an unknown id has neither a file nor bytes', async () => {
    expect(await stores().media.find(newMediaId())).toBeUndefined()
    expect((await bytesOf(stores(), newMediaId())).length).toBe(0)
  })

  test('a message shows its file in the transcript, and the first link stays', async () => {
    const citizen = someone()
    const message = await sends(citizen)
    const first = await keepFor(citizen, message)
    const second = await keepFor(citizen)

    const again = await stores().media.link(message, { id: second })
    const late = await stores().media.link(message, { missing: 'http 404' })

    const [entry] = await stores().conversations.streamAfter(citizen, 0, 10)
    expect([again, late]).toEqual([false, false])
    expect(entry?.media).toEqual({ id: first, type: 'application/pdf', size: 3 })
    expect(entry?.content).toMatchObject({ kind: 'attachment' })
  })

  test('an attachment that could not be fetched says so', async () => {
    const citizen = someone()
    const message = await sends(citizen)

    const linked = await stores().media.link(message, { missing: 'too large' })

    const [entry] = await stores().conversations.streamAfter(citizen, 0, 10)
    expect(linked).toBe(true)
    expect(entry?.media).toEqual({ missing: 'too large' })
  })

  test('another citizen’s file is never linked', async () => {
    const citizen = someone()
    const message = await sends(citizen)
    const foreign = await keepFor(someone())

    const linked = await stores().media.link(message, { id: foreign })

    expect(linked).toBe(false)
    expect((await stores().conversations.streamAfter(citizen, 0, 10))[0]).not.toHaveProperty('media')
  })

  test('files that no message names go, with their bytes; the others stay', async () => {
    const citizen = someone()
    const linked = await keepFor(citizen, await sends(citizen))
    const unlinked = await keepFor(citizen)

    const young = await stores().media.dropUnlinked(1)
    const dropped = await stores().media.dropUnlinked(0)

    expect(young).toBe(0)
    expect(dropped).toBeGreaterThan(0)
    expect(await stores().media.find(unlinked)).toBeUndefined()
    expect((await bytesOf(stores(), unlinked)).length).toBe(0)
    expect(await stores().media.find(linked)).toBeDefined()
  })

  describe('intake', () => {
    test.each([
      ['image', 'https://cdn.example/a.jpg', 1],
      ['file', 'https://cdn.example/a.pdf', 1],
      ['audio', '/media/f_0123456789abcdef0123456789abcdef', 1],
      ['video', 'telegram:file-1', 1],
      ['image', undefined, 0],
      ['link', 'https://example.com/', 0],
      ['location', 'geo:10.7,106.6', 0],
      ['sticker', 'https://cdn.example/s.png', 0],
      ['card', 'https://cdn.example/c.png', 0],
    ] as const)('an attachment of type %s at %s makes %i task', async (type, url, count) => {
      const citizen = someone()
      const content = { kind: 'attachment' as const, type, ...(url === undefined ? {} : { url }) }
      const message: InboundMessage = { ...says(citizen, ''), content }

      await stores().intake.accept([message])
      await stores().intake.accept([message])

      const due = await stores().tasks.take(1_000, '2001-01-01T00:00:00.000Z', { only: ['fetch-media'] })
      const mine = due.filter(({ detail }) => detail['lane'] === laneOf(citizen))
      const detail = { message: expect.stringMatching(/^m_/), lane: laneOf(citizen), channel: citizen.channel, url }
      expect(mine.map((task) => task.detail)).toEqual(Array.from({ length: count }, () => detail))
      for (const task of due) await stores().tasks.done(task)
    })

    test('the schedule’s worker does not see them', async () => {
      const content = { kind: 'attachment' as const, type: 'image' as const, url: 'https://cdn.example/a.jpg' }
      await stores().intake.accept([{ ...says(someone(), ''), content }])

      const others = await stores().tasks.take(1_000, '2001-01-01T00:00:00.000Z', { but: ['fetch-media'] })

      expect(others.filter(({ kind }) => kind === 'fetch-media')).toEqual([])
    })
  })
}

function helpers(stores: () => Stores) {
  return {
    async keepFor(citizen: ChannelAddress, message?: MessageId): Promise<MediaId> {
      const id = newMediaId()
      const file = { id, lane: laneOf(citizen), type: 'application/pdf', bytes: Buffer.from('abc') }
      await stores().media.keep(file, message)
      return id
    },
    /** Returns the id of the citizen's attachment message. */
    async sends(citizen: ChannelAddress): Promise<MessageId> {
      await stores().intake.accept([{ ...says(citizen, ''), content: { kind: 'attachment', type: 'file' } }])
      const [entry] = await stores().conversations.streamAfter(citizen, 0, 1)
      if (entry === undefined || !isMessageId(entry.id)) throw new Error('not stored')
      return entry.id
    },
  }
}

function isMessageId(id: string): id is MessageId {
  return id.startsWith('m_')
}

async function bytesOf(stores: Stores, id: MediaId): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of stores.media.read(id)) pieces.push(piece)
  return Buffer.concat(pieces)
}
