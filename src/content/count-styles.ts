import { fold, tokens } from '../core/vietnamese.ts'
import type { Content } from './content.ts'

/** How a line is written, judged from outside; the first that fits, in this order. */
const styles = ['story', 'fragment', 'capitals', 'teencode', 'without accents', 'accented'] as const
type Style = (typeof styles)[number]

/** Training lines by style: a set in which one is missing does not teach how people write. */
export function countStyles({ intents, lexicon }: Pick<Content, 'intents' | 'lexicon'>): Record<Style, number> {
  const counts = { story: 0, fragment: 0, capitals: 0, teencode: 0, 'without accents': 0, accented: 0 }
  for (const { examples } of intents.values()) for (const line of examples) counts[styleOf(line, lexicon)]++
  return counts
}

const STORY_FROM = 30
const FRAGMENT_TO = 4

function styleOf(line: string, lexicon: ReadonlyMap<string, string>): Style {
  const words = tokens(line)
  if (words.length >= STORY_FROM) return 'story'
  if (words.length <= FRAGMENT_TO) return 'fragment'
  if (line === line.toUpperCase()) return 'capitals'
  if (words.some((word) => lexicon.has(word.toLowerCase()) && !wellKnown.test(word))) return 'teencode'
  return fold(line) === line.toLowerCase() ? 'without accents' : 'accented'
}

/** Abbreviations that careful writers use too. */
const wellKnown = /^(?:bhxh|bhyt|bhtn|cccd|cmnd|ubnd|vssid|vneid|kcb)$/i
