import { fold } from '../core/vietnamese.ts'

/**
 * Words that nobody writes lightly. Said in passing, beside a question about something else, they weigh little in the
 * classifier: the question would be answered and the cry passed over.
 */
export function criesForHelp(text: string): boolean {
  const folded = fold(text)
  return cries.some((cry) => cry.test(folded))
}

const I = '(?:(?:toi|em|con|chau|minh|t|e|tui|bac|co|chu|anh|chi) )?'

/** Without accents. "Mệt muốn chết", "lâu muốn chết" only complain; "không muốn sống ở quê" is about a place. */
const cries = [
  /(?<![a-z])(?:khong|ko|k|hong|kg|chang|cha|het)(?: con)? (?:muon|thiet|thiet tha|ham) song(?! (?:o|voi|chung|cung|canh|trong|xa|mot minh|tai))(?![a-z])/,
  new RegExp(
    `(?<![a-z])(?:kho|nhuc|tuyet vong|be tac|tung quan|cung quan|chan doi|buon)(?: (?:qua|lam|vo cung|so|cuc))*,? ${I}(?:chi )?muon chet(?![a-z])`,
  ),
  /(?<![a-z])(?:chi|cu) muon chet(?![a-z])/,
  /(?<![a-z])(?:muon )?chet (?:quach |di )?cho (?:xong|roi|nhe|het kho)(?![a-z])/,
]
