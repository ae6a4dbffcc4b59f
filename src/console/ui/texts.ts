import type { CallbackStatus, CallbackTime } from '../../core/callback.ts'
import type { CallResult } from '../../handoff/call-desk.ts'
import type { Handoff, HandoffReason } from '../../core/handoff.ts'
import type { AttachmentContent, Citation, EventContent } from '../../core/message.ts'

/** What the desk calls things. */
export const reasonTexts: Readonly<Record<HandoffReason, string>> = {
  asked: 'Muốn gặp cán bộ',
  not_understood: 'Trợ lý chưa hiểu',
  no_article_yet: 'Chưa có bài trả lời',
  own_record: 'Hỏi hồ sơ của mình',
  abuse: 'Lời lẽ nặng nề',
  distress: 'Cần quan tâm ngay',
  privacy: 'Dữ liệu cá nhân',
  delivery_failed: 'Tin không gửi được',
}

export const statusTexts: Readonly<Record<Handoff['status'], string>> = {
  waiting: 'Đang chờ',
  assigned: 'Đang hỗ trợ',
  resolved: 'Đã kết thúc',
  expired: 'Đã hết hạn',
  cancelled: 'Đã hủy',
}

const channelTexts: Readonly<Record<string, string>> = { web: 'Trang web', email: 'Thư điện tử', hotline: 'Điện thoại' }

/** Channels are named after their folders; a product's name is that name with a capital. */
export function channelText(channel: string): string {
  return channelTexts[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1)
}

export const moodTexts: Readonly<Record<'distress' | 'angry' | 'elderly', string>> = {
  distress: 'Đang khủng hoảng',
  angry: 'Đang bức xúc',
  elderly: 'Người cao tuổi',
}

/** Queues are named by the office; these are the ones that come with the program. */
const queueTexts: Readonly<Record<string, string>> = {
  chung: 'Tổng hợp',
  bhyt: 'Bảo hiểm y tế',
  bhtn: 'Bảo hiểm thất nghiệp',
}

export function queueText(queue: string): string {
  return queueTexts[queue] ?? queue
}

export const queueGroupTexts = {
  mine: { title: 'Của tôi', empty: 'Anh/chị chưa nhận cuộc nào. Bấm “Nhận cuộc tiếp theo” để bắt đầu.' },
  waiting: { title: 'Đang chờ', empty: 'Không có ai đang chờ.' },
  others: { title: 'Đồng nghiệp hỗ trợ', empty: '' },
  resolved: { title: 'Đã xong trong 7 ngày', empty: 'Chưa có cuộc nào kết thúc trong 7 ngày qua.' },
} as const

export const stateTexts: Readonly<Record<'available' | 'away' | 'offline', string>> = {
  available: 'Sẵn sàng',
  away: 'Tạm vắng',
  offline: 'Không trực',
}

export const mentionTexts = {
  mention: 'Nhắc tên',
  transfer: 'Chuyển cho anh/chị',
  assigned: 'Giao cho anh/chị',
  coach: 'Góp ý',
  reminder: 'Sắp đến hạn',
  escalation: 'Đã quá hạn',
} as const

export const callTimeTexts: Readonly<Record<CallbackTime, string>> = {
  morning: 'buổi sáng',
  afternoon: 'buổi chiều',
  any: 'lúc nào cũng được',
}

export const callbackStatusTexts: Readonly<Record<CallbackStatus, string>> = {
  open: 'Cần gọi',
  done: 'Đã gọi',
  unreachable: 'Không gặp được',
}

export const callResultTexts: Readonly<Record<CallResult, string>> = {
  answered: 'Đã trả lời xong',
  passed_on: 'Đã hướng dẫn đến nơi phụ trách',
  promised: 'Hẹn trả lời sau',
}

export const attachmentTexts: Readonly<Record<AttachmentContent['type'], string>> = {
  image: 'Hình ảnh',
  file: 'Tệp',
  audio: 'Ghi âm',
  video: 'Video',
  sticker: 'Nhãn dán',
  location: 'Vị trí',
  link: 'Liên kết',
  card: 'Danh thiếp',
  other: 'Nội dung khác',
}

export const eventTexts: Readonly<Record<EventContent['event'], string>> = {
  follow: 'Công dân bắt đầu theo dõi kênh',
  unfollow: 'Công dân đã bỏ theo dõi kênh',
  opened: 'Công dân mở cuộc trò chuyện',
  'staff-takeover': 'Cán bộ trả lời từ trang quản trị của kênh',
  'data-withdrawn': 'Công dân yêu cầu rút dữ liệu',
}

export function citationText({ law, article, clause }: Citation): string {
  if (article === '') return law
  const place = clause === undefined ? `Điều ${article}` : `khoản ${clause} Điều ${article}`
  return `${place}, ${law}`
}

/** Distress is 0; the page says it in a word and a colour. */
export function isUrgent(handoff: Handoff): boolean {
  return handoff.priority <= 0
}
