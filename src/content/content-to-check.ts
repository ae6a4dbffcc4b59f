import type { Content } from './content.ts'
import type { LoadedArticle } from './load-articles.ts'
import type { LoadedIntent } from './load-intents.ts'
import type { Day } from '../core/ids.ts'

/** The whole content as its checks see it: with files and lines. */
export interface ContentToCheck {
  readonly root: string
  readonly today: Day
  readonly content: Content
  readonly intents: readonly LoadedIntent[]
  readonly articles: readonly LoadedArticle[]
  readonly parameterLine: (path: readonly PropertyKey[]) => number | undefined
  readonly instrumentLine: (path: readonly PropertyKey[]) => number | undefined
}
