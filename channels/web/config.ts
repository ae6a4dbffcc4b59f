import { z } from 'zod'

/** An empty key would let anyone sign a visitor token, so it is refused here too, not only in the environment schema. */
export const webConfigSchema = z.object({
  sessionSecret: z.string().min(1, 'sessionSecret must not be empty'),
})

export type WebConfig = z.infer<typeof webConfigSchema>
