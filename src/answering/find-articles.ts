import type { Content } from '../content/content.ts'
import type { ArticleId, Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle } from '../core/knowledge.ts'
import { fold, tokens } from '../core/vietnamese.ts'

/** The variant in force on the day in question; undefined where none is: then nothing is stated. */
export function articleOn(content: Content, id: ArticleId, day: Day): KnowledgeArticle | undefined {
  return content.articles.get(id)?.find((article) => inForceOn(article, day))
}

/**
 * The section whose questions and title share most with this question, or undefined where the article's first answer
 * fits as well. Words that every section uses ("nghỉ hưu", "bao nhiêu") say little about which one is meant.
 */
export function bestSection(article: KnowledgeArticle, question: string): ArticleSection | undefined {
  const asked = grams(question)
  const { general, sections, weigh, lead } = indexOf(article)
  const score = (lines: readonly Set<string>[], text: Set<string>): number =>
    Math.max(0, ...lines.map((line) => likeness(asked, line, weigh))) + TEXT_SHARE * coverage(asked, text, weigh)
  const ranked = sections
    .map(({ section, lines, text }) => ({ section, score: score(lines, text) }))
    .toSorted((a, b) => b.score - a.score)
  const [best] = ranked
  const first = score(general, lead)
  if (best === undefined || best.score < ENOUGH || best.score <= GENERAL_SHARE * first) return undefined
  return best.section
}

interface SectionIndex {
  readonly general: readonly Set<string>[]
  readonly lead: Set<string>
  readonly sections: readonly {
    readonly section: ArticleSection
    readonly lines: readonly Set<string>[]
    readonly text: Set<string>
  }[]
  readonly weigh: Weigh
}

/** Articles never change while the program runs: each is read once. */
const indexes = new WeakMap<KnowledgeArticle, SectionIndex>()

function indexOf(article: KnowledgeArticle): SectionIndex {
  const known = indexes.get(article)
  if (known !== undefined) return known
  const general = article.questions.map(grams)
  const sections = article.sections.map((section) => ({
    section,
    lines: [section.title, ...section.questions].map(grams),
    text: grams(`${section.title} ${section.questions.join(' ')} ${section.body}`),
  }))
  const index = {
    general,
    lead: grams(article.lead),
    sections,
    weigh: weights([general, ...sections.map(({ lines }) => lines)]),
  }
  indexes.set(article, index)
  return index
}

/** Below it no section has to do with the question. */
const ENOUGH = 0.3
/** What the section's own text counts beside its typical questions: people ask for things in the words of the answer. */
const TEXT_SHARE = 0.5
/** How much better the first answer must fit to stand alone: a section more costs the reader ten seconds. */
const GENERAL_SHARE = 0.6
/**
 * Tversky's index: a section's words that the citizen did not use count much against it; the citizen's other words
 * count little, because people tell stories.
 */
const UNUSED = 0.8
const STORY = 0.15

/** Syllables and syllable pairs without accents. */
function grams(text: string): Set<string> {
  const words = tokens(fold(text))
  return new Set([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)])
}

type Weigh = (gram: string) => number

/** The rarer a gram among the groups, the more it tells which one is meant; words of no group are the story. */
function weights(groups: readonly (readonly Set<string>[])[]): Weigh {
  const found = new Map<string, number>()
  for (const lines of groups) {
    for (const gram of new Set(lines.flatMap((line) => [...line]))) found.set(gram, (found.get(gram) ?? 0) + 1)
  }
  return (gram) => {
    const count = found.get(gram)
    return count === undefined ? STORY_WEIGHT : LEAST_WEIGHT + Math.log(groups.length / count)
  }
}

const STORY_WEIGHT = 0.5
const LEAST_WEIGHT = 0.1

/** Share of what the question tells apart that the text speaks of. */
function coverage(asked: Set<string>, text: Set<string>, weigh: Weigh): number {
  let shared = 0
  let all = 0
  for (const gram of asked) {
    const weight = weigh(gram)
    all += weight
    if (text.has(gram)) shared += weight
  }
  return all === 0 ? 0 : shared / all
}

function likeness(asked: Set<string>, line: Set<string>, weigh: Weigh): number {
  let shared = 0
  let story = 0
  let unused = 0
  for (const gram of asked) {
    if (line.has(gram)) shared += weigh(gram)
    else story += weigh(gram)
  }
  for (const gram of line) if (!asked.has(gram)) unused += weigh(gram)
  return shared === 0 ? 0 : shared / (shared + STORY * story + UNUSED * unused)
}
