import { describe, expect, it } from 'vitest'
import { composeAnswer } from '../../src/answering/compose-answer.ts'
import { fillFigures } from '../../src/answering/fill-figures.ts'
import { inForceOn, type KnowledgeArticle } from '../../src/core/knowledge.ts'
import { contentOf, daysOf, REVIEWED_ON } from './content-days.ts'

const content = contentOf()
const articles = [...content.articles.values()].flat()
const LONGEST_REPLY = 900
const LEAD_WORDS = 60

const named: [string, KnowledgeArticle][] = articles.map((article) => [
  `${article.id} from ${article.inForceFrom}`,
  article,
])

function answerOf(article: KnowledgeArticle, day: string, section?: string): string {
  const outcome = composeAnswer(content, {
    article: article.id,
    text: '',
    day,
    ...(section === undefined ? {} : { section }),
  })
  if (outcome.kind === 'unknown') throw new Error(`no answer on ${day}`)
  return outcome.text
}

describe('the articles', () => {
  it('are answered by an intent each', () => {
    const answered = new Set(
      [...content.intents.values()].map(({ answer }) => ('article' in answer ? answer.article : '')),
    )

    expect(articles.filter((article) => !answered.has(article.id))).toEqual([])
  })

  it('are in force on the day of review, in one variant each', () => {
    const variants = [...content.articles.values()].map((list) =>
      list.filter((article) => inForceOn(article, REVIEWED_ON)),
    )

    expect(variants.filter((list) => list.length !== 1)).toEqual([])
  })
})

describe.each(named)('%s', (_name, article) => {
  const days = daysOf(content, article)

  it('knows every figure on its last day, or on the day of review', () => {
    const parts = [article.lead, ...article.sections.map((section) => section.body)]

    const unfilled = parts.filter(
      (part) => fillFigures(part, content.parameters, days.at(-1) ?? REVIEWED_ON) === undefined,
    )

    expect(unfilled).toEqual([])
  })

  it('answers each section that it offers, on each day on which a figure changes', () => {
    for (const day of days) {
      const outcome = composeAnswer(content, { article: article.id, text: '', day })
      const offered = outcome.kind === 'answered' ? outcome.more : []

      expect(outcome.kind).toBe('answered')
      for (const { value } of offered) expect(answerOf(article, day, value.split('#')[1])).not.toMatch(/[{}]/)
    }
  })

  it('gives its first answer in sixty words or fewer, with the law, on each of those days', () => {
    for (const day of days) {
      const text = answerOf(article, day)
      const lead = fillFigures(article.lead, content.parameters, day)?.text ?? ''

      expect(lead.split(/\s+/).length, `${day}: ${lead}`).toBeLessThanOrEqual(LEAD_WORDS)
      expect(text).toContain('Căn cứ:')
      expect(text).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('fits each section into one chat bubble', () => {
    const long = article.sections
      .map((section) => answerOf(article, days.at(-1) ?? REVIEWED_ON, section.id))
      .filter((text) => text.length > LONGEST_REPLY)

    expect(long).toEqual([])
  })

  it('is plain text: no tables, links, bold or raw headings', () => {
    const parts = [article.lead, ...article.sections.map((section) => section.body)]

    expect(parts.filter((part) => /\*\*|\]\(|^\s*\||^#|<\w+>/m.test(part))).toEqual([])
  })
})
