import { describe, expect, test } from 'vitest'
import { ROWS, SEA_COLUMN, SEA_LABEL, seaTiles, tiles } from '../../../../../src/analytics/ui/report/tile-layout.ts'
import { provinceNames } from '../../../../../src/console/ui/people/province-names.ts'
import { fold } from '../../../../../src/core/vietnamese.ts'

const nameOf = new Map(provinceNames.map(({ code, name }) => [code, name]))

describe('the map of squares', () => {
  test('has each of the 34 units once', () => {
    const codes = tiles.map(({ code }) => code).toSorted()

    expect(codes).toEqual(provinceNames.map(({ code }) => code).toSorted())
    expect(codes).toHaveLength(34)
  })

  test('writes on each square the name of its own province', () => {
    for (const { code, lines } of tiles) expect(fold(lines.join(' ').trim())).toBe(fold(nameOf.get(code) ?? ''))
  })

  test('has no two squares in one place, and all of the land west of the sea', () => {
    const places = tiles.map(({ row, column }) => `${row}/${column}`)

    expect(new Set(places).size).toBe(tiles.length)
    for (const { row, column } of tiles) {
      expect(column).toBeLessThan(SEA_COLUMN)
      expect(row).toBeLessThan(ROWS)
    }
  })

  test('stands roughly as the country lies', () => {
    const at = (code: string) => tiles.find((tile) => tile.code === code) ?? { row: -1, column: -1 }

    // Hà Nội, Huế, Hồ Chí Minh, Cà Mau from north to south; Điện Biên west of Quảng Ninh.
    const rows = ['04', '01', '38', '46', '48', '79', '96'].map((code) => at(code).row)
    expect(rows).toEqual(rows.toSorted((one, other) => one - other))
    expect(at('11').column).toBeLessThan(at('22').column)
    expect(at('91').column).toBeLessThan(at('79').column)
  })

  test('shows both archipelagos with their provinces, and the East Sea', () => {
    expect(seaTiles.map(({ label, province }) => [label, province])).toEqual([
      ['Quần đảo Hoàng Sa (TP. Đà Nẵng)', '48'],
      ['Quần đảo Trường Sa (tỉnh Khánh Hòa)', '56'],
    ])
    expect(SEA_LABEL.text).toBe('Biển Đông')
    for (const { row } of [...seaTiles, SEA_LABEL]) expect(row).toBeLessThan(ROWS)
  })
})
