import { scan, vi, type Found } from './pattern.ts'

/**
 * The sex of the person whom the message concerns: said, or told by a kin word with its owner ("mẹ em"). Two ranks, the
 * first of words that tell none.
 */
export function readGender(text: string): readonly (readonly Found[])[] {
  if (!ANY.test(text)) return []
  const told = [
    ...(SAYS_FEMALE.test(text) ? scan(text, FEMALE, 'gender', () => 'female') : []),
    ...(SAYS_MALE.test(text) ? scan(text, MALE, 'gender', () => 'male') : []),
    ...scan(text, FEMALE_KIN, 'gender', () => 'female'),
    ...scan(text, MALE_KIN, 'gender', () => 'male'),
  ]
  return told.length === 0 ? [] : [scan(text, BOTH, undefined, () => 0), told]
}

const ANY = /n[uữ]|nam|đàn|dan|v[oợ]|ch[oồ]ng|m[eẹ]|má|b[oố]|ba|tía|cha|b[aà]|[oô]ng|cô|dì|chú|chị|bác|anh/u
const SAYS_FEMALE = /n[uữ]|[dđ][aà]n b/u
const SAYS_MALE = /nam|[dđ][aà]n [oô]/u

/** Neither: both sexes, organisations, places. */
const BOTH = vi(
  String.raw`(?:nam|nữ) ?(?:,|/|và|hay|hoặc|-)? ?(?:lao động )?(?:nam|nữ)|hội (?:liên hiệp )?phụ nữ|(?:việt|miền|phía|hà|đông) nam|(?:bố|ba|cha|tía) (?:mẹ|má)(?: (?:vợ|chồng))?(?: \p{L}{1,5})?|ông bà(?: (?:nội|ngoại))?(?: \p{L}{1,5})?|vợ chồng(?: \p{L}{1,5})?|bà con(?: \p{L}{1,5})?|con (?:trai|gái)`,
)
const FEMALE = vi(
  String.raw`(?:tôi|em|mình|e|là|giới tính:?|giới) (?<t>nữ)|(?:lao động|lđ|người) nữ|phụ nữ|nữ giới|đàn bà|~nữ|nu(?=,? ?\d\d)`,
)
/** "nam" is also "năm" without its accent: only where a sex is expected. */
const MALE = vi(
  String.raw`(?:tôi|em|mình|e|là|giới tính:?) (?<t>nam)(?! (?:nay|ngoái|sau|trước|tới|kia|\d{4}|\d (?!\d))| giới)|(?:lao động|lđ) nam|nam giới|đàn ông|(?<=^|[,.;(\n] ?)nam(?=[,.;)]| ?(?:sinh|sn|\d\d ?(?:tuổi|t(?!\p{L}))|[89]\d))`,
)

const OWNER = '(?: của)? (?:em|tôi|mình|tui|e|cháu|mk)'
const KIN_END = String.raw`(?! (?:bé|trai|gái|dâu|rể|ruột|họ)(?!\p{L}))`
const FEMALE_KIN = vi(
  String.raw`(?:vợ|bà xã|mẹ(?: (?:vợ|chồng|ruột|kế|đẻ))?|~má(?: (?:vợ|chồng))?|~bà (?:nội|ngoại)|~bà|bác gái|chị gái|chị dâu|em gái|~cô|~dì)${OWNER}${KIN_END}`,
)
const MALE_KIN = vi(
  String.raw`(?:chồng|ông xã|bố(?: (?:vợ|chồng|ruột|đẻ))?|~tía|cha(?: (?:vợ|chồng))?|ông (?:nội|ngoại)|~ông|bác trai|anh trai|em trai|~chú|ba(?= (?:~tôi|~của|mình|em|tui|cháu)))${OWNER}${KIN_END}`,
)
