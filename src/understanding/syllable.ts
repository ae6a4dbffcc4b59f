import { fold, nfc } from '../core/vietnamese.ts'

/**
 * Whether a token could be one Vietnamese syllable: onset + rhyme + tone. A filter for typing repairs, not a
 * dictionary: "nghoẹo" passes, "tabs" does not.
 */
export function isSyllable(token: string): boolean {
  const { bare, tone } = splitTone(token)
  if (!ends(bare, onsets, rhymes)) return false
  // Syllables closed by a stop take only the acute or the dot below.
  return !/(?:p|t|c|ch)$/.test(bare) || tone === '\u0301' || tone === '\u0323'
}

/** The same for text typed without any accent, where the tone is unknown. */
export function isFoldedSyllable(token: string): boolean {
  return ends(token, foldedOnsets, foldedRhymes)
}

/** Tone mark apart from the letters; the letters keep their circumflex, breve and horn. */
export function splitTone(token: string): { readonly bare: string; readonly tone: string } {
  const decomposed = token.normalize('NFD')
  return { bare: nfc(decomposed.replace(TONES, '')), tone: decomposed.match(TONES)?.[0] ?? '' }
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

function ends(bare: string, heads: ReadonlySet<string>, tails: ReadonlySet<string>): boolean {
  for (let length = 0; length <= 3; length++) {
    if (heads.has(bare.slice(0, length)) && tails.has(bare.slice(length))) return true
  }
  return false
}

const onsets: ReadonlySet<string> = new Set([
  '',
  ...'b c ch d đ g gh gi h k kh l m n nh ng ngh ph qu r s t th tr v x'.split(' '),
])

const rhymes: ReadonlySet<string> = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng',
    'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong ooc',
    'op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uc ui um un ung up ut uân uât uây uâng uê uêch uênh uêu uôc uôi uôm uôn uông uôt uơ',
    'uy uya uych uynh uyên uyêt uyt uyp uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu',
    'y yêm yên yêng yêt yêu',
  ].flatMap((line) => line.split(' ')),
)

const foldedOnsets: ReadonlySet<string> = new Set([...onsets].map(fold))
const foldedRhymes: ReadonlySet<string> = new Set([...rhymes].map(fold))
