import type { Role } from '../desk-types.ts'

export const roleTexts: Readonly<Record<Role, string>> = {
  officer: 'Cán bộ hỗ trợ',
  supervisor: 'Trưởng ca',
  analyst: 'Phân tích',
  admin: 'Quản trị',
}

/** What each may do, for whoever gives the role. */
export const roleHints: Readonly<Record<Role, string>> = {
  officer: 'trả lời công dân',
  supervisor: 'thêm: điều hành, giao lại cuộc, xem số liệu',
  analyst: 'chỉ xem trang phân tích',
  admin: 'thêm: nhân sự, nhật ký, cài đặt',
}
