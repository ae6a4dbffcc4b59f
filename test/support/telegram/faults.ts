/** What goes wrong with the next call of a method; `accepted` does the work, and the answer is lost. */
export type Fault =
  | {
      readonly kind: 'error'
      readonly code: number
      readonly description?: string
      readonly parameters?: Readonly<Record<string, number>>
    }
  /** A gateway's page in place of JSON. */
  | { readonly kind: 'page'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'accepted' }

export interface Faults {
  next(fault: Fault, method?: string, times?: number): void
  take(method: string): Fault | undefined
}

export function createFaults(): Faults {
  const waiting: { readonly fault: Fault; readonly method: string }[] = []
  return {
    next(fault, method = 'sendMessage', times = 1) {
      for (let count = 0; count < times; count += 1) waiting.push({ fault, method })
    },
    take(method) {
      const index = waiting.findIndex((one) => one.method === method)
      return index < 0 ? undefined : waiting.splice(index, 1)[0]?.fault
    },
  }
}
