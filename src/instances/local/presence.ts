import type { Presence, PresentPerson } from '../contract.ts'

export function createLocalPresence(now: () => number): Presence {
  const places = new Map<string, Map<string, { person: PresentPerson; until: number }>>()
  return {
    async seen(person, where, ttlSeconds) {
      const people = places.get(where) ?? new Map<string, { person: PresentPerson; until: number }>()
      people.set(person.staff, { person, until: now() + ttlSeconds * 1000 })
      places.set(where, people)
    },
    async list(where) {
      const people = places.get(where)
      if (people === undefined) return []
      for (const [key, entry] of people) if (entry.until <= now()) people.delete(key)
      if (people.size === 0) places.delete(where)
      return Array.from(people.values(), (entry) => entry.person)
    },
  }
}
