import { scan, vi, type Found } from './pattern.ts'

/** How many children (`children`), which child (`child_order`), how many people of a household (`people`). */
export function readPeople(text: string): readonly Found[] {
  return [
    ...(/\d/.test(text) ? readCounts(text) : []),
    ...(/[dđ][oô]i|song/.test(text) ? scan(text, TWINS, 'children', () => 2) : []),
    ...(/ ba|tam/.test(text) ? scan(text, TRIPLETS, 'children', () => 3) : []),
    ...(/[dđ][aầ]u/.test(text) ? scan(text, FIRST, 'child_order', () => 1) : []),
  ]
}

function readCounts(text: string): readonly Found[] {
  return [
    ...scan(text, CHILDREN, 'children', ({ count }) => upTo(count, 15)),
    ...scan(text, ORDER, 'child_order', ({ order }) => upTo(order, 15)),
    ...scan(text, BIRTH_ORDER, 'child_order', ({ order }) => upTo(order, 15)),
    ...scan(text, PEOPLE, 'people', ({ count }) => upTo(count, 10_000)),
  ]
}

const NOT_CHILD = '(?! (?:số|đường|dấu|gà|trâu|bò|lợn|heo|vật|cá|chó|mèo|dao|nợ|thứ|người|dâu|rể|bài|ông|bà))'
const CHILDREN = vi(
  String.raw`(?<!(?:lớp|thứ|tháng|vùng|lần|năm) )(?<count>\d{1,2}) (?:đứa con|đứa nhỏ|đứa(?=$|[,.;]| (?:con|trẻ|bé|lớn|sinh|đang học|đi học|còn))|người con|con|cháu|bé|nhóc)${NOT_CHILD}`,
)
const TWINS = vi('(?:thai|sinh|đẻ|song) đôi|song thai|cặp song sinh|song sinh')
/** "sinh ba năm trước" and "sinh ba tháng" count something else; so does "sinh ba đứa". */
const TRIPLETS = vi(String.raw`sinh ba|tam thai|thai ba(?! (?:năm|tháng|ngày|tuần|đứa|con|bé|mẹ))`)
const ORDER = vi(String.raw`(?:đứa con|đứa|con|bé|cháu|thai)(?: (?:trai|gái|nhỏ))? thứ (?<order>\d{1,2})`)
const BIRTH_ORDER = vi(String.raw`(?:sinh|đẻ|sinh con|mang thai|có thai|mang bầu) lần (?:thứ )?(?<order>\d{1,2})`)
const FIRST = vi('(?:đứa con|đứa|con|bé)(?: trai| gái)? (?:đầu lòng|đầu tiên|~đầu)')
/** "hai người" alone is a pronoun: only people of a home. */
const HOME = String.raw`(?<=(?:nhà|hộ|gia đình|hộ khẩu)(?: \p{L}{1,7}){0,5} (?!1 )\d{1,4} )`
const PEOPLE = vi(
  String.raw`(?<!(?:lớp|thứ|lần|tháng) )(?<count>\d{1,4}) (?:nhân khẩu|khẩu|thân nhân|${HOME}(?:thành viên|người(?! (?:con|ta|tuổi|dùng))))`,
)

function upTo(digits: string | undefined, limit: number): number | undefined {
  const count = Number(digits)
  return count >= 1 && count <= limit ? count : undefined
}
