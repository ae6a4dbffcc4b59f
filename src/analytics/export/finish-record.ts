import type { CodeBook } from '../../content/code-book.ts'
import { commentColumns, sharedKey, type RatingRecord, type RecordRequest, type RecordSet } from './rating-records.ts'

export interface ProvinceName {
  readonly code: string
  readonly name: string
  readonly region: string
}

type Finish = (record: RatingRecord) => RatingRecord | undefined

/** Turns a stored row into what is exported: the book's codes, names of places, nothing that may not be shown. */
export function createFinish(
  { outside, content }: Pick<RecordRequest, 'outside' | 'content'>,
  set: Pick<RecordSet, 'largeCommunes' | 'shared'>,
  { codeBook, provinces }: { codeBook: CodeBook; provinces: readonly ProvinceName[] },
): Finish {
  const places = new Map(provinces.map((province) => [province.code, province]))
  const channelAliases = codeBook.columns.find(({ name }) => name === 'channel')?.aliases ?? {}
  const at = placesOf(content === 'comments' ? commentColumns : codeBook.columns.map(({ name }) => name))
  return (record) => {
    const row = [...record]
    const channel = row[at.channel] ?? ''
    if (content === 'comments') {
      row[at.channel] = channelAliases[channel] ?? channel
      row[at.region] = places.get(row[at.region] ?? '')?.region ?? ''
      row[at.comment] = (row[at.comment] ?? '').normalize('NFC')
      return row
    }
    const group = outside ? set.shared.get(keyOf(row, at)) : undefined
    if (group?.withheld === true) return undefined
    row[at.invite] = uuidOf(row[at.invite] ?? '')
    row[at.issued] = isoOf(row[at.issued] ?? '')
    row[at.rated] = isoOf(row[at.rated] ?? '')
    const place = places.get(row[at.province] ?? '')
    row[at.provinceName] = place?.name ?? ''
    row[at.region] = place?.region ?? ''
    row[at.channel] = channelAliases[channel] ?? channel
    const commune = row[at.commune] ?? ''
    if (commune !== '' && !set.largeCommunes.has(`${row[at.month]}|${commune}`)) row[at.commune] = ''
    if (group === undefined) return row
    if (group.intentGroup !== row[at.intentGroup]) row[at.intent] = 'unk'
    if (group.persona !== row[at.persona]) row[at.group] = 'GX'
    if (group.province === '') row[at.provinceName] = ''
    row[at.province] = group.province
    row[at.region] = group.region
    row[at.persona] = group.persona
    row[at.intentGroup] = group.intentGroup
    return row
  }
}

type Places = ReturnType<typeof placesOf>

function placesOf(columns: readonly string[]) {
  const at = (name: string): number => columns.indexOf(name)
  return {
    invite: at('invite_id'),
    issued: at('issued_at'),
    rated: at('rated_at'),
    month: at('month_vn'),
    channel: at('channel'),
    comment: at('q3_comment_masked'),
    persona: at('persona'),
    group: at('respondent_group'),
    intent: at('intent_code'),
    intentGroup: at('intent_group'),
    province: at('province_code'),
    provinceName: at('province_name'),
    region: at('region_code'),
    commune: at('commune_code'),
  }
}

/** Our own ids are UUIDs with a prefix. */
function uuidOf(id: string): string {
  if (!id.startsWith('i_') || id.length !== 34) return id
  const hex = id.slice(2)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Việt Nam's clock as the database writes it → ISO 8601, to the second. */
function isoOf(local: string): string {
  return local === '' ? '' : `${local.slice(0, 10)}T${local.slice(11, 19)}+07:00`
}

function keyOf(row: readonly string[], at: Places): string {
  return sharedKey({
    month: row[at.month] ?? '',
    province: row[at.province] ?? '',
    channel: row[at.channel] ?? '',
    persona: row[at.persona] ?? '',
    intentGroup: row[at.intentGroup] ?? '',
  })
}
