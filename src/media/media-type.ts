/** What may be kept: formats that a citizen photographs, scans or records, and none that can run. */
export interface MediaType {
  readonly type: string
  readonly extension: string
  /** Whether a browser shows it in place; everything else is only offered for saving. */
  readonly inline: boolean
}

/**
 * The type by the file's own first bytes (WHATWG MIME Sniffing §6, and the formats' standards), never by what the
 * sender calls it. Undefined: not on the list.
 */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = file.toString('latin1', 0, 16)
  for (const [signature, type] of signatures) if (head.startsWith(signature)) return type
  if (head.startsWith('RIFF')) return riffTypes[head.slice(8, 12)]
  if (head.slice(4, 8) === 'ftyp') return brandType(head.slice(8, 12))
  if (head.startsWith('PK\u0003\u0004')) return officeType(file)
  return isMpegAudio(file) ? types.mp3 : undefined
}

/** Whether a `Content-Type` names something of the list at all. */
export function isKnownMediaType(contentType: string): boolean {
  const name = bareType(contentType)
  return aliases.has(name) || Object.values(types).some(({ type }) => type === name)
}

/** For a stored name of a type. */
export function mediaTypeNamed(name: string): MediaType | undefined {
  return Object.values(types).find(({ type }) => type === name)
}

function bareType(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
}

const OFFICE = 'application/vnd.openxmlformats-officedocument.'
const shown = (type: string, extension: string): MediaType => ({ type, extension, inline: true })
const saved = (type: string, extension: string): MediaType => ({ type, extension, inline: false })

const types = {
  jpeg: shown('image/jpeg', 'jpg'),
  png: shown('image/png', 'png'),
  gif: shown('image/gif', 'gif'),
  webp: shown('image/webp', 'webp'),
  // What iPhones photograph; most browsers cannot show it.
  heic: saved('image/heic', 'heic'),
  pdf: saved('application/pdf', 'pdf'),
  docx: saved(`${OFFICE}wordprocessingml.document`, 'docx'),
  xlsx: saved(`${OFFICE}spreadsheetml.sheet`, 'xlsx'),
  mp4: shown('video/mp4', 'mp4'),
  quicktime: saved('video/quicktime', 'mov'),
  threegp: saved('video/3gpp', '3gp'),
  webm: shown('video/webm', 'webm'),
  m4a: shown('audio/mp4', 'm4a'),
  mp3: shown('audio/mpeg', 'mp3'),
  ogg: shown('audio/ogg', 'ogg'),
  wav: shown('audio/wav', 'wav'),
  aac: shown('audio/aac', 'aac'),
  // Zalo's voice messages; browsers do not play it.
  amr: saved('audio/amr', 'amr'),
} as const satisfies Readonly<Record<string, MediaType>>

/** Other names under which browsers and platforms send the same formats; an unnamed file is judged by its bytes. */
const aliases: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'image/jpg',
  'image/heif',
  'audio/x-m4a',
  'audio/m4a',
  'audio/mp3',
  'audio/webm',
  'audio/x-wav',
  'audio/3gpp',
  'video/ogg',
  'application/ogg',
])

const signatures: readonly (readonly [string, MediaType])[] = [
  ['\u00ff\u00d8\u00ff', types.jpeg],
  ['\u0089PNG\r\n\u001a\n', types.png],
  ['GIF87a', types.gif],
  ['GIF89a', types.gif],
  ['%PDF-', types.pdf],
  ['OggS\u0000', types.ogg],
  ['#!AMR', types.amr],
  ['ID3', types.mp3],
  ['\u001aE\u00df\u00a3', types.webm],
  ['\u00ff\u00f1', types.aac],
  ['\u00ff\u00f9', types.aac],
]

const riffTypes: Readonly<Record<string, MediaType>> = { WEBP: types.webp, WAVE: types.wav }

/** ISO base media files tell by their brand (mp4ra.org) what is inside. */
function brandType(brand: string): MediaType | undefined {
  if (/^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/.test(brand)) return types.heic
  if (/^M4[AB] $/.test(brand)) return types.m4a
  if (brand === 'qt  ') return types.quicktime
  if (/^3g[2-9a-z][0-9a-z]$/.test(brand)) return types.threegp
  return /^(?:iso[m2-9]|mp4[12]|avc1|dash|MSNV|M4V |mmp4|f4v )$/.test(brand) ? types.mp4 : undefined
}

/** Names in a ZIP stand uncompressed. Macros are programs: a document that holds them is not taken. */
function officeType(file: Buffer): MediaType | undefined {
  if (!file.includes('[Content_Types].xml') || file.includes('vbaProject.bin')) return undefined
  if (file.includes('word/document.xml')) return types.docx
  return file.includes('xl/workbook.xml') ? types.xlsx : undefined
}

/** An MP3 without tags: sync bits, layer III, a real bit rate and sample rate (ISO 11172-3 §2.4.1.3). */
function isMpegAudio(file: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = file
  const layer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08
  return layer3 && (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c
}
