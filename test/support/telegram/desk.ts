import { objectOf, objectsOf, parseObject, stringOf } from '../../../channels/kit/json.ts'
import { signIn } from '../console-server.ts'
import { eventually } from '../eventually.ts'

export interface OfficerAtDesk {
  /** Takes the first waiting handoff; resolves when there is one. */
  takeFirst(): Promise<void>
  reply(text: string): Promise<void>
  /** What the citizen wrote, as the officer reads it. */
  reads(text: RegExp): Promise<void>
  close(): Promise<void>
}

/** An officer at the desk's HTTP API, without a browser. */
export async function officerAtDesk(url: string, username: string): Promise<OfficerAtDesk> {
  const session = await signIn(url, username)
  let handoff = ''

  async function post(action: string, body: unknown = {}): Promise<void> {
    const response = await session.send(`/api/staff/handoffs/${handoff}/${action}`, { method: 'POST', body })
    if (!response.ok) throw new Error(`${action}: HTTP ${response.status}`)
  }
  const read = async (path: string) => parseObject(await (await session.send(path)).text())

  return {
    async takeFirst() {
      handoff = await eventually('a handoff waits', async () => {
        const [first] = objectsOf((await read('/api/staff/handoffs'))?.['handoffs'])
        return stringOf(first?.['id'])
      })
      await post('claim')
    },
    reply: (text) => post('reply', { text }),
    async reads(text) {
      await eventually(`the officer reads ${text}`, async () => {
        const entries = objectsOf((await read(`/api/staff/handoffs/${handoff}`))?.['transcript'])
        const words = entries.map(({ content }) => stringOf(objectOf(content)?.['text']) ?? '')
        return words.some((one) => text.test(one)) ? true : undefined
      })
    },
    close: () => post('close'),
  }
}
