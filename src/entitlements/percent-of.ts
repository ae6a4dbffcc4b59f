import { exact, type Exact } from './exact.ts'

/** Exact: 0.3 % is three thousandths, not its binary neighbour. */
export function percentOf(base: number | Exact, percent: number | Exact): Exact {
  return exact(base).mul(exact(percent)).div(100)
}
