import { BOM, csvLines } from '../analytics/export/csv-lines.ts'
import { vietnamIso } from '../core/clock.ts'
import type { AuditLine } from './contract.ts'

const COLUMNS = ['id', 'at', 'actor', 'actor_name', 'action', 'subject', 'detail']
const ROWS_PER_PIECE = 500

/** The log as CSV, streamed. */
export async function* exportAudit(lines: AsyncIterable<AuditLine>): AsyncGenerator<string> {
  yield BOM + csvLines([COLUMNS])
  let piece: (string | number)[][] = []
  for await (const line of lines) {
    piece.push(rowOf(line))
    if (piece.length < ROWS_PER_PIECE) continue
    yield csvLines(piece)
    piece = []
  }
  if (piece.length > 0) yield csvLines(piece)
}

function rowOf({ id, at, actor, actorName = '', action, subject, detail }: AuditLine): (string | number)[] {
  const shown = detail === undefined ? '' : JSON.stringify(detail)
  return [id, vietnamIso(new Date(at)), actor, actorName, action, subject, shown]
}
