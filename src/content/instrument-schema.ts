import { z } from 'zod'

const text = z.string().min(1).max(400)
const question = z.string().min(1).max(120)
const label = z.string().min(1).max(60)
const hours = z.record(z.string(), z.number().positive())
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
const patterns = z.array(z.string().regex(/^[a-z_]+\.[a-z_]*\*?$/, 'an intent, or its beginning and a star')).min(1)

/** Codes: the survey's code book. What is not certain has none (khac, GX). */
const intentGroup = z.enum(['thu', 'so_the', 'che_do', 'bhyt', 'bhtn', 'dich_vu_so'])
const persona = z.enum(['nld', 'nsdld', 'huu_tri', 'tncb', 'hgd', 'bhyt_benh_nhan'])
const respondentGroup = z.enum(['G1', 'G2', 'G3', 'G4', 'G5'])
const channelCode = z.string().regex(/^[a-z]{3,12}$/, 'a code of the code book')

const wording = z.strictObject({
  overall: question,
  labels: z.strictObject({ '1': label, '2': label, '3': label, '4': label, '5': label }),
  factors: z.strictObject({ F1: question, F2: question, F3: question, F4: question, F5: question }),
  improve: question,
  chips: z.strictObject({ F1: label, F2: label, F3: label, F4: label, F5: label, F0: label }),
  comment: text,
  skip: label,
})

/** `intents/survey.yaml`; intents/README.md says the same in words. */
export const instrumentSchema = z.strictObject({
  versions: z
    .array(
      z.strictObject({
        version: z.string().regex(/^v\d+\.\d+$/, 'v<number>.<number>'),
        from: z.iso.date(),
        what: text,
        digest: z
          .string()
          .regex(/^[0-9a-f]{16}$/, '16 hex digits')
          .optional(),
      }),
    )
    .min(1),
  wording,
  says: z.strictObject({
    again: text,
    thanks: text,
    commentSaved: text,
    skipped: text,
    already: text,
    refused: text,
  }),
  refusals: z.array(text).min(1),
  delaySeconds: z.strictObject({ bot: z.number().int().min(0), staff: z.number().int().min(0) }),
  expiresHours: hours,
  remindAfterHours: hours,
  coolDown: z.strictObject({
    days: z.number().int().positive(),
    most: z.number().int().positive(),
    within: z.number().int().positive(),
  }),
  refusedDays: z.number().int().positive(),
  quiet: z.strictObject({ from: clockTime, until: clockTime }),
  sampling: z.strictObject({ from: z.number().int().positive(), share: z.number().gt(0).max(1) }),
  tooFastSeconds: z.number().positive(),
  rawCommentDays: z.number().int().positive(),
  channelCodes: z.record(z.string(), channelCode),
  intentGroups: z.partialRecord(intentGroup, patterns),
  personas: z.partialRecord(persona, patterns),
  respondentGroups: z.partialRecord(respondentGroup, patterns),
})
