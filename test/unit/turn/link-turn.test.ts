import { describe, expect, it } from 'vitest'
import { loadContent } from '../../../src/content/load-content.ts'
import { projectRoot } from '../../../src/root.ts'
import type { LinkOutcome } from '../../../src/links/contract.ts'
import { loadLink } from '../../../src/links/load-link.ts'
import { runTurn } from '../../../src/turn/run-turn.ts'
import { conversationOf } from '../../support/conversations.ts'
import { says, someone } from '../../support/samples.ts'
import { turnOf, typed } from '../../support/turns.ts'

const content = loadContent(projectRoot, '2026-11-25')

function told(link: LinkOutcome) {
  return runTurn({ ...turnOf(typed('liên kết'), conversationOf({ mode: 'closed' })), content, link })
}

describe('the answer to a wish to link', () => {
  it('shows the code, in text alone: no event holds it', () => {
    const { outbound, events, conversation } = told({ kind: 'code', code: 'K7M4P2' })

    expect(outbound.map((message) => message.content)).toEqual([
      { kind: 'text', text: expect.stringContaining('Mã liên kết của anh/chị: K7M4P2.') },
    ])
    expect(JSON.stringify(events)).not.toContain('K7M4P2')
    expect(conversation.mode).toBe('bot')
  })

  it.each([
    ['linked', /^Đã liên kết xong/],
    ['own', /chính nơi đây/],
    ['unknown', /^Mã liên kết không đúng/],
    ['too-many', /tạm dừng/],
  ] as const)('%s', (kind, words) => {
    expect(told({ kind }).outbound[0]?.content.text).toMatch(words)
  })
})

describe('what is asked of the store before the turn', () => {
  const now = new Date('2026-11-25T02:00:00.000Z')

  function memory() {
    const calls: string[] = []
    return {
      calls,
      links: {
        offer: async (code: string, _address: unknown, expiresAt: string) =>
          void calls.push(`${code.length} ${expiresAt}`),
        redeem: async (code: string) => {
          calls.push(code)
          return 'linked' as const
        },
        of: async () => [],
        unlink: async () => false,
      },
    }
  }

  it('a code for ten minutes', async () => {
    const { calls, links } = memory()

    const outcome = await loadLink(links, says(someone(), 'liên kết'), 'bot', now)

    expect(outcome).toEqual({ kind: 'code', code: expect.stringMatching(/^([A-Z][2-9]){3}$/) })
    expect(calls).toEqual(['6 2026-11-25T02:10:00.000Z'])
  })

  it('a typed code', async () => {
    const { calls, links } = memory()

    expect(await loadLink(links, says(someone(), 'k7m4p2'), 'closed', now)).toEqual({ kind: 'linked' })
    expect(calls).toEqual(['K7M4P2'])
  })

  it.each(['with-staff', 'waiting-for-staff'] as const)('nothing while %s', async (mode) => {
    const { calls, links } = memory()

    expect(await loadLink(links, says(someone(), 'liên kết'), mode, now)).toBeUndefined()
    expect(calls).toEqual([])
  })

  it('nothing for other messages', async () => {
    const { calls, links } = memory()
    const messages = [says(someone(), 'lương hưu'), says(someone(), { kind: 'choice', value: 'liên kết' })]

    const outcomes = await Promise.all(messages.map((message) => loadLink(links, message, 'bot', now)))

    expect(outcomes).toEqual([undefined, undefined])
    expect(calls).toEqual([])
  })
})
