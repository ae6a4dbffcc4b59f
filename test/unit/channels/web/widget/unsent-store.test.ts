import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createUnsentStore, type Unsent } from '../../../../../channels/web/widget/unsent-store.ts'
import { memoryStorage } from '../../../../support/memory-storage.ts'

const at = '2026-11-25T08:00:00.000Z'
const now = (days: number) => (): number => Date.parse(at) + days * 24 * 3600 * 1000
const message = (clientId: string): Unsent => ({ clientId, at, body: { kind: 'text', text: `tin ${clientId}` } })

describe('createUnsentStore', () => {
  beforeEach(() => {
    vi.stubGlobal('localStorage', memoryStorage())
    vi.stubGlobal('sessionStorage', memoryStorage())
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('keeps what waits over a reload, in the order of typing', () => {
    const before = createUnsentStore('unsent', now(0))
    before.add(message('a'))
    before.add(message('b'))

    expect(createUnsentStore('unsent', now(0)).all()).toEqual([message('a'), message('b')])
  })

  it('leaves nothing behind once the server has it', () => {
    const store = createUnsentStore('unsent', now(0))
    store.add(message('a'))
    store.remove('a')

    expect(localStorage.length).toBe(0)
  })

  it('does not lose what another tab has added', () => {
    const [here, there] = [createUnsentStore('unsent', now(0)), createUnsentStore('unsent', now(0))]
    here.add(message('a'))
    there.add(message('b'))
    here.remove('a')

    expect(there.all()).toEqual([message('b')])
  })

  it('drops what was asked more than a week ago', () => {
    createUnsentStore('unsent', now(0)).add(message('a'))

    expect(createUnsentStore('unsent', now(6)).all()).toHaveLength(1)
    expect(createUnsentStore('unsent', now(8)).all()).toEqual([])
  })

  it('leaves words of a person who is known by name in the tab only', () => {
    createUnsentStore('unsent.person', now(0)).add(message('a'))

    expect([localStorage.length, sessionStorage.length]).toEqual([0, 1])
  })

  it.each(['', 'x', '{}', '[1,null,{"clientId":"a"}]', '[{"clientId":"a","at":1,"body":{}}]'])(
    'reads %j, which another version may have left, as nothing',
    (text) => {
      localStorage.setItem('ansinh.unsent', text)

      expect(createUnsentStore('unsent', now(0)).all()).toEqual([])
    },
  )

  it('lasts as long as the page where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined)
    const store = createUnsentStore('unsent', now(0))

    expect(() => store.add(message('a'))).not.toThrow()
    expect(store.all()).toEqual([])
  })
})
