import { describe, expect, it } from 'vitest'
import { loadSurveyCodes } from '../../../../src/content/survey-code-book.ts'
import { booleanCell, codeCell, isBlank, scoreCell } from '../../../../src/rating/import/read-cell.ts'
import { eligibleCell, sendCell } from '../../../../src/rating/import/read-frame.ts'
import { projectRoot } from '../../../../src/root.ts'

describe('what a frame column says', () => {
  it.each(['', 'ok', 'OK', 'eligible', 'yes', 'true', '1', 'có', 'NA'])('%j: eligible', (text) => {
    expect(eligibleCell(text)).toEqual({ value: '' })
  })

  it.each(['opt_out', 'no_turn', 'no', 'cool_down', '0'])('%j: not eligible, and this is why', (text) => {
    expect(eligibleCell(text)).toEqual({ value: text })
  })

  it.each(['sent', 'OK', 'accepted', 'Delivered', 'issued'])('%j: sent', (text) => {
    expect(sendCell(text)).toEqual({ value: 'sent' })
  })

  it.each(['failed', 'send_failed', 'error:131047', 'not_sent', 'Not issued', 'bounced', 'undelivered'])(
    '%j: the channel did not take it',
    (text) => {
      expect(sendCell(text)).toEqual({ value: 'failed' })
    },
  )

  it('an unknown status is wrong, a blank one says nothing', () => {
    expect(sendCell('maybe')).toEqual({ wrong: expect.stringContaining('sent') })
    expect(sendCell('')).toEqual({ value: undefined })
  })

  it.each([
    ['TRUE', true],
    ['1', true],
    ['có', true],
    ['không', false],
    ['no', false],
    ['', undefined],
  ])('%j is %j', (text, value) => {
    expect(booleanCell(text)).toEqual({ value })
  })

  it('a code is known in any case; another is wrong, and the error lists the codes', () => {
    const read = codeCell(['bot', 'human'], { blank: '' })

    expect(read('Bot')).toEqual({ value: 'bot' })
    expect(read('')).toEqual({ value: '' })
    expect(read('robot')).toEqual({ wrong: 'một trong: bot, human' })
  })

  it.each([
    ['5', { value: 5 }],
    ['5.0', { value: 5 }],
    ['NA', { value: undefined }],
    ['0', { wrong: expect.any(String) }],
    ['6', { wrong: expect.any(String) }],
    ['4.5', { wrong: expect.any(String) }],
    ['abc', { wrong: expect.any(String) }],
    ['Rất hài lòng', { value: 5 }],
    ['5 - Rất hài lòng', { value: 5 }],
    ['2. KHÔNG HÀI LÒNG', { value: 2 }],
    ['Very dissatisfied', { value: 1 }],
    ['3 Rất hài lòng', { wrong: expect.any(String) }],
    ['Tuyệt vời', { wrong: expect.any(String) }],
    ['constructor', { wrong: expect.any(String) }],
  ])('as a score %j is %j', (text, cell) => {
    expect(scoreCell(loadSurveyCodes(projectRoot).labels('q1_overall'))(text)).toEqual(cell)
  })

  it.each(['', 'NA', 'n/a', 'NULL', 'None', 'NaN'])('%j says nothing, in any column', (text) => {
    expect(isBlank(text)).toBe(true)
  })
})
