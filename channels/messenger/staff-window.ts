import type { StaffWindow, StaffWindowQuestion } from '../../src/core/channel.ts'
import { staffWindowOf } from '../kit/staff-window.ts'
import { commentOf } from './decode-comment.ts'

const WEEK = 168
const CLOSED =
  'Đã quá 7 ngày từ tin cuối của công dân: Messenger không nhận tin nữa. Có thể gọi điện, hoặc chờ công dân nhắn lại.'

/** Meta: 24 hours for all, 7 days for what a person wrote (HUMAN_AGENT); to a comment one message within 7 days. */
export function messengerStaffWindow(question: StaffWindowQuestion): StaffWindow {
  if (commentOf(question.to.thread) !== undefined) {
    const once = 'Đây là bình luận trên trang: chỉ gửi được một tin riêng, rồi chờ công dân trả lời.'
    return staffWindowOf(question, { freely: 0, byStaff: WEEK, afterFreely: once, closed: CLOSED })
  }
  return staffWindowOf(question, {
    freely: 24,
    byStaff: WEEK,
    afterFreely: 'Đã quá 24 giờ: Messenger chỉ nhận tin do cán bộ tự viết, đến hết 7 ngày.',
    closed: CLOSED,
  })
}
