import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { methods, runMethod } from '../../../../../src/analytics/statistics/methods/run-method.ts'
import { projectRoot } from '../../../../../src/root.ts'
import { workedMethods } from '../../../../support/worked-methods.ts'

describe('runMethod', () => {
  it.each(workedMethods)('$method gives the worked numbers ($key)', ({ method, input, result }) => {
    expect(runMethod(method, input)).toMatchObject(result)
  })

  it('has a worked case for every method', () => {
    const worked = new Set(workedMethods.map(({ method }) => method))

    expect([...methods.keys()].filter((name) => !worked.has(name))).toEqual([])
  })

  it('has every method and every field in the manual', () => {
    const manual = readFileSync(join(projectRoot, 'docs/survey.md'), 'utf8')
    const missing = [...methods].flatMap(([name, { fields }]) => {
      const row = manual.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? ''
      const level = ['z', 'confidence', 'alpha']
      // "level" stands for the three ways to give an interval's level.
      const all = level.every((field) => fields.includes(field))
        ? fields.filter((field) => !level.includes(field))
        : fields
      return row === ''
        ? [name]
        : all.filter((field) => !row.includes(`\`${field}\``)).map((field) => `${name}.${field}`)
    })

    expect(missing).toEqual([])
  })

  it.each([
    ['another name of the method', 'Top-2-Box', { counts: [0, 0, 0, 1, 1] }, { csat: 1 }],
    ['other names of the fields', 'wilson', { successes: 360, total: 480 }, { p: 0.75 }],
    ['a rate in place of a count', 'wilson', { rate: 0.75, n: 480 }, { p: 0.75, low: expect.closeTo(0.709381, 6) }],
    ['an effective size', 'wilson', { p: 0.8312, n: 1500, n_eff: 1223.491 }, { low: expect.closeTo(0.809182, 6) }],
    ['a design effect', 'wilson', { x: 10, n: 20, deff: 2 }, { n: 20, n_eff: 10 }],
    ['a confidence', 'wilson', { x: 0, n: 12, confidence: 0.9 }, { z: expect.closeTo(1.644854, 6) }],
    ['ratings one by one', 'csat', { ratings: [5, 4, 1, 3] }, { csat: 0.5, n: 4 }],
    ['counts by answer', 'csat', { distribution: { 4: 3, 5: 1 } }, { csat: 1, mean: 4.25 }],
    ['counts in the input itself', 'csat', { n1: 1, n2: 0, n3: 0, n4: 0, n5: 1 }, { csat: 0.5 }],
    ['satisfied of all', 'csat', { satisfied: 360, total: 480 }, { csat: 0.75, low: expect.closeTo(0.709381, 6) }],
    ['ten-point ratings', 'nps', { ratings: [10, 9, 7, 0] }, { nps: 25, n: 4 }],
    ['two groups', 'two_proportion', { a: { x: 1, n: 2 }, b: { successes: 1, total: 2 } }, { z: 0 }],
    ['two lists', 'two_proportion', { x: [1, 1], n: [2, 2] }, { z: 0 }],
    ['lists in place of rows', 'marshall_eb', { x: [0, 0], n: [9, 8] }, { mean: 0 }],
    ['one line an answer', 'jackknife', { values: [1, 0, 1], person: ['a', 'a', 'b'] }, { persons: 2 }],
    ['answers 1–5 as satisfied or not', 'clustered_se', { persons: [[5, 4], [3]], measure: 'top2' }, { index: 2 / 3 }],
    ['criteria by name', 'index_rules', { factors: { F1: { c1: [0, 0, 0, 1, 1], c2: [1, 0, 0, 0, 1] } } }, { A: 0.75 }],
  ])('takes %s', (_name, method, input, result) => {
    expect(runMethod(method, input)).toMatchObject(result)
  })

  it.each([
    ['an unknown method', 'wilsn', {}, 'method'],
    ['a field left out', 'wilson', { n: 12 }, 'x'],
    ['a part of a person', 'wilson', { x: 1.5, n: 12 }, 'x'],
    ['more than all', 'wilson', { x: 13, n: 12 }, 'x'],
    ['two levels', 'wilson', { x: 1, n: 12, z: 2, confidence: 0.9 }, 'z'],
    ['certainty', 'wilson', { x: 1, n: 12, confidence: 1 }, 'confidence'],
    ['a row that is short', 'raking', { sample: [[5]], row_targets: [5], column_targets: [4, 1] }, 'sample.0'],
    ['an answer beyond the scale', 'csat', { ratings: [5, 6] }, 'ratings.1'],
    ['two ways at once', 'csat', { x: 1, n: 2, ratings: [5, 1] }, 'counts'],
    ['an empty list', 'benjamini_hochberg', { p_values: [] }, 'p_values'],
    ['text for a number', 'manski', { r: '30 %', p: 0.9 }, 'r'],
    ['a probability in percent', 'manski', { r: 30, p: 0.9 }, 'r'],
    ['lists of unlike length', 'marshall_eb', { x: [1, 2], n: [9] }, 'n'],
    ['a cell outside the table', 'suppression_bounds', { cells: [[1]], hidden: [[1, 0]] }, 'hidden.0'],
  ])('refuses %s with the field', (_name, method, input, field) => {
    expect(() => runMethod(method, input)).toThrow(
      expect.objectContaining({ code: 'invalid_input', field, message: expect.stringContaining(`"${field}"`) }),
    )
  })

  it('refuses a field that it does not know, since an option left out in silence would over-claim', () => {
    expect(() => runMethod('wilson', { x: 3, n: 12, dfef: 2 })).toThrow(
      expect.objectContaining({ field: 'dfef', message: expect.stringContaining('không có trường "dfef"') }),
    )
  })

  it('takes the five factors as rows, as two lists, or by name', () => {
    const rows = [172, 160, 176, 170, 146].map((x) => ({ x, n: 200 }))
    const index = runMethod('five_factor_index', { factors: rows })

    expect(index).toMatchObject({ index: expect.closeTo(0.824, 12), se: expect.closeTo(0.011921, 6) })
    expect(runMethod('five_factor_index', { x: rows.map(({ x }) => x), n: rows.map(({ n }) => n) })).toEqual(index)
    const named = Object.fromEntries(rows.map((row, place) => [`F${place + 1}`, row]))
    expect(runMethod('five_factor_index', { factors: named })).toEqual(index)
  })

  it('refuses what gives no number', () => {
    expect(() => runMethod('sample_size_margin', { p: 0.5, margin: 1e-200 })).toThrow(/không tính được/)
  })
})
