import type { ChannelAddress, Choice, OutboundContent, OutboundMessage } from '../../src/core/message.ts'

/** Words that must not turn up in any log: a name, an identity number, a phone number. */
export const privateText = 'Nguyễn Thị Bí Mật, CCCD 001234567890, 0912000111'

export function outbound(to: ChannelAddress, content: OutboundContent): OutboundMessage {
  return { id: 'o_1', conversationId: 'c_1', to, content, citations: [], author: 'bot' }
}

/** Every content kind with texts that go wrong where lengths are counted carelessly. */
export function contentVariants(): readonly OutboundContent[] {
  return texts().flatMap((text): OutboundContent[] => [
    { kind: 'text', text },
    { kind: 'notice', text },
    { kind: 'staff-text', text, officer: 'Trần Văn Ổn' },
    ...choiceLists().map((choices): OutboundContent => ({ kind: 'choices', text, choices })),
    { kind: 'choices', text, choices: scoredChoices(), lastMayBeTyped: true },
    { kind: 'rating-request', invite: 'i_0123456789abcdef0123456789abcdef', text, choices: stars() },
  ])
}

const SENTENCE = 'Người lao động đóng đủ 15 năm, đủ tuổi thì được hưởng lương hưu theo Luật số 41/2024/QH15. '

function texts(): readonly string[] {
  const long = SENTENCE.repeat(120)
  return [
    'Xin chào ạ',
    long,
    long.normalize('NFD'),
    // Emoji of several code points around the usual limits: a cut inside shows as broken characters.
    `${'a'.repeat(1995)}${'👩‍👩‍👧‍👦'.repeat(40)}`,
    `${'ọ'.repeat(4090)}${'🧑🏽‍🌾'.repeat(30)}`.normalize('NFD'),
    'khôngcódấucách'.repeat(700),
    `${'Đoạn văn.\n\n'.repeat(500)}`,
  ]
}

function choiceLists(): readonly (readonly Choice[])[] {
  const long = 'Hồ sơ hưởng chế độ thai sản khi sinh con, nhận nuôi con nuôi dưới 6 tháng tuổi 👶🏽 '.repeat(3)
  return [
    [
      { label: 'Có', value: 'yes' },
      { label: 'Không', value: 'no' },
    ],
    Array.from({ length: 5 }, (_, index) => ({ label: `${index} ${long}`.normalize('NFD'), value: `v${index}` })),
    Array.from({ length: 14 }, (_, index) => ({ label: `Tỉnh số ${index + 1}`, value: `p${index}` })),
    [{ label: 'Giá trị dài', value: 'x'.repeat(1500) }],
  ]
}

/** The second question of the rating: the same five answers, and a way out that may be left to typing. */
export function scoredChoices(): readonly Choice[] {
  const scores = stars().map(({ label, value }) => ({ label, value: `q2:${value}` }))
  return [...scores, { label: 'Bỏ qua', value: 'skip' }]
}

function stars(): readonly Choice[] {
  const labels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng']
  return labels.map((label, index) => ({ label, value: String(index + 1) }))
}
