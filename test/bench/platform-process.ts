import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { projectRoot } from '../../src/root.ts'
import { zaloKeys } from '../support/zalo-settings.ts'

/** The local Zalo in a process of its own, driven by JSON lines (`test/support/zalo-platform-main.ts`). */
export interface PlatformProcess {
  readonly settings: Readonly<Record<string, string>>
  call(command: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
  stop(): void
}

type Reply = { id: number | null; result?: Record<string, unknown>; error?: string }

export async function startPlatformProcess(): Promise<PlatformProcess> {
  const options = JSON.stringify({ ...zaloKeys, retries: false })
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/zalo-platform-main.ts', options], {
    cwd: projectRoot,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first: Record<string, string> = JSON.parse((await lines.next()).value ?? '{}')
  const waiting = new Map<number, (reply: Reply) => void>()
  void (async () => {
    for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
      const reply: Reply = JSON.parse(line.value)
      waiting.get(reply.id ?? -1)?.(reply)
    }
  })()
  let last = 0
  return {
    settings: {
      ZALO_APP_ID: zaloKeys.appId,
      ZALO_APP_SECRET: zaloKeys.appSecret,
      ZALO_OA_ID: zaloKeys.oaId,
      ZALO_OA_SECRET_KEY: zaloKeys.oaSecret,
      ZALO_ACCESS_TOKEN: first['accessToken'] ?? '',
      ZALO_REFRESH_TOKEN: first['refreshToken'] ?? '',
      ZALO_API_BASE: first['apiBase'] ?? '',
      ZALO_OAUTH_BASE: first['oauthBase'] ?? '',
    },
    call(command) {
      const id = ++last
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) => {
          if (error === undefined) resolve(result ?? {})
          else reject(new Error(error))
        })
        child.stdin.write(`${JSON.stringify({ id, ...command })}\n`)
      })
    },
    stop: () => void child.kill('SIGKILL'),
  }
}
