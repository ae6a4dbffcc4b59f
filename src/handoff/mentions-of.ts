import type { DeskStore, NewMention } from './desk-store.ts'
import { AppError } from '../core/errors.ts'
import type { StaffId } from '../core/ids.ts'

/** One for each colleague who is named, oneself left out; a name that is no colleague is refused, not dropped. */
export async function mentionsOf(
  desk: Pick<DeskStore, 'officers'>,
  staff: readonly string[],
  what: Omit<NewMention, 'staff'>,
): Promise<NewMention[]> {
  if (staff.length === 0) return []
  const officers = await desk.officers()
  return [...new Set(staff)].flatMap((named): NewMention[] => {
    const found: StaffId | undefined = officers.find(({ id }) => id === named)?.id
    if (found === undefined) {
      throw new AppError('invalid_input', 'Không tìm thấy đồng nghiệp được nhắc tên.', { field: 'mentions' })
    }
    return found === what.by ? [] : [{ ...what, staff: found }]
  })
}
