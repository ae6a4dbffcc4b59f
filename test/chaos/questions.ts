import type { Content } from '../../src/content/content.ts'

/** One question for each topic that has an article. */
export function questionsOf(content: Content): readonly string[] {
  return [...content.intents.values()].flatMap(({ answer, examples: [first] }) =>
    'article' in answer && first !== undefined ? [first] : [],
  )
}
