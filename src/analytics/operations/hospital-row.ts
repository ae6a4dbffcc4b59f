import type { HospitalCounts } from './contract.ts'

/** One province. Null: fewer than 10 persons, or none; the two are not told apart (survey method §2.7). */
export interface HospitalRow {
  /** Two digits; `''` = unknown. */
  readonly province: string
  readonly name: string
  /** Conversations about a hospital, and how many persons they are of. */
  readonly conversations: number | null
  readonly persons: number | null
  /** Of all conversations of the province in which something was asked. */
  readonly share: number | null
  /** Complaints about a hospital: the citizen's own, or a comment beside a rating of 1 to 3 that names one. */
  readonly complaints: number | null
  /** Comments of valid ratings that name a hospital, good ones included. */
  readonly comments: number | null
}

const FEWEST_PERSONS = 10

/**
 * No total over the provinces is published, and each month by itself: nothing that is hidden here can be found again by
 * subtraction. Every count is judged by its own persons.
 */
export function hospitalRow(counts: HospitalCounts, name: string): HospitalRow {
  const { province, asked, persons } = counts
  const conversations = shown(counts.conversations, persons)
  return {
    province,
    name,
    conversations,
    persons: shown(persons, persons),
    share: conversations === null || asked === 0 ? null : conversations / asked,
    complaints: shown(counts.complaints, counts.complainants),
    comments: shown(counts.comments, counts.commenters),
  }
}

function shown(count: number, persons: number): number | null {
  return persons < FEWEST_PERSONS ? null : count
}
