import { describe, expect, it } from 'vitest'
import { currentOnly } from '../../../src/answering/current-only.ts'
import { content } from '../../support/workers.ts'

const body = [
  'Bằng 30% mức tham chiếu:',
  '- Đến hết 30/6/2026: {{reference_level@2026-06-30}} một tháng.',
  '- Từ 01/7/2026: {{reference_level}} một tháng.',
  'Ai cũng như nhau. Số chính thức do cơ quan BHXH tính.',
].join('\n')

function shown(question: string, text = body): string {
  return currentOnly(text, { question, parameters: content.parameters, day: '2026-11-25' })
}

describe('currentOnly', () => {
  it('leaves out the sentence about a former figure', () => {
    expect(shown('một tháng được bao nhiêu')).not.toContain('@2026-06-30')
    expect(shown('một tháng được bao nhiêu')).toContain('Ai cũng như nhau.')
  })

  it.each(['trước đây được bao nhiêu', 'mức cũ là mấy', 'tháng 5/2026 được bao nhiêu', 'có tăng không'])(
    'keeps it for "%s"',
    (question) => {
      expect(shown(question)).toBe(body)
    },
  )

  it('keeps a section that is about the former figures', () => {
    const change = 'Trước là {{reference_level@2026-06-30}}.'

    expect(shown('một tháng được bao nhiêu', change)).toBe(change)
  })

  it('keeps a dated figure that still holds', () => {
    const same = 'Từ 01/7/2026 là {{reference_level@2026-07-01}}. Ai cũng vậy.'

    expect(shown('bao nhiêu', same)).toBe(same)
  })
})
