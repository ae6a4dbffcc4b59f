import { readConfig } from '../config.ts'
import { generatePassword, hashPassword } from '../console/password.ts'
import { AppError } from '../core/errors.ts'
import { newStaffId } from '../core/ids.ts'
import { startServer, type RunningServer } from '../main.ts'

/** `ansinh serve`: runs until SIGINT or SIGTERM; a second signal ends it at once. */
export async function serveCommand(): Promise<number> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  // Before the start, so that Ctrl-C during it ends the database too.
  const signal = signalled()
  const server = await startServer(readConfig(), say)
  say(`An Sinh is ready.
  Citizens' page with the widget  ${server.url}/demo
  Officers' desk                  ${server.url}/staff
  Analysts' page                  ${server.url}/analytics`)
  await firstStaff(server, say)
  const why = await Promise.race([signal, server.lost.then(() => 'database')])
  if (why === 'database') {
    process.stderr.write('ansinh: the embedded PostgreSQL ended; stopping\n')
    process.exit(1)
  }
  say('Stopping …')
  await server.stop()
  return 0
}

/** Nobody can sign in to an empty desk: the first start makes one account and shows its password this once. */
async function firstStaff({ stores }: RunningServer, say: (line: string) => void): Promise<void> {
  if ((await stores.staff.count()) > 0) return
  const password = generatePassword()
  const passwordHash = await hashPassword(password)
  const account = { id: newStaffId(), username: 'quantri', displayName: 'Quản trị', role: 'admin' as const }
  try {
    await stores.staff.create({ ...account, passwordHash, disabled: false })
  } catch (error) {
    // Another instance that started in the same moment made it.
    if (error instanceof AppError && error.code === 'conflict') return
    throw error
  }
  say(`  First sign-in                   user ${account.username}, password ${password}   (shown only now)`)
}

function signalled(): Promise<'signal'> {
  return new Promise((resolve) => {
    const first = (): void => {
      resolve('signal')
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
    }
    process.once('SIGINT', first)
    process.once('SIGTERM', first)
  })
}
