import type { AuditLine, AuditStore } from '../audit/contract.ts'
import { AppError } from '../core/errors.ts'

export interface AuditVerifyOptions {
  readonly head?: string
}

/** `ansinh audit verify`: one JSON line; with the first row that does not fit, if it is still there. */
export async function auditVerifyCommand({ head }: AuditVerifyOptions, audit: AuditStore): Promise<number> {
  if (head !== undefined && !/^[\da-f]{64}$/.test(head)) {
    throw new AppError('wrong_use', '--head: expected 64 hexadecimal digits', { field: 'head' })
  }
  const verdict = await audit.verify(head)
  const row = verdict.brokenAt === undefined ? undefined : await lineOf(audit, verdict.brokenAt)
  process.stdout.write(`${JSON.stringify({ ...verdict, ...(row === undefined ? {} : { row }) })}\n`)
  return verdict.ok ? 0 : 1
}

async function lineOf(audit: AuditStore, id: number): Promise<AuditLine | undefined> {
  const [line] = await audit.search({ before: id + 1 }, 1)
  return line?.id === id ? line : undefined
}
