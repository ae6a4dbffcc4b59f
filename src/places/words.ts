import { syllable } from './spelling.ts'

// Compared without accents: an accented "ở" folds to the same key.

/** Words after which a place is expected. */
export const LEADS = new Set('o tai ve que ben thuoc gan den vao ra tinh bhxh'.split(' '))

/** After these four a bare district or commune counts in free text, if it is written with its accents. */
export const STRONG_LEADS = exactly(['ở', 'tại', 'về', 'quê'])

/** A typed place may begin with these; they say nothing about where. */
export const OPENERS = new Set(
  'toi em anh chi minh con chau nha dang song lam viec cu tru ngu dia vi la da cho hien nay ap to thon xom'
    .split(' ')
    .concat([...LEADS]),
)

/** What may stand between the parts of one address. */
export const LINKS = new Set('thuoc tinh cua o tai cu cua nay la vn thanh pho tp'.split(' '))

/** A person's name follows. Surnames are those that place names follow in real names ("Nguyễn Thái Bình"). */
export const NAME_MARKS = exactly(
  (
    'tên họ anh chị cô chú bác ông cháu bé nguyễn trần lê phạm võ huỳnh hoàng phan vũ đặng bùi đỗ hồ ngô dương đinh ' +
    'lý thị văn'
  ).split(' '),
)

/** A street's name follows ("đường Trường Sa"). `phố` only where it is not the end of "thành phố". */
export const STREET_MARKS = new Set(['duong', 'hem', 'ngo', 'ngach', 'cau', 'so'])

/** A number after these counts hamlets and blocks; after anything else a bare number is a house number. */
export const BLOCK_MARKS = new Set(['to', 'ap', 'thon', 'xom', 'khom', 'doi', 'ban', 'khu', 'pho'])

/** Words before "xã hội" that make it "social": insurance, security, housing, order, assistance … */
export const SOCIAL_BEFORE = new Set(
  'hiem sinh an hoi tro cap giup te hoa luc phuc loi o mang tu te trat van chinh sach nganh bh doi'.split(' '),
)

function exactly(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => syllable(word).exact))
}
