import { describe, expect, it } from 'vitest'
import { fillFigures } from '../../../src/answering/fill-figures.ts'
import { smallContent } from '../../support/small-content.ts'

const { parameters } = smallContent()
const day = '2026-11-25'

describe('fillFigures', () => {
  it.each([
    ['Mức {{reference_level}}.', 'Mức 2.530.000 đồng.'],
    ['Mức {{ reference_level }}.', 'Mức 2.530.000 đồng.'],
    ['Mức {{reference_level|number}} đồng.', 'Mức 2.530.000 đồng.'],
    ['Trước {{reference_level@2026-06-30}}, nay {{reference_level}}.', 'Trước 2.340.000 đồng, nay 2.530.000 đồng.'],
    ['{{pension_years}} và {{pension_years}}', '15 năm và 15 năm'],
    ['Không có số.', 'Không có số.'],
  ])('fills %j', (text, expected) => {
    expect(fillFigures(text, parameters, day)?.text).toBe(expected)
  })

  it('tells the documents behind each figure', () => {
    const filled = fillFigures('{{reference_level@2026-06-30}} {{pension_years}}', parameters, day)

    expect(filled?.basis.map((source) => source.document)).toEqual(['73/2024/NĐ-CP', '41/2024/QH15'])
  })

  it.each(['{{nothing}}', '{{rumour}}', '{{pension_years@2020-01-01}}'])('gives nothing at all for %s', (text) => {
    expect(fillFigures(`Chắc chắn {{pension_years}}, còn ${text}.`, parameters, day)).toBeUndefined()
  })
})
