import type { Action } from '../report-types.ts'

export const actionStatusTexts: Readonly<Record<Action['status'], string>> = {
  open: 'Chưa bắt đầu',
  doing: 'Đang làm',
  done: 'Đã xong',
  dropped: 'Thôi không làm',
}

export const actionStatuses = ['open', 'doing', 'done', 'dropped'] as const
