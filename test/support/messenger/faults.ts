/** What goes wrong with the next request; `slow` only delays it; `deaf` takes the message and never says so. */
export type Fault =
  | { readonly kind: 'error'; readonly code: number; readonly subcode?: number; readonly headers?: Headers }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Headers }
  | { readonly kind: 'hang' }
  | { readonly kind: 'deaf' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly ms: number }

type Headers = Readonly<Record<string, string>>

/** `message`: any send; `replies`: a send with quick replies; `template`: one with a template; `profile`; `any`. */
export type FaultPlace = 'message' | 'replies' | 'template' | 'profile' | 'any'

export interface Faults {
  next(fault: Fault, where?: FaultPlace, times?: number): void
  take(places: readonly FaultPlace[]): Fault | undefined
  clear(): void
}

export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; readonly where: FaultPlace }[] = []
  return {
    next(fault, where = 'message', times = 1) {
      for (let count = 0; count < times; count += 1) waiting.push({ fault, where })
    },
    take(places) {
      const index = waiting.findIndex(({ where }) => where === 'any' || places.includes(where))
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault
    },
    clear() {
      waiting = []
    },
  }
}
