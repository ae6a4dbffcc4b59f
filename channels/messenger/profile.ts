import type { ChannelHealth } from '../../src/core/channel.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { Http } from '../kit/http.ts'
import { nameOf, readAnswer } from './graph-answer.ts'
import { ASK_PAYLOAD, GET_STARTED_PAYLOAD } from './payload.ts'

/** Answered from an article each (`test/unit/channels/messenger/profile.test.ts`). */
const questions: readonly string[] = [
  'Đóng BHXH bao nhiêu năm thì được lương hưu?',
  'Mua BHYT hộ gia đình ở đâu?',
  'Mất sổ BHXH thì làm sao?',
  'Trợ cấp thất nghiệp được bao nhiêu tiền?',
]

/**
 * What a citizen sees before the first word: Meta's limits are 160 characters of greeting, 4 ice breakers, 3 menu
 * entries; the menu needs the get-started button. That a machine answers is said first, as Meta's policy asks.
 */
export const messengerProfile = {
  get_started: { payload: GET_STARTED_PAYLOAD },
  greeting: [
    {
      locale: 'default',
      text: 'Trợ lý tự động về BHXH, BHYT, bảo hiểm thất nghiệp. Cần gặp người thật, anh/chị gõ: gặp nhân viên.',
    },
  ],
  ice_breakers: [
    { locale: 'default', call_to_actions: questions.map((question) => ({ question, payload: ASK_PAYLOAD })) },
  ],
  persistent_menu: [
    {
      locale: 'default',
      composer_input_disabled: false,
      call_to_actions: [
        { type: 'postback', title: 'Gặp nhân viên', payload: 'act.human' },
        { type: 'postback', title: 'Bạn là ai?', payload: ASK_PAYLOAD },
        { type: 'postback', title: 'Xóa dữ liệu của tôi', payload: ASK_PAYLOAD },
      ],
    },
  ],
} as const

interface ProfileParts {
  /** Of the Graph API, with the page's token. */
  readonly http: Http
  readonly clock: Clock
}

/** Sets the page's profile; again gives the same, so it may run at every release. */
export async function setMessengerProfile({ http, clock }: ProfileParts, signal: AbortSignal): Promise<ChannelHealth> {
  const answer = readAnswer(await http.post('/me/messenger_profile', messengerProfile, { signal }), clock.now())
  if (answer.kind === 'ok') return { ok: true, detail: 'profile set' }
  if (answer.kind === 'error') return { ok: false, detail: nameOf(answer.error) }
  return { ok: false, detail: 'why' in answer.result ? answer.result.why : answer.result.kind }
}
