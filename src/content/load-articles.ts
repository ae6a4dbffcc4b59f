import { readFileSync } from 'node:fs'
import { globFiles } from './glob-files.ts'
import { readYaml } from './load-yaml.ts'
import { articleHeadSchema } from './schemas.ts'
import type { ContentProblem } from './content.ts'
import type { ArticleSection, KnowledgeArticle } from '../core/knowledge.ts'

export interface LoadedArticle {
  readonly article: KnowledgeArticle
  readonly file: string
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/
const HEADING = /^## (.+?)\s*\{#([a-z0-9-]+)\}\s*$/

export function loadArticles(root: string, problems: ContentProblem[]): LoadedArticle[] {
  const loaded: LoadedArticle[] = []
  for (const file of globFiles(root, 'knowledge', '.md')) {
    if (file === 'knowledge/README.md') continue
    const text = readFileSync(`${root}/${file}`, 'utf8').normalize('NFC').replaceAll('\r\n', '\n')
    const article = readArticle(file, text, problems)
    if (article !== undefined) loaded.push(article)
  }
  return loaded
}

export function readArticle(file: string, text: string, problems: ContentProblem[]): LoadedArticle | undefined {
  const parts = FRONT_MATTER.exec(text)
  if (parts === null) {
    problems.push({ level: 'error', file, line: 1, field: '', message: 'no front matter between two lines of ---' })
    return undefined
  }
  const [, head = '', body = ''] = parts
  const read = readYaml({ file, text: head, firstLine: 2 }, articleHeadSchema, problems)
  if (read === undefined) return undefined
  const { value, lineOf } = read
  const { lead, sections } = splitBody(body)
  const questions = new Map(value.sections.map((section) => [section.id, section.questions]))
  for (const section of sections) {
    if (!questions.has(section.id)) {
      problems.push({ level: 'error', file, field: 'sections', message: `no questions for section {#${section.id}}` })
    }
  }
  for (const id of questions.keys()) {
    if (!sections.some((section) => section.id === id)) {
      problems.push({ level: 'error', file, field: 'sections', message: `no heading "## … {#${id}}" in the body` })
    }
  }
  const { confirmAt, inForceUntil, ...rest } = value
  const article: KnowledgeArticle = {
    ...rest,
    ...(confirmAt === undefined ? {} : { confirmAt }),
    ...(inForceUntil === undefined ? {} : { inForceUntil }),
    sources: value.sources.map(({ document, article: number, clause }) => ({
      document,
      ...(number === undefined ? {} : { article: number }),
      ...(clause === undefined ? {} : { clause }),
    })),
    lead,
    sections: sections.map((section) => ({ ...section, questions: questions.get(section.id) ?? [] })),
  }
  return { article, file, lineOf }
}

function splitBody(body: string): { lead: string; sections: Omit<ArticleSection, 'questions'>[] } {
  const lead: string[] = []
  const sections: { id: string; title: string; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const heading = HEADING.exec(line)
    if (heading !== null) sections.push({ title: heading[1] ?? '', id: heading[2] ?? '', lines: [] })
    else (sections.at(-1)?.lines ?? lead).push(line)
  }
  return {
    lead: lead.join('\n').trim(),
    sections: sections.map(({ id, title, lines }) => ({ id, title, body: lines.join('\n').trim() })),
  }
}
