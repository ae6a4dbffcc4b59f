import type { InviteId } from '../../src/core/ids.ts'
import type { RatingTemplate } from './config.ts'

interface TemplateBody {
  readonly user_id: string
  readonly template_id: string
  readonly template_data: Readonly<Record<string, string>>
}

/**
 * A ZBS rating template (type 5) by user id: the only message that Zalo takes after seven days. It carries no
 * `tracking_id` by this way; the answer, `user_feedback`, names the id that this send returns.
 */
export function templateBody({ id, data }: RatingTemplate, user: string, invite: InviteId): TemplateBody {
  const filled = Object.entries(data).map(([name, value]) => [name, value.replaceAll('{invite}', invite)])
  return { user_id: user, template_id: id, template_data: Object.fromEntries(filled) }
}
