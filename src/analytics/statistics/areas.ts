import { expectCount, expectNotEmpty, expectPart } from './check.ts'

/** A commune, hospital, …: persons with the signal among persons. */
export interface Area {
  readonly x: number
  readonly n: number
}

export function checkAreas(areas: readonly Area[]): void {
  expectNotEmpty(areas, 'areas')
  areas.forEach(({ x, n }, index) => {
    expectCount(x, `areas.${index}.x`)
    expectCount(n, `areas.${index}.n`)
    expectPart(x, n, { x: `areas.${index}.x`, n: `areas.${index}.n` })
  })
}
