import { objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'

/** A ZBS template as the OA's console shows it. */
export interface RatingTemplateRules {
  readonly approved: boolean
  /** Made before 2025-12-10, or with a response component: by phone number only. */
  readonly byUserId: boolean
  readonly parameters: readonly string[]
}

/** 0, or the documented code for what is wrong with a send by user id. */
export function templateCode(body: Json, templates: ReadonlyMap<string, RatingTemplateRules>): number {
  const template = templates.get(stringOf(body['template_id']) ?? '')
  if (template === undefined || !template.approved) return -131
  if (!template.byUserId) return -249
  // Joined by the message id: this way takes no key of the sender.
  if (body['tracking_id'] !== undefined) return -201
  const data = objectOf(body['template_data'])
  const filled = template.parameters.every((name) => (stringOf(data?.[name]) ?? '') !== '')
  return data !== undefined && filled ? 0 : -201
}
