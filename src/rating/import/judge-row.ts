import type { InvalidReason } from '../../core/rating.ts'
import { isBefore, rowReason, secondsToAnswer } from '../clean-ratings.ts'
import type { RowFate, RowFrame } from '../import-store.ts'
import type { Notices } from './notices.ts'
import type { SendStatus } from './read-frame.ts'
import type { Moment } from './read-moment.ts'
import type { RowTimes } from './read-times.ts'

export interface Frame extends RowFrame {
  readonly line: number
  readonly send: SendStatus | undefined
  readonly times: RowTimes
  /** As given; '' = not returned. */
  readonly scoreText: string
  readonly score: number | undefined
  /** The conversation is named, so that duplicates can be seen. */
  readonly keyed: boolean
}

export interface Misfit {
  readonly field: string
  readonly found: string
  readonly expected: string
}

/** How far a row came: not issued, issued, returned; and the first cleaning rule that it matches by itself. */
export function judgeRow(frame: Frame, notices: Notices): RowFate | Misfit {
  const { line, times } = frame
  const status = sendStatusOf(frame, notices)
  if (status !== 'sent') {
    if (answered(frame)) notices.add('trả lời của phiếu không phát ra: không tính', line)
    const created = times.created ?? times.issued ?? times.rated ?? times.month
    return fateOf(frame, { status, created, issued: undefined, rated: undefined })
  }
  const issued = issueOf(frame, notices)
  if (issued === undefined)
    return missing('issued_at', 'thời điểm hoặc ngày phát ra, cần để biết phiếu thuộc tháng nào')
  const created = times.created ?? issued
  if (!answered(frame)) {
    if (times.rated !== undefined) notices.add('có rated_at nhưng không có q1_overall: coi là chưa thu về', line)
    return fateOf(frame, { status, created, issued, rated: undefined })
  }
  const rated = exactly(ratingOf(frame, issued, notices), issued, times.answeredAfter)
  if (isBefore(rated, issued)) {
    return { field: 'rated_at', found: 'trước issued_at', expected: 'không trước issued_at' }
  }
  return fateOf(frame, { status, created, issued, rated, reason: reasonOf(frame, issued, rated, notices) })
}

interface Course {
  readonly status: SendStatus
  readonly created: Moment | undefined
  readonly issued: Moment | undefined
  readonly rated: Moment | undefined
  /** Of a rating that came back. */
  readonly reason?: InvalidReason | ''
}

function fateOf({ times }: Frame, { status, created, issued, rated, reason }: Course): RowFate {
  return {
    sendStatus: status,
    created: created?.us ?? null,
    issued: issued?.us ?? null,
    rated: rated?.us ?? null,
    expires: times.expires?.us ?? null,
    returned: reason !== undefined,
    reason: reason ?? '',
  }
}

/** A bad value that was exported is blank, with its reason beside it. */
function answered({ scoreText, claimedReason }: Frame): boolean {
  return scoreText !== '' || claimedReason === 'bad_value'
}

/** Who is not eligible was never asked, whatever else the row says. */
function sendStatusOf(frame: Frame, notices: Notices): SendStatus {
  if (frame.eligibleReason !== '') return 'none'
  if (frame.send !== undefined) return frame.send
  const said = frame.claimedStage
  if (answered(frame) || said === 'issued' || (frame.times.issued !== undefined && said !== 'not_issued')) return 'sent'
  notices.add('không có send_status và issued_at: coi là chưa phát ra, chưa rõ lý do', frame.line)
  return 'pending'
}

function issueOf({ line, times }: Frame, notices: Notices): Moment | undefined {
  if (times.issued !== undefined) return times.issued
  const day = times.created ?? times.rated ?? times.month
  if (day === undefined) return undefined
  notices.add('thiếu issued_at: lấy ngày tạo, ngày trả lời hoặc tháng của phiếu', line)
  return { us: day.us, precision: 'day' }
}

function ratingOf({ line, times: { rated, answeredAfter } }: Frame, issued: Moment, notices: Notices): Moment {
  if (rated !== undefined) return rated
  if (answeredAfter !== undefined) {
    return { us: issued.us + Math.round(answeredAfter * SECOND_US), precision: issued.precision }
  }
  notices.add('thiếu rated_at: lấy ngày phát ra; không xét quá nhanh và quá hạn', line)
  return { us: issued.us, precision: 'day' }
}

const HOUR_US = 3_600_000_000

/** Both rounded to the same hour by an export: the seconds between them are known from elsewhere, or not at all. */
function exactly(rated: Moment, issued: Moment, answeredAfter: number | undefined): Moment {
  const rounded = rated.us === issued.us && rated.us % HOUR_US === 0 && (answeredAfter ?? 0) >= 1
  return rounded ? { us: rated.us, precision: 'minute' } : rated
}

function reasonOf(frame: Frame, issued: Moment, rated: Moment, notices: Notices): InvalidReason | '' {
  const { isTest, isStaff, score, times } = frame
  const testOrStaff = isTest === true || isStaff === true
  const found = rowReason({ testOrStaff, score, issued, rated, expires: times.expires })
  const stated = statedReason(frame, issued, rated)
  // The published order: what the file states may come before what was found.
  if (stated === undefined || (found !== undefined && order.indexOf(found) < order.indexOf(stated))) return found ?? ''
  notices.add(`lý do "${stated}" lấy theo tệp vì dòng thiếu cột để xét lại`, frame.line)
  return stated
}

const order: readonly InvalidReason[] = ['test_or_staff', 'bad_value', 'too_fast', 'late', 'duplicate']

/**
 * What the file states about itself counts only where the row lacks what the rule looks at (our own export has no
 * expiry and no test mark): else an excluded rating would come back as a valid one.
 */
function statedReason(frame: Frame, issued: Moment, rated: Moment): InvalidReason | undefined {
  const { claimedReason, isTest, isStaff, times } = frame
  switch (claimedReason) {
    case 'test_or_staff':
      return isTest === undefined && isStaff === undefined ? claimedReason : undefined
    case 'too_fast':
      return isCoarse(issued, rated) ? claimedReason : undefined
    case 'late':
      return times.expires === undefined ? claimedReason : undefined
    case 'duplicate':
      return frame.keyed ? undefined : claimedReason
    default:
      return undefined
  }
}

const SECOND_US = 1_000_000

/** Whole seconds: an answer after 0.9 s may stand in the next second. */
function isCoarse(issued: Moment, rated: Moment): boolean {
  const seconds = secondsToAnswer({ issued, rated })
  return seconds === undefined || (seconds <= 1 && issued.us % SECOND_US === 0 && rated.us % SECOND_US === 0)
}

function missing(field: string, expected: string): Misfit {
  return { field, found: '', expected }
}
