import { sampleFile } from '../sample-files.ts'

export interface HostileMail {
  readonly user: string
  readonly address: string
  /** As the sender calls themselves. */
  readonly name: string
  readonly subject: string
  readonly html: string
  readonly fileName: string
}

/** A page without a plain part, and a file with a name of its own making. */
export function hostileMail({ user, address, name, subject, html, fileName }: HostileMail): string {
  return [
    `From: ${word(name)} <${user}>`,
    `To: ${address}`,
    `Subject: ${word(subject)}`,
    `Message-ID: <${user.replace('@', '.')}@mail.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b=_1"',
    '',
    '--b=_1',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    lines(Buffer.from(html)),
    '--b=_1',
    `Content-Type: application/pdf; name="${word(fileName)}"`,
    `Content-Disposition: attachment; filename="${word(fileName)}"`,
    'Content-Transfer-Encoding: base64',
    '',
    lines(sampleFile('application/pdf')),
    '--b=_1--',
    '',
  ].join('\r\n')
}

function word(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}

function lines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
}
