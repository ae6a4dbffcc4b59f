/**
 * Densities without the cancellation of large log-gammas: accurate to about 1e-14 for any size.
 * Source: C. Loader, Fast and accurate computation of binomial probabilities, 2000. Arguments may be fractions.
 */
export function binomialDensity(x: number, n: number, p: number): number {
  const q = 1 - p
  if (p === 0 || p === 1) return x === n * p ? 1 : 0
  if (x === 0) return Math.exp(n * Math.log1p(-p))
  if (x === n) return Math.exp(n * Math.log(p))
  const exponent =
    stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p) - deviance(n - x, n * q)
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)))
}

export function poissonDensity(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 1 : 0
  if (x === 0) return Math.exp(-mean)
  return Math.exp(-stirlingError(x) - deviance(x, mean)) / Math.sqrt(2 * Math.PI * x)
}

/** log Γ(x+1) minus Stirling's formula. Below 16 through Γ(x+1) = Γ(x+2)/(x+1), which the series then serves. */
function stirlingError(x: number): number {
  if (x < 16) {
    // log((x+1)^(x+1.5) e^-(x+1) / (x^(x+.5) e^-x (x+1))) is what the step changes.
    return stirlingError(x + 1) + (x + 0.5) * Math.log1p(1 / x) - 1
  }
  const square = x * x
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / x
}

/** x·log(x/m) + m − x, without cancellation where x is near m. */
function deviance(x: number, m: number): number {
  const v = (x - m) / (x + m)
  if (Math.abs(v) >= 0.1) return x * Math.log(x / m) + m - x
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let odd = 3; ; odd += 2) {
    term *= v * v
    const next = sum + term / odd
    if (next === sum) return sum
    sum = next
  }
}
