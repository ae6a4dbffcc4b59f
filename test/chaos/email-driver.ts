import { ANSWER_BY_NUMBER } from '../../channels/email/mail-html.ts'
import { threadKey } from '../../channels/email/thread.ts'
import { startEmailPlatform, type EmailPlatform } from '../support/email-platform.ts'
import type { ReceivedMail } from '../support/email/smtp-sink.ts'
import type { ChaosCitizen, ChaosEvent, ChaosPlatform, PlatformOptions, Taken } from './driver.ts'
import { startFaultySmtp } from './faulty-smtp.ts'

const ADDRESS = 'hotro@ansinh.example'
const WEBHOOK_SECRET = 'webhook-secret-of-the-chaos-run'
const SUBJECT = 'Hỏi về bảo hiểm'

export async function startEmailChaos({ programUrl, ...chaos }: PlatformOptions): Promise<ChaosPlatform> {
  const platform = await startEmailPlatform({ address: ADDRESS, webhookSecret: WEBHOOK_SECRET })
  platform.webhookUrl = `${programUrl}/webhooks/email`
  const line = await startFaultySmtp(platform.smtp.port, chaos)
  return {
    channel: 'email',
    settings: {
      EMAIL_ADDRESS: ADDRESS,
      EMAIL_SMTP_URL: `smtp://127.0.0.1:${line.port}`,
      EMAIL_WEBHOOK_SECRET: WEBHOOK_SECRET,
    },
    citizen: async (index) => createCitizen(platform, `citizen${index}@mail.example`),
    taken: () => withTexts(line.taken, platform.smtp.received),
    faults: line.faults,
    async stop() {
      await line.stop()
      await platform.stop()
    },
  }
}

/** One citizen's mails are sent one after another: the n-th that was taken is the n-th that arrived. */
function withTexts(taken: readonly Omit<Taken, 'text'>[], received: readonly ReceivedMail[]): Taken[] {
  const mails = new Map<string, string[]>()
  for (const { to, mail } of received) mails.set(to, [...(mails.get(to) ?? []), wordsOf(mail.text)])
  return taken.toSorted((a, b) => a.at - b.at).map((one) => ({ ...one, text: mails.get(one.user)?.shift() ?? '' }))
}

/** Without what stands around every mail's words: the line to answer above, the numbered choices, the footer. */
function wordsOf(text = ''): string {
  const [words = ''] = text.replace(/^-- .* --\s+/, '').split(`\n\n${ANSWER_BY_NUMBER}`)
  return words.split('\n\n-- \n')[0] ?? ''
}

function createCitizen(platform: EmailPlatform, user: string): ChaosCitizen {
  let sent = 0
  const root = `${user.replace('@', '.')}.1@mail.example`

  /** The first mail opens the thread; the others answer the last mail that came. */
  function says(text: string): ChaosEvent {
    const id = `${user.replace('@', '.')}.${++sent}@mail.example`
    const last = platform.received(user).at(-1)?.header('message-id')
    const headers = last === undefined ? [] : [`In-Reply-To: ${last}`, `References: <${root}> ${last}`]
    const mail = letter({ user, id, headers, text })
    return {
      deliver: () =>
        platform.bring(mail).then(
          ({ ok }) => ok,
          () => false,
        ),
    }
  }

  return {
    address: { channel: 'email', account: ADDRESS, user, thread: threadKey({ root, subject: SUBJECT }) },
    // Dates are in seconds: what arrives first was sent first.
    gatherMs: 0,
    says,
    taps: says,
    // A mail program shows mails of one Message-ID once; here each arrival counts.
    got: () => platform.received(user).map(({ mail }) => wordsOf(mail.text)),
  }
}

interface Letter {
  readonly user: string
  readonly id: string
  readonly headers: readonly string[]
  readonly text: string
}

function letter({ user, id, headers, text }: Letter): string {
  return [
    `From: Citizen <${user}>`,
    `To: ${ADDRESS}`,
    `Subject: =?utf-8?B?${Buffer.from(SUBJECT).toString('base64')}?=`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <${id}>`,
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    '',
  ].join('\r\n')
}
