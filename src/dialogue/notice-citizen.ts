import { fold, nfc } from '../core/vietnamese.ts'

/** What a message shows of the one who writes it; in doubt nothing. */
export interface Noticed {
  readonly elderly?: true
  readonly language?: 'vi' | 'en'
}

/** Said of oneself, without accents: "tôi già rồi", "mắt tôi kém", "cho chữ to lên". Not "mẹ tôi già", "chế độ người già". */
const ELDERLY =
  /(?<![a-z])(?:(?<!(?:me|ma|bo|ba|cha|ong|chong|vo|noi|ngoai|nha|chau|co|cau|bac|chu) )toi (?:da |cung |thi )?(?:gia|lon tuoi|cao tuoi)(?: roi)?|toi la nguoi (?:gia|cao tuoi|lon tuoi)|mat toi (?:kem|mo|yeu)|mat kem|chu (?:to|lon) (?:len|hon)|tai (?:toi )?(?:nghenh ngang|lang))(?![a-z])/
const OWN_AGE =
  /(?<![a-z])(?<!(?:me|ma|bo|ba|cha|ong|chong|vo|noi|ngoai|nha|chau|co|cau|bac|chu) )toi (?:nam nay )?(?:da |duoc |ngoai |hon |gan )?(\d{2,3}) tuoi(?! (?:nghi|ve huu|duoc nghi))/
/** Younger people ask about a pension with their age too. */
const ELDERLY_FROM = 70

/** Only words that no Vietnamese sentence has, with or without accents. */
const ENGLISH = new Set(
  'the my is are how what where when which please want need have you your hello thanks insurance pension health card speak english and of this that would like should could does'.split(
    ' ',
  ),
)
const LEAST_ENGLISH = 2
const ENGLISH_SHARE = 0.3
const ACCENTED = /[đàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/iu

export function noticeCitizen(text: string): Noticed {
  const plain = fold(text)
  const age = Number(OWN_AGE.exec(plain)?.[1] ?? 0)
  const elderly = ELDERLY.test(plain) || (age >= ELDERLY_FROM && age < 120)
  const language = languageOf(text)
  return { ...(elderly ? { elderly } : {}), ...(language === undefined ? {} : { language }) }
}

function languageOf(text: string): 'vi' | 'en' | undefined {
  if (ACCENTED.test(nfc(text))) return 'vi'
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  const english = words.filter((word) => ENGLISH.has(word)).length
  return english >= LEAST_ENGLISH && english / words.length >= ENGLISH_SHARE ? 'en' : undefined
}
