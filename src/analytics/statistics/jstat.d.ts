/** The package brings no types; this much of it is used, in distributions.ts only. */
declare module 'jstat' {
  const jstat: {
    readonly normal: {
      cdf(x: number, mean: number, deviation: number): number
      inv(p: number, mean: number, deviation: number): number
    }
  }
  export = jstat
}
