import { reasonTexts } from './texts.ts'
import type { DeskItem } from './desk-types.ts'

type Titled = Pick<DeskItem, 'summary' | 'reason' | 'topicTitle'>

export function handoffTitle({ topicTitle, reason }: Pick<Titled, 'reason' | 'topicTitle'>): string {
  return topicTitle ?? reasonTexts[reason]
}

/** What the summary says beyond the title: the citizen's own words, as far as they may be shown here. */
export function handoffWords({ summary, topicTitle = '' }: Pick<Titled, 'summary' | 'topicTitle'>): string {
  const rest = topicTitle !== '' && summary.startsWith(topicTitle) ? summary.slice(topicTitle.length) : summary
  return rest.replace(/^\s*:\s*/, '').trim()
}

/** On one line, where both are wanted. */
export function handoffLine(item: Titled): string {
  const words = handoffWords(item)
  return words === '' ? handoffTitle(item) : `${handoffTitle(item)}: ${words}`
}
