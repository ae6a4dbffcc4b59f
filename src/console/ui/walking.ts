/** Whoever walks the list by key reads; a box that took the focus would swallow the next step. */
let walked: string | undefined

export function walkTo(id: string): void {
  walked = id
}

export function isWalkedTo(id: string): boolean {
  return walked === id
}

/** Once the conversation is on the screen: from then on a box may take the focus. */
export function endWalk(): void {
  walked = undefined
}
