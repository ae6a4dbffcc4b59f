/** Documented limits of the upload endpoints, by the last part of the path. */
const LIMITS: Readonly<Record<string, { readonly endings: RegExp; readonly bytes: number; readonly id: string }>> = {
  image: { endings: /\.(?:jpe?g|png)$/i, bytes: 1_048_576, id: 'attachment_id' },
  gif: { endings: /\.gif$/i, bytes: 5_242_880, id: 'attachment_id' },
  file: { endings: /\.(?:pdf|docx?|csv)$/i, bytes: 5_242_880, id: 'token' },
}

export type UploadVerdict =
  | { readonly kind: 'good'; readonly idField: string }
  | { readonly kind: 'bad'; readonly code: number; readonly message: string }

/** Looks at one multipart body (RFC 7578) without decoding it: name and size are what the rules are about. */
export function checkUpload(what: string, contentType: string, body: Buffer): UploadVerdict {
  const limit = LIMITS[what]
  if (limit === undefined) return { kind: 'bad', code: -404, message: 'no such upload' }
  const boundary = /^multipart\/form-data; *boundary=(.+)$/.exec(contentType)?.[1]
  const text = body.toString('latin1')
  const part = /content-disposition: form-data; name="file"; filename="([^"]+)"/i.exec(text)
  if (boundary === undefined || part?.[1] === undefined)
    return { kind: 'bad', code: -201, message: 'field file is required' }
  if (!limit.endings.test(part[1])) return { kind: 'bad', code: -201, message: 'file type is invalid' }
  const begin = text.indexOf('\r\n\r\n') + 4
  const end = text.lastIndexOf(`\r\n--${boundary}--`)
  if (end - begin > limit.bytes) return { kind: 'bad', code: -210, message: 'file is too large' }
  return { kind: 'good', idField: limit.id }
}
