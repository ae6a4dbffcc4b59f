import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content } from './content.ts'
import { globFiles } from './glob-files.ts'
import type { Day } from '../core/ids.ts'

type Entries<M> = M extends ReadonlyMap<infer Key, infer Value> ? [Key, Value][] : never

/** The content as JSON: reading and checking the files takes a second, a start should not. */
interface StoredContent {
  readonly intents: Entries<Content['intents']>
  readonly articles: Entries<Content['articles']>
  readonly documents: Entries<Content['documents']>
  readonly parameters: Entries<Content['parameters']>
  readonly priceCoefficients: Entries<Content['priceCoefficients']>
  readonly lexicon: Entries<Content['lexicon']>
  readonly synonyms: { readonly groups: Entries<Content['synonyms']['groups']>; readonly fillers: readonly string[] }
  readonly calibration: Content['calibration']
  readonly vague: Content['vague']
  readonly dialogue: Content['dialogue']
  readonly hotline: Omit<Content['hotline'], 'holidays'>
  readonly holidays: string[]
  readonly survey: Content['survey']
}

const folders = ['intents', 'knowledge', 'src/content']

/** Of every file that decides, and of the day: a document may be out of force tomorrow. */
function cacheFile(root: string, today: Day): string {
  const hash = createHash('sha256').update(today)
  for (const folder of folders) {
    for (const file of globFiles(root, folder, '')) {
      if (/\.(?:yaml|jsonl|md|ts)$/.test(file)) hash.update(file).update(readFileSync(join(root, file)))
    }
  }
  return join(root, '.cache', `content-${hash.digest('hex').slice(0, 20)}.json`)
}

/** Only content that was checked without an error is ever stored. */
export function cachedContent(root: string, today: Day, load: () => Content): Content {
  const file = cacheFile(root, today)
  const stored = read(file)
  if (stored !== undefined) return restore(stored)
  const content = load()
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Written beside and renamed: another start never reads half a file.
  const partial = `${file}.${process.pid}`
  writeFileSync(partial, JSON.stringify(store(content)))
  renameSync(partial, file)
  return content
}

function read(file: string): StoredContent | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function store(content: Content): StoredContent {
  const { holidays, ...hotline } = content.hotline
  return {
    intents: [...content.intents],
    articles: [...content.articles],
    documents: [...content.documents],
    parameters: [...content.parameters],
    priceCoefficients: [...content.priceCoefficients],
    lexicon: [...content.lexicon],
    synonyms: { ...content.synonyms, groups: [...content.synonyms.groups] },
    calibration: content.calibration,
    vague: content.vague,
    dialogue: content.dialogue,
    hotline,
    holidays: [...holidays],
    survey: content.survey,
  }
}

function restore(stored: StoredContent): Content {
  return {
    intents: new Map(stored.intents),
    articles: new Map(stored.articles),
    documents: new Map(stored.documents),
    parameters: new Map(stored.parameters),
    priceCoefficients: new Map(stored.priceCoefficients),
    lexicon: new Map(stored.lexicon),
    synonyms: { ...stored.synonyms, groups: new Map(stored.synonyms.groups) },
    calibration: stored.calibration,
    vague: stored.vague,
    dialogue: stored.dialogue,
    hotline: { ...stored.hotline, holidays: new Set(stored.holidays) },
    survey: stored.survey,
  }
}
