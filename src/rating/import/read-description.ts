import type { SurveyCodes } from '../../content/survey-code-book.ts'
import { fold } from '../../core/vietnamese.ts'
import type { RowDescription } from '../import-store.ts'
import type { Columns, CsvRow } from './columns.ts'
import { codeCell, isBlank, numberCell, remembered, textCell, type CellReader } from './read-cell.ts'

const groups = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'GX']
/** How programs call a channel that the code book calls otherwise. */
const otherNames = { messenger: 'facebook', web: 'portal', phone: 'hotline' }

/** What the service and the citizen were: coded columns, with the book's code for "unknown" where there is one. */
export function createDescriptionReader(columns: Columns, codes: SurveyCodes): (row: CsvRow) => RowDescription {
  const coded = (name: string, blank: string, others = {}) =>
    columns.of(name, codeCell(codes.codes(name), { blank, others: { ...codes.labels(name), ...others } }))
  const channel = coded('channel', '', otherNames)
  const servedBy = coded('served_by', '')
  const resolved = coded('resolved', '')
  const persona = coded('persona', 'khac')
  const intentGroup = coded('intent_group', 'khac')
  const geoSource = coded('geo_source', 'none')
  const mode = columns.of('collection_mode', codeCell(['self', 'interviewer'], { blank: 'self' }))
  const group = columns.of('respondent_group', codeCell(groups, { blank: 'GX' }))
  const intent = columns.of('intent_code', textCell(64, /^[\w.:-]+$/))
  const province = columns.of('province_code', provinceCell(codes))
  const provinceName = columns.of('province_name', provinceNameCell(codes))
  const commune = columns.of('commune_code', communeCell)
  const geoVersion = columns.of('geo_version', textCell(40))
  const probability = columns.of('ask_probability', numberCell(0, 1))
  const weight = columns.of('weight_post', numberCell(0, 1_000))
  return (row) => ({
    channel: channel(row) ?? '',
    collectionMode: mode(row) ?? 'self',
    servedBy: servedBy(row) ?? '',
    group: group(row) ?? 'GX',
    persona: persona(row) ?? 'khac',
    intent: intent(row) || 'unk',
    intentGroup: intentGroup(row) ?? 'khac',
    resolved: resolved(row) ?? '',
    province: province(row) || (provinceName(row) ?? ''),
    commune: commune(row) ?? '',
    geoSource: geoSource(row) ?? 'none',
    geoVersion: geoVersion(row) ?? '',
    askProbability: probability(row) ?? 1,
    weight: weight(row) ?? null,
  })
}

/** Excel drops the zero of "01". */
function provinceCell({ provinces }: SurveyCodes): CellReader<string> {
  return remembered((text) => {
    if (isBlank(text)) return { value: '' }
    const code = /^\d(?:\.0)?$/.test(text) ? `0${text.slice(0, 1)}` : text
    return provinces.has(code)
      ? { value: code }
      : { wrong: `mã 2 chữ số của một trong ${provinces.size} tỉnh, thành phố hiện nay` }
  })
}

function provinceNameCell({ provinces }: SurveyCodes): CellReader<string> {
  const codeOf = new Map([...provinces].map(([code, { name }]) => [plain(name), code]))
  return remembered((text) => {
    if (isBlank(text)) return { value: '' }
    const value = codeOf.get(plain(text))
    return value === undefined ? { wrong: `tên một trong ${provinces.size} tỉnh, thành phố hiện nay` } : { value }
  })
}

function plain(name: string): string {
  return fold(name)
    .replace(/^(?:tinh|thanh pho|tp\.?) +/, '')
    .replaceAll(/[^a-z]/g, '')
}

const communeCell: CellReader<string> = remembered((text) => {
  if (isBlank(text)) return { value: '' }
  return /^\d{1,5}$/.test(text) ? { value: text.padStart(5, '0') } : { wrong: 'mã xã 5 chữ số' }
})
