import type { DeliveryResult } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import { sha256Hex } from '../kit/signature.ts'
import type { ZaloApi } from './api.ts'
import { resultOf } from './delivery-result.ts'
import { idOf, objectOf } from '../kit/json.ts'

export interface UploadFile {
  /** With its ending: Zalo goes by it. */
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** How a message refers to what was uploaded. */
export type ZaloAttachment =
  | { readonly type: 'file'; readonly payload: { readonly token: string } }
  | {
      readonly type: 'template'
      readonly payload: {
        readonly template_type: 'media'
        readonly elements: readonly { readonly media_type: 'image' | 'gif'; readonly attachment_id: string }[]
      }
    }

export type UploadOutcome =
  | { readonly kind: 'uploaded'; readonly attachment: ZaloAttachment }
  | Exclude<DeliveryResult, { kind: 'delivered' }>

export interface ZaloUploads {
  upload(file: UploadFile, signal: AbortSignal): Promise<UploadOutcome>
  /** Zalo says that an id has ended (−100): the next upload is a new one. */
  forget(file: UploadFile): void
}

type UploadKind = 'image' | 'gif' | 'file'

const MIB = 1_048_576
/** Per kind: 1 MB for pictures, 5 MB for the rest. */
const LIMITS: Readonly<Record<UploadKind, number>> = { image: MIB, gif: 5 * MIB, file: 5 * MIB }
const KINDS: Readonly<Record<string, UploadKind>> = {
  jpg: 'image',
  jpeg: 'image',
  png: 'image',
  gif: 'gif',
  pdf: 'file',
  doc: 'file',
  docx: 'file',
  csv: 'file',
}
/** Ids live 7 days; a day earlier they are made anew, so that a message that waits in the outbox still holds one. */
const KEPT_MS = 6 * 86_400_000
/** An OA has 5000 uploads a month: the same form is uploaded once a week, not for every citizen. */
const MOST_KEPT = 500

export function createZaloUploads({ api, clock }: { readonly api: ZaloApi; readonly clock: Clock }): ZaloUploads {
  const kept = new Map<string, { readonly attachment: ZaloAttachment; readonly until: number }>()

  async function send(file: UploadFile, kind: UploadKind, signal: AbortSignal): Promise<UploadOutcome> {
    const form = new FormData()
    form.append('file', new Blob([file.bytes]), file.name)
    const answer = await api.post(`/v2.0/oa/upload/${kind}`, form, signal)
    const result = resultOf(answer)
    if (result.kind !== 'delivered') return result
    const data = objectOf(answer.kind === 'answer' ? answer.data : undefined)
    const id = idOf(data?.[kind === 'file' ? 'token' : 'attachment_id'])
    if (id === undefined) return refused('zalo gave no id for the upload')
    return { kind: 'uploaded', attachment: attachmentOf(kind, id) }
  }

  return {
    async upload(file, signal) {
      const kind = KINDS[/\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '']
      if (kind === undefined) return refused('zalo takes no such file: jpg, png, gif, pdf, doc, docx, csv')
      if (file.bytes.length > LIMITS[kind]) return refused(`zalo takes at most ${LIMITS[kind] / MIB} MB`)
      const key = keyOf(file)
      const known = kept.get(key)
      if (known !== undefined && clock.now().getTime() < known.until) return { kind: 'uploaded', ...known }
      const outcome = await send(file, kind, signal)
      if (outcome.kind !== 'uploaded') return outcome
      kept.delete(key)
      kept.set(key, { attachment: outcome.attachment, until: clock.now().getTime() + KEPT_MS })
      const [oldest] = kept.keys()
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
      return outcome
    },
    forget: (file) => void kept.delete(keyOf(file)),
  }
}

function attachmentOf(kind: UploadKind, id: string): ZaloAttachment {
  if (kind === 'file') return { type: 'file', payload: { token: id } }
  const elements = [{ media_type: kind, attachment_id: id }]
  return { type: 'template', payload: { template_type: 'media', elements } }
}

function keyOf({ name, bytes }: UploadFile): string {
  return sha256Hex(name, '\0', bytes)
}

function refused(why: string): UploadOutcome {
  return { kind: 'refused', why }
}
