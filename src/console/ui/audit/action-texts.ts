/** What the audit log calls things, in an admin's words; an action that is not here is shown as it is. */
export const actionTexts: Readonly<Record<string, string>> = {
  login: 'Đăng nhập',
  'login-failed': 'Đăng nhập sai',
  'login-code-failed': 'Sai mã xác thực',
  logout: 'Đăng xuất',
  'password-change': 'Đổi mật khẩu',
  'totp-on': 'Bật xác thực hai bước',
  'totp-off': 'Tắt xác thực hai bước',
  'session-end': 'Đăng xuất một thiết bị của mình',
  'person-create': 'Tạo tài khoản',
  'person-change': 'Sửa tài khoản',
  'person-reset': 'Cấp lại mật khẩu',
  'sessions-view': 'Xem phiên đăng nhập của người khác',
  'sessions-end': 'Đăng xuất mọi thiết bị của một người',
  'staff-state': 'Đổi trạng thái trực',
  'handoff-view': 'Xem cuộc hỗ trợ',
  'handoff-claim': 'Nhận cuộc hỗ trợ',
  'handoff-reply': 'Trả lời công dân',
  'handoff-note': 'Ghi chú nội bộ',
  'handoff-close': 'Kết thúc cuộc hỗ trợ',
  'handoff-transfer': 'Chuyển cuộc hỗ trợ',
  'handoff-return': 'Trả về trợ lý tự động',
  'handoff-reopen': 'Mở lại cuộc hỗ trợ',
  'handoff-merge': 'Gộp cuộc hỗ trợ',
  'handoff-assign': 'Giao cuộc hỗ trợ',
  'handoff-coach': 'Ghi chú hướng dẫn',
  'handoff-tags': 'Gắn nhãn',
  'handoff-ticket': 'Sửa phiếu việc',
  'handoff-retry': 'Gửi lại tin lỗi',
  'callback-view': 'Xem phiếu gọi lại',
  'callback-called': 'Ghi kết quả gọi lại',
  'callback-no-answer': 'Gọi lại không gặp',
  'callback-rating': 'Ghi đánh giá qua điện thoại',
  'call-entered': 'Ghi cuộc gọi',
  'media-view': 'Mở tệp của công dân',
  'conversation-search': 'Tìm cuộc trò chuyện',
  'conversation-view': 'Đọc cuộc trò chuyện cũ',
  'canned-add': 'Thêm câu trả lời mẫu',
  'canned-change': 'Sửa câu trả lời mẫu',
  'canned-remove': 'Xóa câu trả lời mẫu',
  'ratings-export': 'Tải số liệu đánh giá',
  'month-freeze': 'Chốt số liệu tháng',
  'rechecks-view': 'Xem phiếu kiểm tra lại',
  recheck: 'Kiểm tra lại một phiếu',
  'comments-view': 'Xem góp ý',
  'comment-topic': 'Xếp chủ đề góp ý',
  'action-add': 'Thêm việc phải làm',
  'action-change': 'Sửa việc phải làm',
  'channel-on': 'Bật kênh',
  'channel-off': 'Tắt kênh',
  'audit-view': 'Xem nhật ký',
  'audit-verify': 'Kiểm tra chuỗi nhật ký',
  'audit-export': 'Tải nhật ký',
}

export function actionText(action: string): string {
  return actionTexts[action] ?? action
}

const detailNames: Readonly<Record<string, string>> = {
  role: 'vai trò',
  fields: 'mục đã sửa',
  disabled: 'khóa',
  by: 'cách đăng nhập',
  code: 'mã',
  ended: 'số phiên',
  session: 'phiên',
  ok: 'chuỗi nguyên vẹn',
  checked: 'số dòng',
  rows: 'số dòng',
  from: 'từ',
  until: 'đến',
  actor: 'người',
  action: 'việc',
  subject: 'đối tượng',
  before: 'trước dòng',
  asked: 'hỏi lại',
  version: 'phiên bản',
  verdict: 'kết quả',
  abuse: 'loại vì phá hoại',
  topic: 'chủ đề',
  status: 'trạng thái',
}

const valueTexts: Readonly<Record<string, string>> = {
  officer: 'cán bộ hỗ trợ',
  supervisor: 'trưởng ca',
  analyst: 'phân tích',
  admin: 'quản trị',
  openid: 'tài khoản cơ quan',
  totp: 'ứng dụng xác thực',
  recovery: 'mã dự phòng',
  wrong: 'sai',
  right: 'đúng',
  displayName: 'họ tên',
  role: 'vai trò',
  disabled: 'khóa',
  email: 'thư điện tử',
  queues: 'nhóm việc',
  provinces: 'tỉnh, thành phố',
  languages: 'ngôn ngữ',
  again: 'mật khẩu',
}

export type DetailValue = string | number | boolean | readonly string[]

export function detailText(detail: Readonly<Record<string, DetailValue>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${detailNames[name] ?? name}: ${valueText(value)}`)
    .join('; ')
}

function valueText(value: DetailValue): string {
  if (value === true) return 'có'
  if (value === false) return 'không'
  if (typeof value === 'number') return value.toLocaleString('vi-VN')
  if (typeof value === 'string') return valueTexts[value] ?? value
  return value.map((one) => valueTexts[one] ?? one).join(', ')
}
