import type { Content } from '../content/content.ts'
import type { Day } from '../core/ids.ts'
import { inForceOn, type ArticleSection, type KnowledgeArticle, type LegalSource } from '../core/knowledge.ts'
import { fold, tokens } from '../core/vietnamese.ts'
import { fillFigures } from './fill-figures.ts'
import { expanded } from './words.ts'

/** A part of a reviewed article as it stands on the day, figures filled in. */
export interface Passage {
  readonly article: KnowledgeArticle
  /** None: the article's first answer. */
  readonly section?: ArticleSection
  readonly text: string
  /** In force on the day; at least one. */
  readonly sources: readonly LegalSource[]
}

export type FindPassages = (question: string, day: Day) => readonly Passage[]

const MOST_PASSAGES = 6
/** BM25's usual constants: how soon a repeated word stops counting, how much a long text is held against it. */
const SATURATION = 1.2
const LENGTH = 0.5
/**
 * The best passage must hold this share of the question's weight (rare words weigh more), else the question is about
 * something else. On the real content 97 % of the intents' examples reach it, and few questions of other trades; what
 * is let through here costs a call, not a wrong answer.
 */
const FLOOR = 0.5
/** Passages far behind the best only tempt the model to mix rules. */
const NEAR_BEST = 0.35

/** BM25 over syllables and pairs of syllables without accents, of every lead and section. Indexed at the first question. */
export function createFindPassages(content: Content): FindPassages {
  let index: Index | undefined
  return (question, day) => {
    index ??= indexOf(content)
    const known = index
    const asked = new Set(grams(question))
    const inForce = known.entries.filter(({ article }) => isUsable(article, day))
    const ranked = inForce
      .map((entry) => ({ entry, score: bm25(asked, entry, known) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
    const near = ranked.filter(({ score }) => score >= NEAR_BEST * (ranked[0]?.score ?? 0)).map(({ entry }) => entry)
    if (Math.max(0, ...near.slice(0, MOST_PASSAGES).map((entry) => coverage(asked, entry, known))) < FLOOR) return []
    return firstFilled(near, content, day)
  }
}

export interface Entry {
  readonly article: KnowledgeArticle
  readonly section?: ArticleSection
  /** Before the figures of the day. */
  readonly text: string
  readonly counts: ReadonlyMap<string, number>
  readonly length: number
}

interface Index {
  readonly entries: readonly Entry[]
  readonly weights: ReadonlyMap<string, number>
  /** Of a word that no passage holds. */
  readonly heaviest: number
  readonly meanLength: number
}

const read = new WeakMap<KnowledgeArticle, readonly Entry[]>()

/** Reads an article for the index: all at once, at the first question, would hold everybody up for half a second. */
export function readPassages(article: KnowledgeArticle): readonly Entry[] {
  const known = read.get(article)
  if (known !== undefined) return known
  const entries = entriesOf(article)
  read.set(article, entries)
  return entries
}

function indexOf({ articles }: Content): Index {
  const entries = [...articles.values()].flat().flatMap(readPassages)
  const found = new Map<string, number>()
  for (const { counts } of entries) for (const gram of counts.keys()) found.set(gram, (found.get(gram) ?? 0) + 1)
  const weigh = (count: number): number => Math.log(1 + (entries.length - count + 0.5) / (count + 0.5))
  return {
    entries,
    weights: new Map([...found].map(([gram, count]) => [gram, weigh(count)])),
    heaviest: weigh(0),
    meanLength: entries.reduce((sum, { length }) => sum + length, 0) / Math.max(1, entries.length),
  }
}

function entriesOf(article: KnowledgeArticle): Entry[] {
  const { title, questions, lead, sections } = article
  return [
    readEntry(article, `${title}\n${lead}`, questions),
    ...sections.map((section) => ({
      ...readEntry(article, `${title}. ${section.title}\n${section.body}`, section.questions),
      section,
    })),
  ]
}

/** Its typical questions help to find a passage; they are not part of what it says. */
function readEntry(article: KnowledgeArticle, text: string, questions: readonly string[]): Entry {
  const all = [text, ...questions].flatMap(grams)
  const counts = new Map<string, number>()
  for (const gram of all) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return { article, text, counts, length: all.length }
}

function grams(text: string): string[] {
  const words = tokens(fold(expanded(text)))
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)]
}

function bm25(asked: ReadonlySet<string>, { counts, length }: Entry, { weights, meanLength }: Index): number {
  const norm = SATURATION * (1 - LENGTH + (LENGTH * length) / meanLength)
  let score = 0
  for (const gram of asked) {
    const count = counts.get(gram)
    if (count !== undefined) score += ((weights.get(gram) ?? 0) * count * (SATURATION + 1)) / (count + norm)
  }
  return score
}

/** Of single syllables: pairs differ between two ways to ask the same, and a citizen's own figures are in no passage. */
function coverage(asked: ReadonlySet<string>, { counts }: Entry, { weights, heaviest }: Index): number {
  let shared = 0
  let all = 0
  for (const gram of asked) {
    if (gram.includes(' ') || /^\d/.test(gram)) continue
    const weight = weights.get(gram) ?? heaviest
    all += weight
    if (counts.has(gram)) shared += weight
  }
  return all === 0 ? 0 : shared / all
}

function isUsable(article: KnowledgeArticle, day: Day): boolean {
  return article.confidence !== 'low' && inForceOn(article, day)
}

/** A passage with a figure that is not certain on the day, or without a law in force on it, is passed over. */
function firstFilled(entries: readonly Entry[], { parameters, documents }: Content, day: Day): Passage[] {
  const passages: Passage[] = []
  for (const { article, section, text } of entries) {
    if (passages.length === MOST_PASSAGES) break
    const filled = fillFigures(text, parameters, day)
    if (filled === undefined) continue
    const sources = [...article.sources, ...filled.basis].filter(({ document }) => {
      const known = documents.get(document)
      return known === undefined || inForceOn(known, day)
    })
    if (sources.length > 0)
      passages.push({ article, text: filled.text, sources, ...(section === undefined ? {} : { section }) })
  }
  return passages
}
