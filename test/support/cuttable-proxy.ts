import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface CuttableProxy {
  /** The same address through the proxy. */
  readonly url: string
  /** `refuse`: as if the server were gone. `hang`: as if the network swallowed everything. */
  cut(how: 'refuse' | 'hang'): void
  restore(): void
  close(): Promise<void>
}

/** Stands between a client and a server, to take the server away for a while. */
export async function startCuttableProxy(url: string): Promise<CuttableProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let state: 'open' | 'refuse' | 'hang' = 'open'
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.on('close', () => sockets.delete(client))
    if (state === 'refuse') client.destroy()
    if (state !== 'open') return
    const upstream = connect(Number(target.port), target.hostname)
    sockets.add(upstream)
    upstream.on('error', () => client.destroy())
    upstream.on('close', () => {
      sockets.delete(upstream)
      client.destroy()
    })
    client.on('close', () => upstream.destroy())
    client.on('data', (chunk) => void (state === 'open' && upstream.write(chunk)))
    upstream.on('data', (chunk) => void (state === 'open' && client.write(chunk)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const through = new URL(url)
  through.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: through.href,
    cut(how) {
      state = how
      if (how === 'refuse') drop()
    },
    restore() {
      // What was swallowed is lost: connections of before are of no use.
      drop()
      state = 'open'
    },
    async close() {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
