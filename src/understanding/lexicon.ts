/** Abbreviation, teencode or slip → the words it stands for; keys in lower case. */
export type Lexicon = ReadonlyMap<string, string>

/** What means the same in a question to the agency, and what means nothing; data of `intents/synonyms.yaml`. */
export interface Synonyms {
  /** Canonical form → other ways to say it. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly fillers: readonly string[]
}
