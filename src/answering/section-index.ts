import type { Content } from '../content/content.ts'
import type { KnowledgeArticle } from '../core/knowledge.ts'
import { questionGrams } from './question-grams.ts'

/**
 * How well a question fits the article's first answer (group 0) and each of its sections (1 …), from 0 to about
 * `1 + TEXT_SHARE`.
 */
export function fitOf(content: Content, article: KnowledgeArticle, question: string): Float64Array {
  const { groupOf, totals, postings, groups } = indexOf(content, article)
  const shared = new Float64Array(totals.length)
  const covered = new Float64Array(groups)
  let asked = 0
  for (const gram of questionGrams(content, question)) {
    const posting = postings.get(gram)
    const weight = posting?.weight ?? STORY_WEIGHT
    asked += weight
    for (const line of posting?.lines ?? []) shared[line] = (shared[line] ?? 0) + weight
    for (const group of posting?.groups ?? []) covered[group] = (covered[group] ?? 0) + weight
  }
  const fit = covered.map((weight) => (asked === 0 ? 0 : (TEXT_SHARE * weight) / asked))
  const likest = new Float64Array(groups)
  for (const [line, weight] of shared.entries()) {
    const group = groupOf[line] ?? 0
    if (weight === 0) continue
    const unlike = STORY * (asked - weight) + UNUSED * ((totals[line] ?? 0) - weight)
    likest[group] = Math.max(likest[group] ?? 0, weight / (weight + unlike))
  }
  return fit.map((text, group) => text + (likest[group] ?? 0))
}

/** Reads the article ahead: about 4 ms that no citizen has to wait for. */
export function readAhead(content: Content, article: KnowledgeArticle): void {
  indexOf(content, article)
}

/** What the group's text counts beside its typical questions: people ask for things in the words of the answer. */
const TEXT_SHARE = 3
/**
 * Tversky's index: a line's words that the citizen did not use count much against it; the citizen's other words count
 * little, because people tell stories.
 */
const UNUSED = 0.8
const STORY = 0.15
/** Of a word of the citizen that no line has. */
const STORY_WEIGHT = 0.3
const LEAST_WEIGHT = 0.1

interface Posting {
  /** The rarer a gram among the groups, the more it tells which one is meant. */
  readonly weight: number
  readonly lines: readonly number[]
  readonly groups: readonly number[]
}

interface SectionIndex {
  readonly groups: number
  /** Line → group. */
  readonly groupOf: readonly number[]
  /** Line → weight of all its grams. */
  readonly totals: readonly number[]
  readonly postings: ReadonlyMap<string, Posting>
}

/** Articles never change while the program runs: each is read once. */
const indexes = new WeakMap<KnowledgeArticle, SectionIndex>()

function indexOf(content: Content, article: KnowledgeArticle): SectionIndex {
  const known = indexes.get(article)
  if (known !== undefined) return known
  const index = buildIndex(content, article)
  indexes.set(article, index)
  return index
}

function buildIndex(content: Content, article: KnowledgeArticle): SectionIndex {
  const { questions, lead, sections } = article
  const groups = [
    { lines: questions, text: lead },
    ...sections.map((section) => ({
      lines: [section.title, ...section.questions],
      text: `${section.title} ${section.questions.join(' ')} ${section.body}`,
    })),
  ].map(({ lines, text }) => ({
    lines: lines.map((line) => questionGrams(content, line)),
    text: questionGrams(content, text),
  }))
  const lines = groups.flatMap((group, index) => group.lines.map((grams) => ({ grams, group: index })))
  const asking = lists(lines.map(({ grams }) => grams))
  const telling = lists(groups.map(({ text }) => text))
  const weightOf = (gram: string): number => {
    const count = new Set(asking.get(gram)?.map((line) => lines[line]?.group)).size
    return count === 0 ? STORY_WEIGHT : LEAST_WEIGHT + Math.log(groups.length / count)
  }
  const all = [...new Set([...asking.keys(), ...telling.keys()])]
  const postings = new Map(
    all.map((gram): [string, Posting] => [
      gram,
      { weight: weightOf(gram), lines: asking.get(gram) ?? [], groups: telling.get(gram) ?? [] },
    ]),
  )
  const total = (grams: ReadonlySet<string>): number =>
    [...grams].reduce((sum, gram) => sum + (postings.get(gram)?.weight ?? 0), 0)
  return {
    groups: groups.length,
    groupOf: lines.map(({ group }) => group),
    totals: lines.map(({ grams }) => total(grams)),
    postings,
  }
}

/** Gram → the sets that have it, by their index. */
function lists(sets: readonly ReadonlySet<string>[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [index, grams] of sets.entries()) {
    for (const gram of grams) {
      const list = found.get(gram)
      if (list === undefined) found.set(gram, [index])
      else list.push(index)
    }
  }
  return found
}
