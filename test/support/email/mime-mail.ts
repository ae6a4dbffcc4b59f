/** A part that a mail program would make of a file. */
export interface MimeFile {
  readonly type: string
  readonly name: string
  readonly bytes: Uint8Array
  /** Shown in the page, as signatures' logos are. */
  readonly embedded?: boolean
}

export interface MimeMail {
  readonly from: string
  readonly id: string
  readonly text: string
  readonly files: readonly MimeFile[]
}

/** Raw MIME with files, lines of 76 characters as every mail program writes them. */
export function mimeMail({ from, id, text, files }: MimeMail): string {
  const head = [
    `From: ${from}`,
    'To: hotro@ansinh.example',
    'Subject: =?utf-8?B?SOG7k2kgc8ahIMSRw6J5?=',
    `Message-ID: <${id}>`,
  ]
  const said = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    inBase64(Buffer.from(text)),
  ]
  const parts = [said, ...files.map(partOf)].map((lines) => `--b=_1\r\n${lines.join('\r\n')}\r\n`)
  return `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="b=_1"\r\n\r\n${parts.join('')}--b=_1--\r\n`
}

function partOf({ type, name, bytes, embedded = false }: MimeFile): string[] {
  const encoded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`
  return [
    `Content-Type: ${type}; name="${encoded}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: ${embedded ? 'inline' : 'attachment'}; filename="${encoded}"`,
    ...(embedded ? ['Content-ID: <logo@mail.example>'] : []),
    '',
    inBase64(bytes),
  ]
}

function inBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
}
