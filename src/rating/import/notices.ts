/** What is not wrong but should be known: told once for each kind, with how often and where first. */
export interface Notices {
  add(text: string, line: number): void
  list(): readonly string[]
}

/** Kinds that hold a value of the file could be as many as its rows. */
const MOST_KINDS = 50

export function createNotices(): Notices {
  const kinds = new Map<string, { rows: number; readonly line: number }>()
  return {
    add(text, line) {
      const known = kinds.get(text)
      if (known !== undefined) known.rows += 1
      else if (kinds.size < MOST_KINDS) kinds.set(text, { rows: 1, line })
    },
    list: () => [...kinds].map(([text, { rows, line }]) => `${text} (${rows} dòng, đầu tiên: dòng ${line})`),
  }
}
