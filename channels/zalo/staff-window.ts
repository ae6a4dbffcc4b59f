import type { StaffWindow, StaffWindowQuestion } from '../../src/core/channel.ts'
import { staffWindowOf } from '../kit/staff-window.ts'

/** Zalo, consultation messages: free for 48 hours after the last interaction, charged until 7 days, then error -230. */
export function zaloStaffWindow(question: StaffWindowQuestion): StaffWindow {
  return staffWindowOf(question, {
    freely: 48,
    byStaff: 168,
    afterFreely: 'Đã quá 48 giờ: mỗi tin gửi qua Zalo có thể bị tính phí, đến hết 7 ngày thì không gửi được nữa.',
    closed:
      'Đã quá 7 ngày từ lần tương tác cuối: Zalo không nhận tin nữa. Có thể gọi điện, hoặc chờ công dân nhắn lại.',
  })
}
