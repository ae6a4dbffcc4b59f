/** Broadcast topics: notes only say "look again", the store says what. */
export const DESK_TOPIC = 'desk'

/** One citizen's streams. */
export function streamTopic(lane: string): string {
  return `stream:${lane}`
}
