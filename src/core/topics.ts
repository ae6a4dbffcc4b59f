/** Broadcast topics: notes only say "look again", the store says what. */
export const DESK_TOPIC = 'desk'

/** The one note that is news itself: an officer writes. Nothing of it is stored. */
export const TYPING_NOTE = 'typing'

/** One citizen's streams. */
export function streamTopic(lane: string): string {
  return `stream:${lane}`
}
