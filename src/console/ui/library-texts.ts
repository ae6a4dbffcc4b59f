/** What React Aria's components say by themselves, mostly to screen readers; vite.config.ts puts it in place of English. */
interface Said {
  readonly optionText?: string
  readonly optionCount?: number
  readonly groupTitle?: string
  readonly isSelected?: boolean
  readonly isGroupChange?: boolean
  readonly count?: number
}

export const components = {
  selectPlaceholder: 'Chọn một mục',
  tableResizer: 'Đổi độ rộng cột',
  dropzoneLabel: 'Nơi thả tệp',
  colorSwatchPicker: 'Bảng màu',
}

export const overlays = { dismiss: 'Đóng' }

export const menu = { longPressMessage: 'Nhấn giữ hoặc nhấn Alt + mũi tên xuống để mở danh mục' }

export const searchfield = { 'Clear search': 'Xóa ô tìm' }

export const toast = {
  close: 'Đóng',
  notifications: ({ count = 0 }: Said): string => `${count} thông báo.`,
}

export const combobox = {
  focusAnnouncement: ({ isGroupChange = false, groupTitle = '', optionText = '', isSelected = false }: Said): string =>
    `${isGroupChange ? `Nhóm ${groupTitle}. ` : ''}${optionText}${isSelected ? ', đang chọn' : ''}`,
  countAnnouncement: ({ optionCount = 0 }: Said): string => `Có ${optionCount} gợi ý.`,
  selectedAnnouncement: ({ optionText = '' }: Said): string => `${optionText}, đã chọn`,
  buttonLabel: 'Hiện gợi ý',
  listboxLabel: 'Gợi ý',
}
