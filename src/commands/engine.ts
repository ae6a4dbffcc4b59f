import type { Content } from '../content/content.ts'
import { loadContent } from '../content/load-content.ts'
import { vietnamDay } from '../core/clock.ts'
import type { Day } from '../core/ids.ts'
import type { IntentMatch } from '../core/intent.ts'
import { loadModel } from '../load-model.ts'
import { projectRoot } from '../root.ts'
import { understand } from '../understanding/understand.ts'

export interface Engine {
  readonly content: Content
  readonly understandText: (text: string, today: Day) => IntentMatch
}

/** Content and model for the commands that need no database; what takes a while is told on stderr. */
export function loadEngine(): Engine {
  const content = loadContent(projectRoot, vietnamDay(new Date()))
  const { model, vocabulary } = loadModel(content, (line) => process.stderr.write(`${line}\n`))
  return { content, understandText: (text, today) => understand(text, model, { vocabulary, today }) }
}
