import type { FoundProblems, RowProblem } from '../import-store.ts'

/** Of all problems the number, of the first ones the place: a file with a wrong column has one in every row. */
export interface ProblemList extends FoundProblems {
  add(problem: RowProblem): void
  addAll(found: FoundProblems): void
}

/** As many as somebody reads. */
export const SHOWN_PROBLEMS = 100
const LONGEST_FOUND = 40

export function createProblemList(): ProblemList {
  const kept: RowProblem[] = []
  let count = 0
  const keep = (problem: RowProblem): void => {
    if (kept.length < SHOWN_PROBLEMS * 2) kept.push({ ...problem, found: shortened(problem.found) })
  }
  return {
    get count() {
      return count
    },
    get first() {
      return kept.toSorted((a, b) => a.line - b.line).slice(0, SHOWN_PROBLEMS)
    },
    add(problem) {
      count += 1
      keep(problem)
    },
    addAll(found) {
      count += found.count
      found.first.forEach(keep)
    },
  }
}

function shortened(text: string): string {
  return text.length <= LONGEST_FOUND ? text : `${text.slice(0, LONGEST_FOUND).toWellFormed()}…`
}
