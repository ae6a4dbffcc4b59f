/** What the interface says. The assistant and the officers answer in Vietnamese in both languages. */
const vi = {
  close: 'Đóng khung chat',
  size: 'Cỡ chữ',
  menu: 'Cỡ chữ, màu, ngôn ngữ',
  human: 'Gặp nhân viên',
  lost: 'Mất kết nối, đang thử lại…',
  assistant: 'Trợ lý tự động',
  queued: 'Đang chờ cán bộ…',
  helped: (officer = '') => `Cán bộ ${officer && `${officer} `}đang hỗ trợ`,
  officer: (name: string) => `Cán bộ ${name}`,
  answering: 'Trợ lý đang trả lời',
  typing: 'Cán bộ đang soạn tin',
  unread: (count: number) => `${count} tin mới`,
  log: 'Nội dung trò chuyện',
  more: 'Xem tiếp',
  grades: 'Mức độ hài lòng, 5 là tốt nhất',
  choices: 'Các lựa chọn',
  chosen: 'Đã chọn',
  you: 'Bạn',
  rated: (score: number) => `Đánh giá: ${score} trên 5`,
  sending: 'Đang gửi…',
  sent: 'Đã gửi',
  unsent: 'Chưa gửi được, có mạng sẽ tự gửi',
  again: 'Gửi lại',
  privacy: 'Xin đừng ghi số CCCD, số tài khoản, mã OTP.',
  question: 'Câu hỏi của bạn',
  placeholder: 'Nhập câu hỏi…',
  send: 'Gửi',
  over: (count: number) => `Dài quá ${count} ký tự, xin viết ngắn lại.`,
  clip: 'Gửi ảnh hoặc tệp',
  file: 'Tệp đính kèm',
  view: 'Xem',
  notLoaded: 'Chưa tải được, xin bấm lại.',
  hello: (name: string) => `Xin chào ${name}!`,
  greeting:
    'Xin chào! Tôi là **trợ lý tự động** về bảo hiểm xã hội, bảo hiểm y tế và bảo hiểm thất nghiệp.\n\n' +
    'Xin gõ câu hỏi, hoặc bấm một câu bên dưới. Muốn nói chuyện với người, xin bấm **Gặp nhân viên**.',
}

export type Texts = typeof vi

/** What is shown now; Vietnamese until another language has come. */
export let t: Texts = vi

export async function speak(language: string): Promise<void> {
  t = language === 'en' ? (await import('./texts-en.ts')).en : vi
}
