import { z } from 'zod'
import { handoffReasons } from '../core/handoff.ts'
import { slotTypes } from '../core/intent.ts'

/** The shapes of the files in `intents/` and `knowledge/`; their READMEs say the same in words. */

const day = z.iso.date()
const slotValue = z.union([z.string(), z.number(), z.boolean()])
const reason = z.literal(handoffReasons)

export const intentSchema = z.strictObject({
  id: z.string().regex(/^(?:[a-z_]+\.[a-z_]+|out_of_scope)$/, 'an id of the taxonomy, e.g. pension.eligibility'),
  topic: z.string().min(1),
  title: z.string().min(1),
  answer: z.union([
    z.strictObject({ article: z.string().min(1), calculator: z.string().optional() }),
    z.strictObject({ handoff: reason }),
    z.strictObject({ act: z.string().min(1) }),
  ]),
  sensitive: z.boolean().default(false),
  ownRecord: z.boolean().default(false),
  examples: z.array(z.string().min(1)).min(8, 'at least 8 examples'),
  counterExamples: z.array(z.strictObject({ text: z.string().min(1), intent: z.string().min(1) })).default([]),
  slots: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        type: z.enum(slotTypes),
        ask: z.string().min(1),
        optional: z.boolean().optional(),
        zeroIf: z.string().min(1).optional(),
        before: z.string().min(1).optional(),
        after: z.string().min(1).optional(),
        pattern: z.string().min(1).optional(),
        claimed: z.boolean().optional(),
        unless: z.string().min(1).optional(),
        when: z
          .array(
            z.strictObject({
              slot: z.string().min(1),
              is: z.array(slotValue).min(1).optional(),
              not: z.array(slotValue).min(1).optional(),
            }),
          )
          .min(1)
          .optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        earliest: day.optional(),
        latest: day.optional(),
        why: z.string().min(1).optional(),
        options: z
          .array(
            z.strictObject({
              label: z.string().min(1),
              value: z.string().min(1),
              words: z.array(z.string().min(1)).optional(),
              pattern: z.string().min(1).optional(),
              sets: z.record(z.string(), slotValue).optional(),
            }),
          )
          .min(2)
          .optional(),
      }),
    )
    .default([]),
  preset: z
    .strictObject({
      values: z.record(z.string(), slotValue).default({}),
      minus: z.record(z.string(), z.tuple([z.string(), z.string()])).default({}),
      startIf: z.string().min(1).optional(),
      elsewhere: z
        .array(z.strictObject({ if: z.string().min(1), intent: z.string().min(1), isMeant: z.boolean().optional() }))
        .optional(),
      early: z
        .array(
          z.strictObject({
            before: z.string().min(1),
            needs: z.array(z.string().min(1)).min(1),
            assume: z.record(z.string(), slotValue),
            text: z.string().min(1).max(300),
          }),
        )
        .optional(),
    })
    .default({ values: {}, minus: {} }),
})

export const articleHeadSchema = z.strictObject({
  id: z.string().min(1),
  topic: z.string().min(1),
  title: z.string().min(1),
  questions: z.array(z.string().min(1)).min(1),
  confidence: z.enum(['high', 'medium', 'low']),
  confirmAt: z.string().min(1).optional(),
  sources: z
    .array(
      z.strictObject({
        document: z.string().min(1),
        article: z.string().min(1).optional(),
        clause: z.string().min(1).optional(),
      }),
    )
    .min(1, 'at least one legal source'),
  inForceFrom: day,
  inForceUntil: day.optional(),
  reviewedBy: z.string().min(1),
  reviewedOn: day,
  reviewAgainOn: day,
  related: z.array(z.string()).default([]),
  sections: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]+$/), questions: z.array(z.string().min(1)).min(1) }))
    .default([]),
})

const basis = z.strictObject({
  document: z.string().min(1),
  article: z.string().min(1).optional(),
  clause: z.string().min(1).optional(),
})

const unit = z.enum(['VND', 'percent', 'years', 'months', 'age_months', 'days', 'workdays', 'times', 'number'])

export const parametersSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_.]*$/, 'lower case with underscores'),
  z.union([
    z.strictObject({
      title: z.string().min(1),
      unit,
      values: z
        .array(
          z.strictObject({
            from: day,
            until: day.optional(),
            value: z.number(),
            confidence: z.enum(['high', 'medium', 'low']),
            basis,
          }),
        )
        .min(1),
    }),
    z.strictObject({
      title: z.string().min(1),
      unit,
      derived: z.strictObject({ of: z.string().min(1), times: z.number() }),
      confidence: z.enum(['high', 'medium', 'low']).optional(),
      basis,
    }),
  ]),
)

export const sourcesSchema = z.record(
  z.string().min(1),
  z.strictObject({
    title: z.string().min(1),
    issuer: z.string().min(1),
    inForceFrom: day.optional(),
    inForceUntil: day.optional(),
    replacedBy: z.string().optional(),
    amendedBy: z.string().optional(),
    url: z.url().optional(),
  }),
)

export const lexiconSchema = z.record(z.string().min(1), z.string().min(1))

export const synonymsSchema = z.strictObject({
  synonyms: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  fillers: z.array(z.string().min(1)),
})

export const vagueSchema = z.strictObject({ vague: z.array(z.string().min(1)) })

/** Settlement year → its document, and the coefficients from 1994 on, parted by blanks. */
export const priceCoefficientsSchema = z.record(
  z.string().regex(/^\d{4}$/),
  z.strictObject({
    basis: z.strictObject({ document: z.string().min(1) }),
    from1994: z.string().regex(/^\d\.\d\d(?: \d\.\d\d)*$/),
  }),
)

/** One line of `intents/calibration.jsonl` or `intents/corrections.jsonl`. */
export const labelledTextSchema = z.strictObject({ text: z.string().min(1).max(4_000), intent: z.string().min(1) })

const text = z.string().min(1).max(400)

export const dialogueSchema = z.strictObject({
  texts: z.record(z.string(), text),
  /** Topic → the words that a short question leaves out: "hồ sơ gồm gì" (thai sản). */
  topicWords: z.record(z.string(), text).default({}),
  buttons: z.strictObject({
    human: text,
    more: text,
    yes: text,
    no: text,
    cancel_waiting: text,
  }),
  thresholds: z.strictObject({
    answer: z.number().min(0).max(1),
    clarify: z.number().min(0).max(1),
    clarifyChoices: z.number().int().min(2).max(4),
  }),
})

const clockTime = z.string().regex(/^\d{2}:\d{2}$/, 'HH:MM')

export const hotlineSchema = z.strictObject({
  /** 1 = Monday … 7 = Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  opens: clockTime,
  closes: clockTime,
  queues: z.record(z.string(), z.array(z.string())),
  answerWithinMinutes: z.number().int().positive(),
  queueTitles: z.record(z.string(), z.string().min(1)).default({}),
  assignment: z.enum(['manual', 'automatic']).default('manual'),
  openAtOnce: z.number().int().positive().default(5),
  remindBeforeMinutes: z.number().int().min(0).default(5),
  tags: z.array(z.string().min(1).max(40)).default([]),
  closeAfterSilenceMinutes: z.record(z.string(), z.number().int().positive()),
  takeoverPauseMinutes: z.number().int().positive(),
})

export const holidaysSchema = z.array(z.strictObject({ day, name: z.string().min(1) }))
