import { expectCount, expectThat } from './check.ts'

export interface ResponseRates {
  readonly returnRate: number
  readonly validOfReturned: number
  /** The participation rate: AAPOR's RR1 where every invitation is eligible. */
  readonly validOfIssued: number
  readonly coverageIssuedOfClosed: number | null
}

/**
 * The funnel's four shares. Source: AAPOR Standard Definitions, RR1; survey method §2.4 and §3.2, E01: 91,296 issued,
 * 84,508 returned, 84,448 valid → 92.56 %, 99.93 %, 92.50 %.
 */
export function responseRates(issued: number, returned: number, valid: number, closed?: number): ResponseRates {
  expectCount(issued, 'issued')
  expectThat(issued > 0, 'issued', 'cần lớn hơn 0')
  expectCount(returned, 'returned')
  expectThat(returned <= issued, 'returned', 'không được lớn hơn issued')
  expectCount(valid, 'valid')
  expectThat(valid <= returned, 'valid', 'không được lớn hơn returned')
  if (closed !== undefined) {
    expectCount(closed, 'closed')
    expectThat(closed >= issued, 'closed', 'không được nhỏ hơn issued')
  }
  return {
    returnRate: returned / issued,
    validOfReturned: returned === 0 ? 0 : valid / returned,
    validOfIssued: valid / issued,
    coverageIssuedOfClosed: closed === undefined ? null : issued / closed,
  }
}
