import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { cachedContent } from './content-cache.ts'
import { crossCheck } from './cross-check.ts'
import { instrumentSchema } from './instrument-schema.ts'
import {
  dialogueSchema,
  holidaysSchema,
  hotlineSchema,
  lexiconSchema,
  parametersSchema,
  priceCoefficientsSchema,
  sourcesSchema,
  synonymsSchema,
  vagueSchema,
} from './schemas.ts'
import { globFiles } from './glob-files.ts'
import { loadArticles } from './load-articles.ts'
import { loadIntents } from './load-intents.ts'
import { loadLabelledTexts } from './load-labelled-texts.ts'
import { readYamlFile } from './load-yaml.ts'
import type { Content, ContentProblem } from './content.ts'
import type { KnowledgeArticle, LegalDocument, LegalSource } from '../core/knowledge.ts'
import type { Parameter, Parameters } from '../entitlements/parameters.ts'
import type { Day } from '../core/ids.ts'

export interface CheckedContent {
  readonly content: Content | undefined
  readonly problems: readonly ContentProblem[]
}

/** Reads `intents/` and `knowledge/` below the root and checks them against each other. */
export function checkContent(root: string, today: Day): CheckedContent {
  const problems: ContentProblem[] = []
  const intents = loadIntents(root, problems)
  const articles = loadArticles(root, problems)
  const sources = readYamlFile(root, 'knowledge/sources.yaml', sourcesSchema, problems)
  const parameters = readYamlFile(root, 'knowledge/parameters.yaml', parametersSchema, problems)
  const dialogue = readYamlFile(root, 'intents/dialogue.yaml', dialogueSchema, problems)
  const hotline = readYamlFile(root, 'intents/hotline.yaml', hotlineSchema, problems)
  const survey = readYamlFile(root, 'intents/survey.yaml', instrumentSchema, problems)
  const holidays = readYamlFile(root, 'knowledge/holidays.yaml', holidaysSchema, problems)
  const lexicon = loadLexicon(root, problems)
  const synonyms = readYamlFile(root, 'intents/synonyms.yaml', synonymsSchema, problems)
  const coefficients = readYamlFile(root, 'knowledge/price-coefficients.yaml', priceCoefficientsSchema, problems)
  const vague = readYamlFile(root, 'intents/vague.yaml', vagueSchema, problems)
  const calibration = loadLabelledTexts(root, new Set(intents.map(({ intent }) => intent.id)), problems)
  if (!sources || !parameters || !dialogue || !hotline || !holidays || !synonyms || !vague || !coefficients || !survey)
    return { content: undefined, problems }
  const content: Content = {
    intents: new Map(intents.map(({ intent }) => [intent.id, intent])),
    articles: variants(articles.map(({ article }) => article)),
    documents: new Map(
      Object.entries(sources.value).map(([number, fields]) => [number, legalDocument(number, fields)]),
    ),
    parameters: asParameters(parameters.value),
    priceCoefficients: new Map(
      Object.entries(coefficients.value).map(([year, { basis, from1994 }]) => [
        Number(year),
        { document: basis.document, from1994: from1994.split(' ') },
      ]),
    ),
    lexicon,
    synonyms: { groups: new Map(Object.entries(synonyms.value.synonyms)), fillers: synonyms.value.fillers },
    calibration,
    vague: vague.value.vague,
    dialogue: dialogue.value,
    hotline: { ...hotline.value, holidays: new Set(holidays.value.map((holiday) => holiday.day)) },
    survey: survey.value,
  }
  const lines = { parameterLine: parameters.lineOf, instrumentLine: survey.lineOf }
  crossCheck({ root, today, content, intents, articles, ...lines }, problems)
  return { content, problems }
}

/** The content for the running program: with a mistake in it, the program does not start. */
export function loadContent(root: string, today: Day): Content {
  return cachedContent(root, today, () => faultlessContent(root, today))
}

function faultlessContent(root: string, today: Day): Content {
  const { content, problems } = checkContent(root, today)
  const first = problems.find((problem) => problem.level === 'error' && problem.byCalendar !== true)
  if (content === undefined || first !== undefined) {
    const where = first === undefined ? '' : `${first.file}:${first.line ?? 1} ${first.field}: ${first.message}`
    throw new AppError('content_invalid', `content has errors (ansinh check content lists them). First: ${where}`)
  }
  return content
}

function loadLexicon(root: string, problems: ContentProblem[]): ReadonlyMap<string, string> {
  const entries = new Map<string, string>()
  for (const file of globFiles(root, 'intents/lexicon', '.yaml')) {
    const read = readYamlFile(root, file, lexiconSchema, problems)
    for (const [form, meaning] of Object.entries(read?.value ?? {}))
      entries.set(form.toLowerCase(), meaning.toLowerCase())
  }
  return entries
}

function variants(articles: readonly KnowledgeArticle[]): Map<string, readonly KnowledgeArticle[]> {
  const byId = groupById(articles)
  return new Map(
    [...byId].map(([id, list]) => [id, list.toSorted((a, b) => a.inForceFrom.localeCompare(b.inForceFrom))]),
  )
}

function groupById(articles: readonly KnowledgeArticle[]): Map<string, KnowledgeArticle[]> {
  const byId = new Map<string, KnowledgeArticle[]>()
  for (const article of articles) byId.set(article.id, [...(byId.get(article.id) ?? []), article])
  return byId
}

type SourceFields = z.infer<typeof sourcesSchema>[string]

function legalDocument(number: string, fields: SourceFields): LegalDocument {
  const { inForceFrom, inForceUntil, replacedBy, amendedBy, url, ...rest } = fields
  return {
    number,
    ...rest,
    ...(inForceFrom === undefined ? {} : { inForceFrom }),
    ...(inForceUntil === undefined ? {} : { inForceUntil }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(amendedBy === undefined ? {} : { amendedBy }),
    ...(url === undefined ? {} : { url }),
  }
}

type BasisFields = { document: string; article?: string | undefined; clause?: string | undefined }

function legalSource({ document, article, clause }: BasisFields): LegalSource {
  return { document, ...(article === undefined ? {} : { article }), ...(clause === undefined ? {} : { clause }) }
}

function asParameters(raw: z.infer<typeof parametersSchema>): Parameters {
  return new Map(Object.entries(raw).map(([name, parameter]): [string, Parameter] => [name, asParameter(parameter)]))
}

function asParameter(raw: z.infer<typeof parametersSchema>[string]): Parameter {
  const { title, unit } = raw
  if ('derived' in raw) {
    const { derived, confidence } = raw
    return { title, unit, derived, ...(confidence === undefined ? {} : { confidence }), basis: legalSource(raw.basis) }
  }
  const values = raw.values.map(({ until, basis, ...value }) => ({
    ...value,
    ...(until === undefined ? {} : { until }),
    basis: legalSource(basis),
  }))
  return { title, unit, values }
}
