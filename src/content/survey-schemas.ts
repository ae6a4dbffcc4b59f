import { z } from 'zod'

/** The shapes of the files in knowledge/survey/. */

const share = z.number().min(0).max(1)
const count = z.number().int().positive()

const yearlyResult = z
  .strictObject({
    year: z.number().int().min(2023).max(2100),
    value: share,
    issued: count.optional(),
    returned: count.optional(),
    valid: count.optional(),
    range: z.tuple([share, share]).optional(),
    /** Percentage points against the year before. */
    changePoints: z.number().min(-100).max(100).optional(),
    confidence: z.enum(['H', 'M']),
    source: z.string().min(1),
    note: z.string().min(1),
  })
  .refine(
    ({ issued, returned, valid }) => (valid ?? 0) <= (returned ?? Infinity) && (returned ?? 0) <= (issued ?? Infinity),
    'expected issued ≥ returned ≥ valid',
  )
  .refine(({ value, range }) => range === undefined || (range[0] <= value && value <= range[1]), {
    message: 'expected a range around the value',
    path: ['range'],
  })

export const yearlySchema = z.strictObject({
  results: z.array(yearlyResult).refine((all) => new Set(all.map(({ year }) => year)).size === all.length, {
    message: 'expected each year once',
  }),
  targets: z.array(z.strictObject({ until: z.number().int(), value: share, basis: z.string().min(1) })),
})

export const commentTopicsSchema = z.strictObject({
  version: z.string().regex(/^v\d+$/),
  topics: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z_]{2,32}$/),
        label: z.string().min(1),
        words: z.array(z.string().min(1)),
        unless: z.array(z.string().min(1)),
      }),
    )
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'expected each code once')
    .refine((all) => all.at(-1)?.code === 'khac', 'expected "khac" at the end'),
})
