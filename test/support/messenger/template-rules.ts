import { objectOf, stringOf, type Json } from '../../../channels/kit/json.ts'
import type { PhoneFeedback } from './message-rules.ts'

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  csat: ['one_to_five', 'five_stars', 'five_emojis'],
  nps: ['zero_to_ten'],
  ces: ['one_to_seven'],
}
const LABELS = ['neg_pos', 'hard_easy', 'dis_sat', 'unlike_like', 'poor_great', 'none']

/** The documented rules of the customer feedback template; a text is what is wrong. */
export function checkTemplate(attachment: unknown): PhoneFeedback | string {
  const payload = objectOf(objectOf(attachment)?.['payload'])
  if (objectOf(attachment)?.['type'] !== 'template' || payload?.['template_type'] !== 'customer_feedback') {
    return 'template is unknown'
  }
  for (const [name, limit] of [
    ['title', 65],
    ['subtitle', 80],
    ['button_title', 20],
  ] as const) {
    const text = stringOf(payload[name]) ?? ''
    if (text.length === 0 || text.length > limit || /https?:|www\./.test(text)) return `${name} is invalid`
  }
  if (stringOf(objectOf(payload['business_privacy'])?.['url'])?.startsWith('https://') !== true)
    return 'privacy is required'
  const days = payload['expires_in_days'] ?? 1
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > 7) return 'expires_in_days is invalid'
  const screens: unknown = payload['feedback_screens']
  if (!Array.isArray(screens) || screens.length !== 1) return 'exactly one screen'
  const questions: unknown = objectOf(screens[0])?.['questions']
  if (!Array.isArray(questions) || questions.length !== 1) return 'exactly one question'
  return checkQuestion(objectOf(questions[0]) ?? {})
}

function checkQuestion(question: Json): PhoneFeedback | string {
  const id = stringOf(question['id']) ?? ''
  const title = stringOf(question['title']) ?? ''
  if (!/^\w{1,80}$/.test(id)) return 'id is invalid'
  if (title.length < 5 || title.length > 85) return 'title is invalid'
  const options = OPTIONS[stringOf(question['type']) ?? ''] ?? []
  if (!options.includes(stringOf(question['score_option']) ?? '')) return 'score_option is invalid'
  if (!LABELS.includes(stringOf(question['score_label']) ?? '')) return 'score_label is invalid'
  return { question: id, title }
}
