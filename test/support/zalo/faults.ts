/** What goes wrong with the next request; `slow` only delays it. */
export type Fault =
  | { readonly kind: 'code'; readonly code: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly ms: number }

/**
 * `message`: any send of words; `buttons`: one with buttons; `template`: one of a ZBS template; `oauth`: a token refresh;
 * `any`: whatever comes first.
 */
export type FaultPlace = 'message' | 'buttons' | 'template' | 'oauth' | 'any'

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
