import type { DeskItem } from '../../../../src/console/ui/desk-types.ts'

const item: DeskItem = {
  id: 'h_1',
  conversationId: 'c_1',
  reason: 'asked',
  status: 'waiting',
  queue: 'chung',
  priority: 2,
  summary: 'Hỏi lương hưu',
  openedAt: '2026-11-25T01:00:00.000Z',
  dueAt: '2026-11-25T01:15:00.000Z',
  channel: 'web',
  lastMessageAt: '2026-11-25T01:00:00.000Z',
  unanswered: 1,
  tags: [],
  language: 'vi',
  viewers: [],
}

export function deskItem(part: Partial<DeskItem>): DeskItem {
  return { ...item, ...part }
}
