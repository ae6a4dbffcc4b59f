export interface Category {
  readonly name: string
  readonly population: number
  readonly valid: number
}

/** Fewer valid ratings carry no weight of their own (survey method §2.8). */
const SMALLEST = 5

/** Of one margin: category → the category that it is weighted with. */
export type Collapsing = ReadonlyMap<string, string>

/**
 * Categories with fewer than five valid ratings are weighted as one; if they are too few even together, with the
 * smallest of the others. So nobody who was asked falls out of the population.
 */
export function collapseSmall(categories: readonly Category[]): Collapsing {
  const sorted = categories.toSorted((a, b) => a.valid - b.valid || a.name.localeCompare(b.name))
  const together: string[] = []
  let valid = 0
  for (const category of sorted) {
    const isFew = category.valid < SMALLEST
    if (!isFew && (together.length === 0 || valid >= SMALLEST)) break
    together.push(category.name)
    valid += category.valid
  }
  const first = together[0]
  const alone = categories
    .filter(({ name }) => !together.includes(name))
    .map(({ name }): [string, string] => [name, name])
  return new Map([...alone, ...together.map((name): [string, string] => [name, first ?? name])])
}
