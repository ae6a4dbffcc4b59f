import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { Redis } from 'ioredis'
import { freePort } from '../../src/store/free-port.ts'

export interface RedisServer {
  readonly url: string
  stop(): Promise<void>
  /** On the same port, empty: nothing was kept. */
  restart(): Promise<void>
}

/** Debian's redis-server on a free port, without any files. */
export async function startRedis(folder: string): Promise<RedisServer> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child = await launch(folder, port, url)
  return {
    url,
    async stop() {
      await end(child)
    },
    async restart() {
      child = await launch(folder, port, url)
    },
  }
}

async function launch(folder: string, port: number, url: string): Promise<ChildProcess> {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const child = spawn('redis-server', args, { stdio: 'ignore' })
  child.on('error', () => undefined)
  const probe = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: 200 })
  probe.on('error', () => undefined)
  await probe.ping()
  probe.disconnect()
  return child
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
