import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textBlocks } from '../../../../../channels/web/widget/text-blocks.ts'

const plain = (text: string) => [{ text }]

describe('textBlocks', () => {
  it('keeps line breaks, paragraphs and lists', () => {
    const blocks = textBlocks('Hồ sơ gồm:\n- Sổ BHXH;\n- Đơn đề nghị.\nNộp tại xã.\nHoặc qua mạng.\n\nXong.')

    expect(blocks).toEqual([
      { isList: false, lines: [plain('Hồ sơ gồm:')] },
      { isList: true, lines: [plain('Sổ BHXH;'), plain('Đơn đề nghị.')] },
      { isList: false, lines: [plain('Nộp tại xã.'), plain('Hoặc qua mạng.')] },
      { isList: false, lines: [plain('Xong.')] },
    ])
  })

  it.each([
    [
      'xem https://baohiemxahoi.gov.vn/a?b=1.',
      'https://baohiemxahoi.gov.vn/a?b=1',
      'https://baohiemxahoi.gov.vn/a?b=1',
    ],
    ['gọi 1900 9068 nhé', '1900 9068', 'tel:19009068'],
    ['gọi 19009068', '19009068', 'tel:19009068'],
  ])('makes a link of what can be opened in %j', (text, shown, href) => {
    const [block] = textBlocks(text)

    expect(block?.lines[0]).toContainEqual({ text: shown, href })
  })

  it.each(['javascript:alert(1)', '<a href="x">x</a>', '12345678', 'năm 1900', '2 * 3 ** 4'])(
    'leaves %j as it is',
    (text) => {
      expect(textBlocks(text)).toEqual([{ isList: false, lines: [plain(text)] }])
    },
  )

  it('shows bold words as bold', () => {
    expect(textBlocks('đủ **15 năm** trở lên')).toEqual([
      {
        isList: false,
        lines: [[{ text: 'đủ ' }, { text: '15 năm', strong: true }, { text: ' trở lên' }]],
      },
    ])
  })

  it('loses no word of any text', () => {
    const words = (text: string): string => text.replaceAll(/[\s*•-]+/g, '')
    const text = fc.string({
      unit: fc.constantFrom('a', 'đ', ' ', '\n', '-', '*', '1900 9068', 'http://a.vn', '•', '.'),
    })

    fc.assert(
      fc.property(text, (sample) => {
        const lines = textBlocks(sample).flatMap((block) => block.lines)

        expect(
          words(
            lines
              .flat()
              .map((span) => span.text)
              .join(''),
          ),
        ).toBe(words(sample))
      }),
    )
  })
})
