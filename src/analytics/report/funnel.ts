import type { InvalidReason } from '../../core/rating.ts'
import type { SurveyCounts } from '../contract.ts'
import { isSmall } from '../disclosure/thresholds.ts'
import type { Decision } from '../disclosure/table-row.ts'

/** Survey method §3.2, in the yearly survey's words: phát ra, thu về, hợp lệ. Null = not shown, or no base for a rate. */
export interface Funnel {
  readonly closed: number | null
  readonly not_eligible: number | null
  readonly send_failed: number | null
  readonly issued: number | null
  readonly returned: number | null
  readonly invalid: number | null
  readonly valid: number | null
  readonly refused: number | null
  readonly return_rate: number | null
  readonly valid_of_returned: number | null
  readonly valid_of_issued: number | null
  readonly coverage_issued_of_closed: number | null
  readonly issued_of_eligible: number | null
}

/**
 * Where the whole may be shown, its funnel and the reasons of exclusion are shown as they are: steps of processing, not
 * what anybody said. Else only how many conversations closed and how many invitations went out, from 10 on.
 */
export function funnelOf(counts: SurveyCounts, decision: Decision): Funnel {
  if (decision.shown === 'nothing') return hiddenFunnel(counts, decision)
  const { closed, notEligible, sendFailed, issued, returned, valid, refused } = counts
  return {
    closed,
    not_eligible: notEligible,
    send_failed: sendFailed,
    issued,
    returned,
    invalid: returned - valid,
    valid,
    refused,
    return_rate: rate(returned, issued),
    valid_of_returned: rate(valid, returned),
    valid_of_issued: rate(valid, issued),
    coverage_issued_of_closed: rate(issued, closed),
    issued_of_eligible: rate(issued, closed - notEligible),
  }
}

export function reasonsOf(
  { reasons }: SurveyCounts,
  { shown }: Decision,
): Readonly<Record<InvalidReason, number | null>> {
  return shown === 'all' ? reasons : noReasons
}

const noReasons: Readonly<Record<InvalidReason, null>> = {
  test_or_staff: null,
  bad_value: null,
  too_fast: null,
  late: null,
  duplicate: null,
  abuse_confirmed: null,
}

function hiddenFunnel({ closed, issued }: SurveyCounts, { why }: Decision): Funnel {
  const shown = (count: number): number | null => (why === 'secondary' || isSmall(count) ? null : count)
  return {
    closed: shown(closed),
    not_eligible: null,
    send_failed: null,
    issued: shown(issued),
    returned: null,
    invalid: null,
    valid: null,
    refused: null,
    return_rate: null,
    valid_of_returned: null,
    valid_of_issued: null,
    coverage_issued_of_closed: null,
    issued_of_eligible: null,
  }
}

function rate(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
