/** The platform's own time: runs as usual, can be set forward to let tokens and reply windows end. */
export interface PlatformClock {
  now(): number
  advance(ms: number): void
}

export function createPlatformClock(): PlatformClock {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    advance: (ms) => {
      offset += ms
    },
  }
}
