import type { InviteId } from '../../src/core/ids.ts'

/** Meta's customer feedback template: exactly one screen with one question. */
export interface FeedbackTemplate {
  readonly type: 'template'
  readonly payload: {
    readonly template_type: 'customer_feedback'
    readonly title: string
    readonly subtitle: string
    readonly button_title: string
    readonly feedback_screens: readonly [{ readonly questions: readonly [FeedbackQuestion] }]
    readonly business_privacy: { readonly url: string }
    readonly expires_in_days: number
  }
}

interface FeedbackQuestion {
  /** At most 80 letters, digits and underscores. */
  readonly id: string
  readonly type: 'csat'
  readonly title: string
  readonly score_label: 'neg_pos'
  readonly score_option: 'five_stars'
}

const MAX_TITLE = 65
/** For a question that is longer than a title may be, or shorter than one must be (5). */
const TITLE = 'Anh/chị hài lòng thế nào với lần hỗ trợ này?'

interface FeedbackParts {
  readonly invite: InviteId
  readonly question: string
  readonly privacyUrl: string
}

/** The reason behind the stars is asked in the conversation, as on every channel: no follow-up in the template. */
export function feedbackTemplate({ invite, question, privacyUrl }: FeedbackParts): FeedbackTemplate {
  const title = question.length >= 5 && question.length <= MAX_TITLE ? question : TITLE
  return {
    type: 'template',
    payload: {
      template_type: 'customer_feedback',
      title,
      subtitle: 'Ý kiến của anh/chị giúp chúng tôi phục vụ tốt hơn.',
      button_title: 'Đánh giá',
      feedback_screens: [
        { questions: [{ id: invite, type: 'csat', title, score_label: 'neg_pos', score_option: 'five_stars' }] },
      ],
      business_privacy: { url: privacyUrl },
      // As long as the invitation itself is open on this channel (`intents/hotline.yaml`).
      expires_in_days: 1,
    },
  }
}
