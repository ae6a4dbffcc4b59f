import { expect, test } from 'vitest'
import { laneOf, type InboundMessage } from '../../../src/core/message.ts'
import { createKeepFile } from '../../../src/media/keep-file.ts'
import { createMemoryMedia } from '../../support/memory-media.ts'
import { sampleFile } from '../../support/sample-files.ts'
import { says, someone } from '../../support/samples.ts'

function brings(bytes: Uint8Array, name?: string): InboundMessage {
  const content = { kind: 'attachment', type: 'image', text: 'sổ đây' } as const
  return { ...says(someone(), ''), content, file: { bytes, ...(name === undefined ? {} : { name }) } }
}

test('the file is its citizen’s, under a name that ends as its bytes are; the message names it', async () => {
  const media = createMemoryMedia()
  const message = brings(sampleFile('image/png', 5_000), 'sổ.exe')

  const kept = await createKeepFile(media)(message)

  const [file] = media.files.values()
  expect(file).toMatchObject({ lane: laneOf(message.from), type: 'image/png', size: 5_000, name: 'sổ.exe.png' })
  expect(kept.content).toEqual({ kind: 'attachment', type: 'image', text: 'sổ đây', url: `/media/${file?.id}` })
  expect(kept).not.toHaveProperty('file')
})

test.each([
  ['a program', Buffer.from('MZ\u0090 program of more than a few bytes')],
  ['a file above the limit', sampleFile('image/png', 10 * 1024 * 1024 + 1)],
])('%s is not kept; the message says only that there was one', async (_what, bytes) => {
  const media = createMemoryMedia()

  const kept = await createKeepFile(media)(brings(bytes))

  expect(media.files.size).toBe(0)
  expect(kept.content).toEqual({ kind: 'attachment', type: 'image', text: 'sổ đây' })
  expect(kept).not.toHaveProperty('file')
})

test('a message without a file stays as it is', async () => {
  const message = says(someone(), 'xin chào')

  expect(await createKeepFile(createMemoryMedia())(message)).toEqual(message)
})
