import type { DeliveryResult } from '../../src/core/channel.ts'

/** What nodemailer's error tells; its message may quote addresses and is never passed on. */
interface SmtpFailure {
  /** `EAUTH`, `ETIMEDOUT`, `EENVELOPE` … */
  readonly code: string
  /** The command that failed: `CONN`, `MAIL FROM`, `RCPT TO`, `DATA` … */
  readonly command: string
  readonly status: number | undefined
  /** RFC 3463: `5.1.1`. */
  readonly enhanced: string
}

/**
 * RFC 5321 §4.2.1: 4yz may pass later, 5yz will not. Without an answer, also after DATA, it is not known whether the mail
 * went out: it is sent again under the same Message-ID, by which mail programs show it once.
 */
export function smtpFailure(error: unknown): DeliveryResult {
  const failure = readFailure(error)
  const { code, command, status, enhanced } = failure
  if (status === undefined) {
    // Nothing was asked of the server: the message or the settings are at fault.
    const isOurs = code === 'EENVELOPE' || code === 'ENOAUTH' || code === 'ECONFIG' || code === 'EMESSAGE'
    return { kind: isOurs ? 'refused' : 'retry-later', why: `SMTP ${code === '' ? 'failed' : code}` }
  }
  const why = ['SMTP', String(status), enhanced, command].filter((part) => part !== '').join(' ')
  // 503: the session was in the wrong state, which a new one is not.
  if (status < 500 || status === 503) return { kind: 'retry-later', why }
  return { kind: isUnreachable(failure) ? 'blocked' : 'refused', why }
}

/** RFC 3463: 5.1 and 5.2 are about the recipient's address and mailbox, 5.7 about policy, which an operator can mend. */
function isUnreachable({ code, command, enhanced, status = 0 }: SmtpFailure): boolean {
  if (code === 'EAUTH') return false
  // 5.1.7 and 5.1.8 are about the sender's address.
  if (enhanced !== '') return /^5\.(?:1\.(?![78]$)|2\.)/.test(enhanced)
  return command === 'RCPT TO' && [550, 551, 552, 553].includes(status)
}

function readFailure(error: unknown): SmtpFailure {
  const status = fieldOf(error, 'responseCode')
  const response = fieldOf(error, 'response')
  const code = fieldOf(error, 'code')
  const command = fieldOf(error, 'command')
  const known = typeof status === 'number' && status >= 400 && status <= 599 ? status : undefined
  const text = typeof response === 'string' ? response : ''
  return {
    code: typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : '',
    command: typeof command === 'string' && /^[A-Z]{2,10}(?: [A-Z]{2,5})?$/.test(command) ? command : '',
    status: known,
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? '',
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
