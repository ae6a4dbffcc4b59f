import type { KnownQuestion } from './questions.ts'
import { userId } from '../support/zalo/burst.ts'
import type { ZaloPlatform } from '../support/zalo-platform.ts'

/** One citizen: writes the next question when the last one was taken (as the platform retries), and counts. */
export interface Citizen {
  readonly user: string
  /** Answers expected, in the order in which the webhook acknowledged the questions. */
  readonly expected: string[]
  write(question: KnownQuestion): Promise<void>
}

const RETRY_MS = 100

export function createCitizens(platform: ZaloPlatform, count: number): Citizen[] {
  return Array.from({ length: count }, (_, index) => createCitizen(platform, userId(index)))
}

function createCitizen(platform: ZaloPlatform, user: string): Citizen {
  const expected: string[] = []
  let sent = 0
  return {
    user,
    expected,
    async write({ text, answer }) {
      const msgId = `${user}-${++sent}`
      const timestamp = String(Date.now())
      // The same event again until it is taken: a try that was stored but not acknowledged must not count twice.
      while (!(await platform.sendText(user, text, { msgId, timestamp })).ok) await pause(RETRY_MS)
      expected.push(answer)
    },
  }
}

export interface Verdict {
  readonly acknowledged: number
  readonly answered: number
  readonly lost: number
  readonly repeated: number
  readonly outOfOrder: number
}

/** Compares what the phones show with what was acknowledged. A repeat stands right after its original, or is disorder. */
export function judge(platform: ZaloPlatform, citizens: readonly Citizen[]): Verdict {
  const verdict = { acknowledged: 0, answered: 0, lost: 0, repeated: 0, outOfOrder: 0 }
  for (const { user, expected } of citizens) {
    const shown = platform.received(user).map((message) => message.text)
    verdict.acknowledged += expected.length
    const once = shown.filter((text, index) => text !== shown[index - 1])
    verdict.repeated += shown.length - once.length
    const inOrder = once.length <= expected.length && once.every((text, index) => text === expected[index])
    if (inOrder) {
      verdict.answered += once.length
      verdict.lost += expected.length - once.length
    } else {
      const matched = longestCommon(once, expected)
      verdict.answered += matched
      verdict.lost += expected.length - matched
      verdict.outOfOrder += 1
    }
  }
  return verdict
}

/** Longest common subsequence: how many expected answers came, in order. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0)
  for (const left of a) {
    const next = [0]
    for (const [index, right] of b.entries()) {
      next.push(left === right ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
