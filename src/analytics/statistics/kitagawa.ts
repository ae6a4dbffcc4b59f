import { expectNotEmpty, expectShare, expectThat } from './check.ts'
import { sum } from './sums.ts'

/** One channel, province, … in two periods. Sizes may be counts or shares. */
export interface Group {
  readonly size1: number
  readonly rate1: number
  readonly size2: number
  readonly rate2: number
}

export interface Effect {
  readonly mix: number
  readonly rate: number
}

export interface Kitagawa extends Effect {
  readonly rate1: number
  readonly rate2: number
  /** Second period less first: mix + rate. */
  readonly total: number
  readonly groups: readonly Effect[]
}

/**
 * Did the index move because the groups changed, or because another mix of groups answered? Symmetric, so nothing is
 * left over. Source: E. M. Kitagawa 1955; survey method §2.9, E16: total −0.017 = mix −0.016 + rate −0.001.
 */
export function kitagawa(groups: readonly Group[]): Kitagawa {
  check(groups)
  const whole1 = sum(groups.map(({ size1 }) => size1))
  const whole2 = sum(groups.map(({ size2 }) => size2))
  const parts = groups.map((group) => ({ ...group, share1: group.size1 / whole1, share2: group.size2 / whole2 }))
  const effects = parts.map(({ share1, share2, rate1, rate2 }) => ({
    mix: ((share2 - share1) * (rate1 + rate2)) / 2,
    rate: ((rate2 - rate1) * (share1 + share2)) / 2,
  }))
  const rate1 = sum(parts.map((part) => part.share1 * part.rate1))
  const rate2 = sum(parts.map((part) => part.share2 * part.rate2))
  return {
    rate1,
    rate2,
    total: rate2 - rate1,
    mix: sum(effects.map(({ mix }) => mix)),
    rate: sum(effects.map(({ rate }) => rate)),
    groups: effects,
  }
}

function check(groups: readonly Group[]): void {
  expectNotEmpty(groups, 'groups')
  groups.forEach(({ size1, rate1, size2, rate2 }, index) => {
    const at = `groups.${index}`
    expectThat(size1 >= 0 && Number.isFinite(size1), `${at}.size1`, 'cần là số không âm')
    expectThat(size2 >= 0 && Number.isFinite(size2), `${at}.size2`, 'cần là số không âm')
    expectShare(rate1, `${at}.rate1`)
    expectShare(rate2, `${at}.rate2`)
  })
  expectThat(sum(groups.map(({ size1 }) => size1)) > 0, 'groups', 'kỳ 1 cần có tổng lớn hơn 0')
  expectThat(sum(groups.map(({ size2 }) => size2)) > 0, 'groups', 'kỳ 2 cần có tổng lớn hơn 0')
}
