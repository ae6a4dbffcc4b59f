const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** The beginnings of real files, by their type. */
export const sampleFiles: Readonly<Record<string, Buffer>> = {
  'image/jpeg': latin1('\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000'),
  'image/png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'image/gif': latin1('GIF89a\u0001\u0000\u0001\u0000'),
  'image/webp': latin1('RIFF\u0024\u0000\u0000\u0000WEBPVP8 '),
  'image/heic': latin1('\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1'),
  'application/pdf': latin1('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': latin1(
    'PK\u0003\u0004\u0014\u0000[Content_Types].xml … word/document.xml',
  ),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': latin1(
    'PK\u0003\u0004\u0014\u0000[Content_Types].xml … xl/workbook.xml',
  ),
  'video/mp4': latin1('\u0000\u0000\u0000\u0020ftypisom\u0000\u0000\u0002\u0000'),
  'video/quicktime': latin1('\u0000\u0000\u0000\u0014ftypqt  '),
  'video/3gpp': latin1('\u0000\u0000\u0000\u0018ftyp3gp5'),
  'video/webm': latin1('\u001aE\u00df\u00a3\u0001\u0000'),
  'audio/mp4': latin1('\u0000\u0000\u0000\u001cftypM4A \u0000\u0000\u0000\u0000'),
  'audio/mpeg': latin1('\u00ff\u00fb\u0090\u0064\u0000'),
  'audio/ogg': latin1('OggS\u0000\u0002'),
  'audio/wav': latin1('RIFF\u0024\u0000\u0000\u0000WAVEfmt '),
  'audio/aac': latin1('\u00ff\u00f1\u0050\u0080'),
  'audio/amr': latin1('#!AMR\n<'),
}

/** A file of that type and size: what comes after the beginning is not looked at. */
export function sampleFile(type: string, size = 4096): Buffer {
  const start = sampleFiles[type] ?? Buffer.alloc(0)
  return Buffer.concat([start, Buffer.alloc(Math.max(0, size - start.length), 7)])
}
