/** The side panel writes into the composer, wherever it stands; what was typed there stays. */
type Listener = (text: string) => void

let composer: Listener | undefined

/** The composer on the screen; returns how to leave. */
export function listenAsComposer(listener: Listener): () => void {
  composer = listener
  return () => {
    if (composer === listener) composer = undefined
  }
}

/** False: there is no composer that takes it. */
export function insertIntoComposer(text: string): boolean {
  composer?.(text)
  return composer !== undefined
}
