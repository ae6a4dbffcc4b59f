import type { Officer } from './desk-store.ts'
import type { Handoff } from '../core/handoff.ts'

type Skills = Pick<Officer, 'queues' | 'provinces' | 'languages'>
type Wanted = Pick<Handoff, 'queue' | 'province' | 'language'>

/** No list is no limit; a citizen whose province is not known yet is for everybody. */
export function fits({ queues, provinces, languages }: Skills, { queue, province, language = 'vi' }: Wanted): boolean {
  return (
    includes(queues, queue) &&
    (province === undefined || includes(provinces, province.code)) &&
    includes(languages, language)
  )
}

function includes(list: readonly string[], wanted: string): boolean {
  return list.length === 0 || list.includes(wanted)
}
