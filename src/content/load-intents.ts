import { globFiles } from './glob-files.ts'
import { readYamlFile } from './load-yaml.ts'
import { intentSchema } from './schemas.ts'
import type { ContentProblem } from './content.ts'
import type { Intent } from '../core/intent.ts'

export interface LoadedIntent {
  readonly intent: Intent
  readonly file: string
  readonly lineOf: (path: readonly PropertyKey[]) => number | undefined
}

export function loadIntents(root: string, problems: ContentProblem[]): LoadedIntent[] {
  const loaded: LoadedIntent[] = []
  for (const file of globFiles(root, 'intents', '.yaml')) {
    const inTopic = file.split('/').length === 3
    if (!inTopic || file.startsWith('intents/lexicon/') || file.startsWith('intents/entities/')) continue
    const read = readYamlFile(root, file, intentSchema, problems)
    if (read === undefined) continue
    const { id, topic } = read.value
    const expected = id === 'out_of_scope' ? 'intents/act/out_of_scope.yaml' : `intents/${topic}/${id}.yaml`
    if (file !== expected) {
      problems.push({ level: 'error', file, line: 1, field: 'id', message: `belongs in ${expected}` })
    }
    loaded.push({ intent: withoutUndefined(read.value), file, lineOf: read.lineOf })
  }
  return loaded
}

function withoutUndefined(value: ReturnType<typeof intentSchema.parse>): Intent {
  const { answer } = value
  if ('article' in answer) {
    const { article, calculator } = answer
    return { ...value, answer: calculator === undefined ? { article } : { article, calculator } }
  }
  return { ...value, answer }
}
