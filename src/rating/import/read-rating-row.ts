import type { SurveyCodes } from '../../content/survey-code-book.ts'
import { redact } from '../../privacy/redact.ts'
import type { RowAnswers, RowIdentity, StagedRating } from '../import-store.ts'
import { createColumns, type Columns, type CsvRow } from './columns.ts'
import { judgeRow, type Frame } from './judge-row.ts'
import type { Notices } from './notices.ts'
import type { ProblemList } from './problem-list.ts'
import { booleanCell, codeCell, isBlank, scoreCell, textCell, type CellReader } from './read-cell.ts'
import { createDescriptionReader } from './read-description.ts'
import { eligibleCell, sendCell } from './read-frame.ts'
import type { ImportHeader } from './read-header.ts'
import { createTimesReader, surveyCodeCell } from './read-times.ts'

export interface RowReaderNeeds {
  readonly header: ImportHeader
  readonly codes: SurveyCodes
  readonly problems: ProblemList
  readonly notices: Notices
}

/** Undefined: something is wrong with the row, and was told. */
export function createRowReader(needs: RowReaderNeeds): (row: CsvRow) => StagedRating | undefined {
  const { header, codes, problems, notices } = needs
  const columns = createColumns(header, problems)
  const identityOf = createIdentityReader(columns)
  const frameOf = createFrameReader(columns, codes)
  const answersOf = createAnswerReader(columns, codes, notices)
  const descriptionOf = createDescriptionReader(columns, codes)
  return (row) => {
    const before = problems.count
    checkWidth(row, header.width, problems)
    const identity = identityOf(row)
    const frame = frameOf(row, identity.conversationKey !== '')
    const fate = judgeRow(frame, notices)
    if ('field' in fate) problems.add({ line: row.line, ...fate })
    const answers = answersOf(row, frame, !('field' in fate) && fate.returned)
    const description = descriptionOf(row)
    if (problems.count > before || 'field' in fate) return undefined
    return { line: row.line, identity, frame, fate, answers, description }
  }
}

const LONGEST_VALUE = 20
const LONGEST_COMMENT = 500

function checkWidth({ cells, line }: CsvRow, width: number, problems: ProblemList): void {
  const extra = cells.slice(width).some((cell) => cell.trim() !== '')
  if (cells.length >= width && !extra) return
  problems.add({ line, field: '', found: `${cells.length} ô`, expected: `${width} ô như dòng tiêu đề` })
}

function createIdentityReader(columns: Columns): (row: CsvRow) => RowIdentity {
  const hasIds = columns.has('invite_id')
  // Without ids the conversation stands for the form, so it must be said; the store numbers what it holds more than once.
  const invite = columns.of('invite_id', hasIds ? idCell('mã phiếu, không để trống') : () => ({ value: '' }))
  const survey = columns.of('survey_code', surveyCodeCell)
  const instrument = columns.of('instrument_version', textCell(40))
  const conversation = columns.of(
    'conversation_key',
    hasIds ? textCell(128) : idCell('mã hội thoại, cần vì tệp không có cột invite_id'),
  )
  const person = columns.of('person_key', textCell(128))
  return (row) => ({
    inviteId: invite(row) ?? '',
    surveyCode: survey(row) ?? '',
    instrumentVersion: instrument(row) ?? '',
    conversationKey: conversation(row) ?? '',
    personKey: person(row) ?? '',
  })
}

function idCell(wrong: string): CellReader<string> {
  return (text) => (isBlank(text) ? { wrong } : textCell(128)(text))
}

function createFrameReader(columns: Columns, codes: SurveyCodes): (row: CsvRow, keyed: boolean) => Frame {
  const times = createTimesReader(columns)
  const eligible = columns.of('eligible_reason', eligibleCell)
  const send = columns.of('send_status', sendCell)
  const failure = columns.of('send_failure', textCell(200))
  const isTest = columns.of('is_test', booleanCell)
  const isStaff = columns.of('is_staff', booleanCell)
  const readScore = scoreCell(codes.labels('q1_overall'))
  const overall = columns.of('q1_overall', (text) => ({ value: isBlank(text) ? '' : text }))
  const stage = columns.of('stage', codeCell(codes.codes('stage'), { blank: '' }))
  const reason = columns.of('invalid_reason', codeCell(codes.codes('invalid_reason'), { blank: '' }))
  const abuse = columns.of('abuse_confirmed', booleanCell)
  return (row, keyed) => {
    const scoreText = overall(row) ?? ''
    const score = readScore(scoreText)
    const eligibleReason = eligible(row) ?? ''
    return {
      line: row.line,
      keyed,
      times: times(row),
      eligibleReason,
      // Nothing was sent, in whatever words the file says so.
      send: eligibleReason === '' ? send(row) : undefined,
      sendFailure: failure(row) || null,
      isTest: isTest(row),
      isStaff: isStaff(row),
      scoreText,
      score: 'value' in score ? score.value : undefined,
      claimedStage: stage(row) ?? '',
      claimedReason: reason(row) || (abuse(row) === true ? 'abuse_confirmed' : ''),
    }
  }
}

const chips = ['F0', 'F1', 'F2', 'F3', 'F4', 'F5']
const scored = ['F1', 'F2', 'F3', 'F4', 'F5']

function createAnswerReader(columns: Columns, codes: SurveyCodes, notices: Notices) {
  const chip = columns.of('q2_factor', codeCell([...chips, 'NA'], { blank: columns.has('q2_factor') ? '' : 'NA' }))
  const polarity = columns.of('q2_polarity', codeCell(['praise', 'problem'], { blank: '' }))
  const asked = columns.of('q2r_factor_asked', codeCell([...scored, 'NA'], { blank: 'NA' }))
  const factorScore = columns.of('q2r_score', scoreCell(codes.labels('q1_overall')))
  const comment = columns.of('q3_comment_masked', (text) => ({ value: text }))
  const topic = columns.of('q3_topic', textCell(64))
  return (row: CsvRow, { score, scoreText }: Frame, returned: boolean): RowAnswers => {
    const chosen = chip(row) ?? ''
    const meant = polarity(row) ?? ''
    const factorAsked = asked(row) ?? 'NA'
    const said = comment(row) ?? ''
    const masked = readComment(said)
    if (said.length > LONGEST_COMMENT) notices.add('góp ý dài hơn 500 ký tự: phần sau bị cắt', row.line)
    const scoreOfFactor = factorScore(row)
    return {
      overall: returned ? (score ?? null) : null,
      givenValue: returned && score === undefined ? scoreText.slice(0, LONGEST_VALUE) : null,
      chip: returned ? chosen : 'NA',
      chipContradicts: returned && score !== undefined && meant !== '' && (meant === 'praise') !== score >= 4,
      factorAsked,
      factorScore: returned && factorAsked !== 'NA' ? (scoreOfFactor ?? null) : null,
      comment: returned && masked !== '' ? masked : null,
      commentMasked: returned && masked !== readable(said),
      topic: topic(row) ?? '',
    }
  }
}

/** Masked before it is cut: half a number is no longer known for one. */
function readComment(text: string): string {
  return text === '' ? '' : redact(readable(text)).slice(0, LONGEST_COMMENT).toWellFormed()
}

/** An export's guard against formulas is no part of what was said. */
function readable(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}
