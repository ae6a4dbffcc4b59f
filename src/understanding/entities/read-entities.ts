import type { Day } from '../../core/ids.ts'
import type { Entity } from '../../core/intent.ts'
import { readAges } from './age.ts'
import { readBirthDates, readShortBirthYears } from './birth-date.ts'
import { readDates } from './dates.ts'
import { readDurations } from './duration.ts'
import { readGender } from './gender.ts'
import { readMoney } from './money.ts'
import { readNotEntities } from './not-entities.ts'
import type { Found } from './pattern.ts'
import { readPeople } from './people.ts'
import { readPercent } from './percent.ts'
import { readPeriods } from './period.ts'
import { readPersonalNumbers } from './personal-numbers.ts'
import { readRegion } from './region.ts'
import { readRelativeDates } from './relative-dates.ts'
import { originalSlice, viewOf } from './view.ts'
import { readZodiacYears } from './zodiac.ts'

/**
 * What a message says in figures: dates, amounts, spans of time, people, numbers of papers. Each `text` is a slice of
 * the input as given; slices are in order and do not overlap. Never throws. `today` is the day in Việt Nam.
 */
export function readEntities(text: string, today: Day): readonly Entity[] {
  const view = viewOf(text)
  return withoutOverlaps(candidates(view.text, today)).flatMap((found) => {
    const { type, value } = found
    if (type === undefined || (typeof value === 'number' && !Number.isFinite(value))) return []
    return [{ type, value, text: originalSlice(view, text, found.from, found.to) }]
  })
}

/** The sure ones come first: a number of a person or a law is never an amount. */
function candidates(text: string, today: Day): readonly (readonly Found[])[] {
  const hasDigit = /\d/.test(text)
  const dates = [
    ...(hasDigit ? readDates(text, today) : []),
    ...(RELATIVE.test(text) ? readRelativeDates(text, today) : []),
  ]
  const birth = BIRTH.test(text) ? readBirthDates(text, today, dates) : []
  const zodiac = ZODIAC.test(text) ? readZodiacYears(text, today) : []
  const others = hasDigit
    ? [readShortBirthYears(text), readAges(text), readMoney(text), readPercent(text), readDurations(text)].flat()
    : HALF.test(text)
      ? [...readMoney(text), ...readDurations(text)]
      : []
  const periods = hasDigit ? readPeriods(text, today) : []
  const named = [...readPeople(text), ...(REGION.test(text) ? readRegion(text) : [])]
  return [
    hasDigit || text.includes('@') ? [...readPersonalNumbers(text), ...readNotEntities(text)] : [],
    [...birth, ...periods, ...zodiac, ...dates, ...others, ...named],
    ...readGender(text),
  ]
}

const RELATIVE = /h[oô]m|mai|mốt|tu[aầ]n|th[aá]ng|n[aă]m|ngày|kia|b[uữ]a/u
const BIRTH = /sinh|sn|đẻ|de/u
const ZODIAC = /tu[oổ]i|sinh|sn/u
const HALF = /n[uử]a|r[uư][oỡở]i/u
const REGION = /v[uù]ng|khu/u

/** Within a rank the longer claim wins, then the earlier reader. */
function withoutOverlaps(ranks: readonly (readonly Found[])[]): readonly Found[] {
  let taken: Found[] = []
  for (const rank of ranks) {
    // "năm nay mẹ em 58": words that only claim a place for their rank still tell a sex.
    taken = taken.map((found) => ({ ...found, claim: found.from }))
    for (const found of rank.toSorted((one, other) => other.to - other.claim - (one.to - one.claim))) {
      if (taken.every((other) => found.to <= other.claim || other.to <= found.claim)) taken.push(found)
    }
  }
  return taken.toSorted((one, other) => one.from - other.from)
}
