export interface Eigen {
  readonly values: readonly number[]
  /** Column k belongs to value k. */
  readonly vectors: readonly (readonly number[])[]
}

/** Eigenvalues of a small symmetric matrix by Jacobi's rotations. Source: G. H. Golub, C. F. Van Loan, §8.5. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const a = matrix.map((row) => Float64Array.from(row))
  const v = matrix.map((_, i) => Float64Array.from(matrix, (__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 50; sweep += 1) {
    let off = 0
    for (let p = 0; p < a.length; p += 1) {
      for (let q = p + 1; q < a.length; q += 1) {
        off += Math.abs(a[p]?.[q] ?? 0)
        rotate(a, v, p, q)
      }
    }
    if (off < 1e-15) break
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: v.map((row) => [...row]) }
}

/** Makes a[p][q] zero. */
function rotate(a: readonly Float64Array[], v: readonly Float64Array[], p: number, q: number): void {
  const apq = a[p]?.[q] ?? 0
  if (apq === 0) return
  const theta = ((a[q]?.[q] ?? 0) - (a[p]?.[p] ?? 0)) / (2 * apq)
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cosine = 1 / Math.hypot(t, 1)
  const sine = t * cosine
  for (const row of a) turn(row, p, q, cosine, sine)
  const rowP = a[p]
  const rowQ = a[q]
  if (rowP === undefined || rowQ === undefined) return
  for (let k = 0; k < rowP.length; k += 1) {
    const up = rowP[k] ?? 0
    const uq = rowQ[k] ?? 0
    rowP[k] = cosine * up - sine * uq
    rowQ[k] = sine * up + cosine * uq
  }
  for (const row of v) turn(row, p, q, cosine, sine)
}

function turn(row: Float64Array, p: number, q: number, cosine: number, sine: number): void {
  const xp = row[p] ?? 0
  const xq = row[q] ?? 0
  row[p] = cosine * xp - sine * xq
  row[q] = sine * xp + cosine * xq
}
