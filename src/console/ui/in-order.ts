/**
 * Answers in the order of their questions. Call it when asking; what it returns says, when the answer is there, whether
 * nothing newer was shown. Not only the last question counts: with one every moment, none would ever be the last.
 */
export function inOrder(): () => () => boolean {
  let [asked, shown] = [0, 0]
  return () => {
    const mine = (asked += 1)
    return () => {
      if (mine < shown) return false
      shown = mine
      return true
    }
  }
}
