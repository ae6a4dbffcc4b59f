import type { TokenVault } from '../../../src/core/channel.ts'

/** One vault for several "instances": `rotate` lets one holder in at a time, and stores before it returns. */
export function createMemoryVault(): TokenVault & { broken: boolean } {
  const values = new Map<string, string>()
  let last: Promise<unknown> = Promise.resolve()
  const vault = {
    broken: false,
    read: (name: string) => Promise.resolve(values.get(name)),
    rotate(name: string, next: (current: string | undefined) => Promise<string>): Promise<string> {
      const turn = last.then(async () => {
        const value = await next(values.get(name))
        if (vault.broken) throw new Error('the store is down')
        values.set(name, value)
        return value
      })
      last = turn.catch(() => undefined)
      return turn
    },
  }
  return vault
}
