import { scan, vi, type Found } from './pattern.ts'

/** Figures that name something: laws, articles, forms, weekdays, places. They keep other readers away. */
export function readNotEntities(text: string): readonly Found[] {
  const likely = /\d\//.test(text) ? [...patterns, ...slashed] : patterns
  return likely.flatMap((pattern) => scan(text, pattern, undefined, () => 0))
}

const DOCUMENT =
  'luật|bộ luật|nghị định|nđ|thông tư|tt|quyết định|qđ|công văn|cv|nghị quyết|nq|văn bản|vb|pháp lệnh|chỉ thị|kế hoạch'

const NUMBERED = String.raw`(?: \p{L}{2,12}){0,5} ?(?:số )?\d{1,4}/\d{2,4}(?:/[\p{L}\d-]{1,20})?`
const DATED = String.raw`(?: (?:số|bhxh|bảo|hiểm|xã|hội|y|tế|việc|làm|lao|động|bhyt|sửa|đổi|mới|cũ)){0,6} (?:năm )?(?:19|20)\d\d`
const SHORT = String.raw`(?: số)? \d{1,4}`

const patterns: readonly RegExp[] = [
  vi(String.raw`(?:${DOCUMENT})(?:${NUMBERED}|${DATED}|${SHORT})`),
  vi(
    String.raw`(?:điều|khoản|~điểm|chương|~mục|phụ lục|mẫu|~biểu|tờ khai)(?: số)? [a-z]{0,2}\d{1,3}(?! ?(?:triệu|tr|nghìn|ngàn|%|năm|tháng|ngày))[\p{L}\d/-]{0,12}`,
  ),
  vi(
    String.raw`(?<!(?:con|đứa|bé|cháu|thai|trai|gái|nhỏ|sinh|đẻ|bầu) )(?:thứ|lớp|~tổ|~ấp|thôn|khóm|~đội|~kỳ|~đợt|lần|quý|phòng|~tầng|~bậc|hạng|nhóm|~khối|~cấp|ngạch|~ô|~cột|~dòng|trang|~bước) \d{1,3}(?:/\d{1,4})?(?! ?(?:triệu|tr|nghìn|ngàn|%))`,
  ),
  vi(
    String.raw`(?<!bình )(?:quận|phường|huyện|xã|khu phố|kp|~đường|số nhà|hẻm|ngõ|quốc lộ|tỉnh lộ) \d{1,4}(?:/\d{1,4})*(?! ?(?:triệu|tr|nghìn|ngàn))`,
  ),
  vi(String.raw`covid[ -]?19`),
]

const slashed: readonly RegExp[] = [
  vi(String.raw`\d{1,4}/\d{4}/[\p{L}][\p{L}\d-]{0,20}`),
  vi(String.raw`\d{1,4}/(?:nđ|qđ|tt|nq|qh|bhxh|tb|cv|hd|byt)(?:[-/]?[\p{L}\d]{1,10}){0,3}`),
  vi(String.raw`24 ?/ ?(?:7|24)`),
]
