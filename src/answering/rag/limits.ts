/** A chat bubble holds 900 characters; the line to confirm and the law take the rest. */
export const MOST_CHARACTERS = 700
export const MOST_SENTENCES = 6
