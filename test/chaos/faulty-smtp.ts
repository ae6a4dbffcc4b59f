import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Taken } from './driver.ts'
import { createMishaps, type Mishap, type MishapOptions } from './mishaps.ts'

export interface FaultySmtp {
  readonly port: number
  /** Mails that the server took, by recipient, in order. */
  readonly taken: readonly Omit<Taken, 'text'>[]
  faults(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

const REFUSALS = ['421 4.3.2 Service shutting down', '450 4.2.1 Mailbox busy', '451 4.7.1 Greylisted', '452 4.3.1 Full']

/**
 * The same bad line for SMTP. What happens to a mail is decided at its recipient; answers after the data are kept back,
 * delayed or cut off.
 */
export async function startFaultySmtp(target: number, options: MishapOptions): Promise<FaultySmtp> {
  const mishaps = createMishaps(options)
  const taken: Omit<Taken, 'text'>[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    relay({ client, upstream, next: (user) => mishaps.next(user), onTaken: (one) => taken.push(one) })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    faults: mishaps.counts,
    async stop() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Relay {
  readonly client: Socket
  readonly upstream: Socket
  readonly next: (user: string) => Mishap
  readonly onTaken: (one: Omit<Taken, 'text'>) => void
}

function relay({ client, upstream, next, onTaken }: Relay): void {
  let phase: 'commands' | 'data asked' | 'data' | 'data sent' = 'commands'
  let mishap: Mishap = { kind: 'none' }
  let user = ''
  let tail = ''
  upstream.on('close', () => client.destroy())
  // A mail that was handed over in whole is the server's, even if the program is gone by now.
  client.on('close', () => {
    if (phase !== 'data sent') upstream.destroy()
  })
  client.on('data', (chunk) => {
    const text = chunk.toString('latin1')
    if (phase === 'data') {
      tail = (tail + text).slice(-5)
      if (tail === '\r\n.\r\n') phase = 'data sent'
      return upstream.write(chunk)
    }
    const recipient = /^RCPT TO:<([^>]+)>/im.exec(text)?.[1]
    if (recipient !== undefined) {
      user = recipient.toLowerCase()
      mishap = next(user)
      if (mishap.kind === 'drop') return client.destroy()
      if (mishap.kind === 'refuse') return client.write(`${REFUSALS[Math.floor(mishap.pick * REFUSALS.length)]}\r\n`)
    }
    if (/^DATA\r\n/i.test(text)) phase = 'data asked'
    return upstream.write(chunk)
  })
  upstream.on('data', (chunk) => {
    if (phase === 'data asked') [phase, tail] = ['data', '']
    // One command at a time is all that is understood here.
    if (phase !== 'data sent') return client.write(chunk.toString('latin1').replace('250-PIPELINING\r\n', ''), 'latin1')
    phase = 'commands'
    const [isTaken, at] = [chunk.toString('latin1').startsWith('250'), performance.now()]
    const recipient = user
    return void tell(client, chunk, mishap).then((answer) => {
      if (isTaken) onTaken({ user: recipient, at, answer })
      if (client.destroyed) upstream.destroy()
    })
  })
}

async function tell(client: Socket, answer: Buffer, mishap: Mishap): Promise<Taken['answer']> {
  switch (mishap.kind) {
    case 'silent':
      return 'withheld'
    case 'cut':
      client.destroy()
      return 'withheld'
    case 'error-after':
      client.write('451 4.3.0 Error in processing\r\n')
      return 'withheld'
    case 'late':
      await new Promise((resolve) => setTimeout(resolve, mishap.ms))
      break
    default:
  }
  if (client.destroyed) return 'caller gone'
  client.write(answer)
  return 'given'
}
