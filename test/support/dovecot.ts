import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../src/store/free-port.ts'

export interface Dovecot {
  /** `imap://user:password@host:port` */
  readonly url: string
  /** Puts a mail into the inbox, as a delivery agent does: written aside, then moved into `new/`. */
  deliver(mail: string | Uint8Array, flags?: 'seen'): void
  stop(): Promise<void>
  /** On the same port with the same mails. */
  restart(): Promise<void>
  /** The mailbox made anew, numbered anew: another UIDVALIDITY. Mails in it are gone. */
  renumber(): Promise<void>
}

/** Debian's nobody: dovecot reads no mails as root. */
const NOBODY = 65_534
const PASSWORD = 'mailbox-password-of-the-tests'

export interface DovecotOptions {
  /** `false`: the server does not offer it, as some do not. */
  readonly idle?: boolean
}

/** Debian's dovecot on a free port, with one mailbox in a folder of its own. */
export async function startDovecot({ idle = true }: DovecotOptions = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'ansinh-dovecot-'))
  chmodSync(folder, 0o755)
  const isRoot = process.getuid?.() === 0
  const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : userInfo()
  const maildir = join(folder, 'mail')
  const port = await freePort()
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, configuration({ folder, port, isRoot, owner, idle }))
  makeMaildir(maildir, isRoot ? owner : undefined)
  let child = await launch(config, port)
  let delivered = 0
  const server: Dovecot = {
    url: `imap://hotro:${PASSWORD}@127.0.0.1:${port}`,
    deliver(mail, flags) {
      delivered += 1
      const name = `${Date.now()}.${delivered}.test`
      const draft = join(maildir, 'tmp', name)
      writeFileSync(draft, mail)
      if (isRoot) chownSync(draft, owner.uid, owner.gid)
      renameSync(draft, flags === undefined ? join(maildir, 'new', name) : join(maildir, 'cur', `${name}:2,S`))
    },
    async stop() {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
    async restart() {
      await end(child)
      child = await launch(config, port)
    },
    async renumber() {
      await end(child)
      rmSync(maildir, { recursive: true, force: true })
      // UIDVALIDITY is the second in which the index is made.
      await wait(1_100)
      makeMaildir(maildir, isRoot ? owner : undefined)
      child = await launch(config, port)
    },
  }
  return server
}

function makeMaildir(maildir: string, owner: { uid: number; gid: number } | undefined): void {
  for (const path of [maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))]) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (owner !== undefined) chownSync(path, owner.uid, owner.gid)
  }
}

interface Settings {
  readonly folder: string
  readonly port: number
  readonly isRoot: boolean
  readonly owner: { readonly uid: number; readonly gid: number }
  readonly idle: boolean
}

function configuration({ folder, port, isRoot, owner, idle }: Settings): string {
  const { username } = userInfo()
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = ${Math.min(owner.uid, 500)}
first_valid_gid = ${Math.min(owner.gid, 500)}
mail_location = maildir:${folder}/mail
${idle ? '' : 'imap_capability = IMAP4rev1 LITERAL+ UIDPLUS'}
${isRoot ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}`}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail
}
service imap-login {
  ${isRoot ? '' : 'chroot ='}
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  ${isRoot ? '' : 'chroot ='}
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`
}

async function launch(config: string, port: number): Promise<ChildProcess> {
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', config], { stdio: 'ignore' })
  let failed: unknown
  child.once('error', (error) => {
    failed = error
  })
  const deadline = Date.now() + 15_000
  while (Date.now() < deadline && failed === undefined && child.exitCode === null) {
    if (await greets(port)) return child
    await wait(30)
  }
  throw new Error('dovecot did not start (Debian: apt-get install dovecot-imapd)', { cause: failed })
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const finish = (answer: boolean): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', (greeting) => finish(greeting.toString().startsWith('* OK')))
    socket.once('error', () => finish(false))
    socket.setTimeout(2_000, () => finish(false))
  })
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
