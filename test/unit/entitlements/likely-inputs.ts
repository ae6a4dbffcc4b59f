import fc from 'fast-check'

/** Values a person may type, for properties over any input. */
const twoDigits = (value: number): string => String(value).padStart(2, '0')

export const likelyMoney = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.integer({ min: 0, max: 100_000_000_000 }),
)

export const likelyMonths = fc.integer({ min: 0, max: 720 })

export const monthBetween = (first: number, last: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${twoDigits(month)}`)

export const dayBetween = (first: number, last: number): fc.Arbitrary<string> =>
  fc
    .tuple(monthBetween(first, last), fc.integer({ min: 1, max: 29 }))
    .map(([month, day]) => `${month}-${twoDigits(day)}`)

export const likelyBirthDate = fc.oneof(
  dayBetween(1940, 2026),
  monthBetween(1940, 2026),
  fc.integer({ min: 1940, max: 2026 }).map(String),
)

export const likelyPeriods = fc.array(
  fc.record(
    {
      from: monthBetween(1990, 2025),
      to: monthBetween(1995, 2025),
      amount: likelyMoney,
      kind: fc.constantFrom('compulsory', 'voluntary', 'makeup'),
    },
    { requiredKeys: ['from', 'to', 'amount'] },
  ),
  { minLength: 1, maxLength: 3 },
)
