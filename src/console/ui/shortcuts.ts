/** Every shortcut of the desk, once: the help shows this list, the keyboard follows it. */
export interface Shortcut {
  readonly id: ShortcutId
  /** As `KeyboardEvent.key`, or with Alt as the physical key's letter; several ways parted by a space. */
  readonly keys: string
  readonly label: string
}

export type ShortcutId =
  | 'next'
  | 'down'
  | 'up'
  | 'reply'
  | 'note'
  | 'suggestion'
  | 'panel'
  | 'transfer'
  | 'close'
  | 'help'
  | 'back'

export const shortcuts: readonly Shortcut[] = [
  { id: 'next', keys: 'n Alt+N', label: 'Nhận cuộc tiếp theo, khẩn nhất trước' },
  { id: 'down', keys: 'j Alt+J', label: 'Mở cuộc bên dưới trong danh sách' },
  { id: 'up', keys: 'k Alt+K', label: 'Mở cuộc bên trên trong danh sách' },
  { id: 'reply', keys: 'r Alt+R', label: 'Viết trả lời công dân' },
  { id: 'note', keys: 'i Alt+I', label: 'Viết ghi chú nội bộ' },
  { id: 'suggestion', keys: 's Alt+S', label: 'Chép câu gợi ý vào ô soạn' },
  { id: 'panel', keys: 'p Alt+P', label: 'Mở hoặc đóng phần trợ giúp bên phải' },
  { id: 'transfer', keys: 't', label: 'Chuyển cho đồng nghiệp' },
  { id: 'close', keys: 'e', label: 'Kết thúc hỗ trợ' },
  { id: 'help', keys: '?', label: 'Xem bảng phím tắt này' },
  { id: 'back', keys: 'Escape', label: 'Rời ô soạn; lần nữa: về danh sách' },
]

/** Keys that are the composer's and the list's own. */
export const writingKeys: readonly (readonly [keys: string, label: string])[] = [
  ['Enter Ctrl+Enter', 'Gửi tin đang soạn'],
  ['Shift+Enter', 'Xuống dòng'],
  ['/', 'Ở đầu câu: tìm câu trả lời mẫu'],
  ['@', 'Trong ghi chú: nhắc đồng nghiệp'],
  ['↑ ↓', 'Trong danh sách: đi lên, đi xuống; Enter mở'],
]

export interface PressedKey {
  readonly key: string
  readonly code: string
  readonly alt: boolean
  readonly ctrl: boolean
}

/**
 * Which shortcut was pressed. While somebody types, only those with Alt count; letters alone can be switched off (WCAG
 * 2.1.4). With Alt the physical key counts: a Mac writes `ñ` there.
 */
export function shortcutOf(
  { key, code, alt, ctrl }: PressedKey,
  { typing, letters }: { readonly typing: boolean; readonly letters: boolean },
): ShortcutId | undefined {
  if (ctrl) return undefined
  if (alt) return shortcuts.find(({ keys }) => keys.split(' ').includes(`Alt+${code.replace(/^Key/, '')}`))?.id
  if (key === 'Escape') return 'back'
  if (typing || !letters) return undefined
  const wanted = key.length === 1 ? key.toLowerCase() : key
  return shortcuts.find(({ keys }) => keys.split(' ').includes(wanted))?.id
}
