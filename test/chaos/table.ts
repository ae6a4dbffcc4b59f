import type { Case, ChaosResult } from './chaos-run.ts'

export interface ChannelFigures {
  readonly conversations: number
  /** Whose citizen waited in vain for a reply and left: what came later counts as answered, the rest was not held. */
  readonly leftEarly: number
  readonly sent: number
  readonly answered: number
  readonly lost: number
  readonly outOfOrder: number
  readonly afterKill: number
  readonly afterTimeout: number
  readonly unexplained: number
  /** Scores that citizens gave, and those that the survey store holds as they were given. */
  readonly rated: number
  readonly kept: number
}

export function figuresOf(cases: readonly Case[]): ChannelFigures {
  const sum = (of: (one: Case) => number): number => cases.reduce((total, one) => total + of(one), 0)
  return {
    conversations: cases.length,
    leftEarly: sum(({ gaveUp }) => (gaveUp ? 1 : 0)),
    sent: sum((one) => one.sent),
    answered: sum((one) => one.answered),
    lost: sum((one) => one.lost.length),
    outOfOrder: sum((one) => one.outOfOrder.length),
    afterKill: sum((one) => one.repeated['kill after acceptance']),
    afterTimeout: sum((one) => one.repeated['timeout after acceptance']),
    unexplained: sum((one) => one.repeated.unexplained),
    rated: sum((one) => (one.score === undefined ? 0 : 1)),
    kept: sum((one) => (one.score !== undefined && one.score === one.storedScore ? 1 : 0)),
  }
}

/** Nothing lost or given up, nothing out of order, no repeat without a cause, every rating there, nothing left to do. */
export function isGood({ cases, left }: ChaosResult): boolean {
  const { lost, outOfOrder, unexplained, rated, kept } = figuresOf(cases)
  const isGivenUp = cases.some(({ failed }) => failed.length > 0)
  const isRight = lost === 0 && !isGivenUp && outOfOrder === 0 && unexplained === 0 && kept === rated
  return isRight && left.dead === 0 && left.waiting === 0
}

const HEADINGS = [
  'channel',
  'conversations',
  'left early',
  'sent',
  'answered',
  'lost',
  'out of order',
  'repeated: kill',
  'timeout',
  'unexplained',
  'ratings given',
  'kept',
]

/** What went wrong in which conversation, one a line: the same seed holds it again. */
export function problemsOf({ cases }: ChaosResult): string {
  const lines = cases.flatMap(({ channel, index, lost, outOfOrder, clues, failed, score, storedScore, got }) => {
    const isRated = score === undefined || score === storedScore
    if (lost.length + outOfOrder.length + clues.length + failed.length === 0 && isRated) return []
    const [missing, early, shown] = [lost, outOfOrder, got].map((texts) =>
      texts.map((text) => text.slice(0, BEGINNING)),
    )
    return [
      JSON.stringify({ channel, index, lost: missing, outOfOrder: early, clues, failed, score, storedScore, shown }),
    ]
  })
  return lines.join('\n')
}

/** In characters. */
const BEGINNING = 70

/** Markdown, as it stands in docs/measurements.md. */
export function tableOf({ cases }: ChaosResult): string {
  const channels = [...new Set(cases.map(({ channel }) => channel))]
  const rows = channels.map((channel) =>
    rowOf(
      channel,
      cases.filter((one) => one.channel === channel),
    ),
  )
  const all = channels.length > 1 ? [rowOf('all', cases)] : []
  return [HEADINGS, HEADINGS.map(() => '---'), ...rows, ...all].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function rowOf(name: string, cases: readonly Case[]): string[] {
  return [name, ...Object.values(figuresOf(cases)).map((figure: number) => figure.toLocaleString('en'))]
}
