import type { CommentTopics } from './code-comment.ts'

export interface TopicShare {
  readonly code: string
  readonly label: string
  readonly n: number
  /** Of all comments. */
  readonly share: number
}

/** Fewer are not counted out (survey method §2.7). */
const SMALLEST = 10

/**
 * Shares of the topics, those with fewer than ten comments under the list's last ("khác"). Should that come to fewer
 * than ten itself, the smallest others join it: no count below ten can be had by subtraction either.
 */
export function topicShares(counts: ReadonlyMap<string, number>, { topics }: CommentTopics): readonly TopicShare[] {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const named = topics.slice(0, -1).map(({ code, label }) => ({ code, label, n: counts.get(code) ?? 0 }))
  const rest = topics.at(-1)
  const sorted = named.toSorted((a, b) => b.n - a.n)
  const shown = sorted.filter(({ n }) => n >= SMALLEST)
  let other = total - shown.reduce((sum, { n }) => sum + n, 0)
  while (other > 0 && other < SMALLEST) {
    const smallest = shown.pop()
    if (smallest === undefined) return []
    other += smallest.n
  }
  const last = other === 0 || rest === undefined ? [] : [{ code: rest.code, label: rest.label, n: other }]
  return [...shown, ...last].map((topic) => ({ ...topic, share: topic.n / total }))
}
