import type { Slot, SlotValue } from '../core/intent.ts'
import { NOW, shown } from '../dialogue/read-slot.ts'

/** A value as one reads it out: "24 năm 6 tháng", "Nam", "7.000.000 đồng". */
export function valueWords(slot: Slot, value: SlotValue): string {
  switch (slot.type) {
    case 'gender':
      return value === 'female' ? 'Nữ' : 'Nam'
    case 'yes_no':
      return value === true ? 'Có' : 'Không'
    case 'region':
      return `Vùng ${String(value)}`
    case 'choice':
      return slot.options?.find((option) => option.value === value)?.label ?? String(value)
    case 'periods':
      return String(value).split(';').map(periodWords).join('; ')
    default:
      return shown(slot, value)
  }
}

function periodWords(period: string): string {
  const [from = '', to = '', amount = ''] = period.split('/')
  return `${monthWords(from)}–${monthWords(to)}: ${Number(amount).toLocaleString('vi-VN')} đồng`
}

function monthWords(month: string): string {
  return month === NOW ? 'nay' : month.split('-').toReversed().join('/')
}
