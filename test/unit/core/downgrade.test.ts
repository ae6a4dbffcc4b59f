import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { downgrade, splitText } from '../../../src/core/downgrade.ts'
import { graphemesOf, nfc } from '../../../src/core/vietnamese.ts'
import { buttonChannel, messageOf, plainChannel } from './messages.ts'

const choices = [
  { label: 'Tính đủ năm thế nào', value: 'section:a#b' },
  { label: 'Gặp nhân viên', value: 'act.human' },
]

const withoutBlanks = (text: string): string => text.replaceAll(/\s/gu, '')

/** Syllables, blanks, line ends and emoji as they come in answers, in no sensible order. */
const prose = fc
  .array(
    fc.constantFrom(
      'Điều',
      'kiện',
      'hưởng',
      'lương hưu.',
      '15 năm',
      '?',
      '! ',
      '\n',
      '\n\n',
      ' ',
      '👩‍👩‍👧',
      '👍🏽',
      '🇻🇳',
      'ngh̃iêng',
    ),
    { maxLength: 120, size: 'max' },
  )
  .map((parts) => nfc(parts.join('')))

describe('downgrade', () => {
  it('leaves choices as they are where the channel shows them', () => {
    const [only, ...others] = downgrade(messageOf({ kind: 'choices', text: 'Chọn một:', choices }), buttonChannel)

    expect(others).toEqual([])
    expect(only?.content).toEqual({ kind: 'choices', text: 'Chọn một:', choices })
  })

  it('writes choices as a numbered list where the channel has no buttons', () => {
    const parts = downgrade(messageOf({ kind: 'choices', text: 'Chọn một:', choices }), plainChannel)

    expect(parts.map((part) => part.content)).toEqual([
      { kind: 'text', text: 'Chọn một:\n1. Tính đủ năm thế nào\n2. Gặp nhân viên' },
    ])
  })

  it('writes more choices than the channel shows as a numbered list', () => {
    const parts = downgrade(messageOf({ kind: 'choices', text: 'Chọn:', choices }), { ...buttonChannel, maxChoices: 1 })

    expect(parts[0]?.content).toMatchObject({ kind: 'text' })
  })

  it('leaves the last choice to typing where it may and all others have a button', () => {
    const content = { kind: 'choices', text: 'Chọn:', choices, lastMayBeTyped: true } as const
    const partsOf = (to: Partial<typeof buttonChannel>) => {
      return downgrade(messageOf(content), { ...buttonChannel, ...to }).map((part) => part.content)
    }

    expect(partsOf({ maxChoices: 1 })).toEqual([
      { kind: 'choices', text: 'Chọn:\n\nHoặc gõ: Gặp nhân viên', choices: [choices[0]] },
    ])
    expect(partsOf({ maxChoices: 2 })).toEqual([content])
    expect(partsOf({ maxChoices: 0 })[0]).toMatchObject({ kind: 'text' })
    expect(partsOf({ choices: false })[0]).toMatchObject({ kind: 'text' })
  })

  it('keeps the invitation of a rating with its buttons', () => {
    const rating = { kind: 'rating-request', invite: 'i_1', text: 'Hài lòng?', choices } as const

    const [only] = downgrade(messageOf(rating), buttonChannel)

    expect(only?.content).toEqual(rating)
  })

  it('puts the buttons under the last part of a long text', () => {
    const text = 'Một câu dài vừa phải để phải cắt. '.repeat(4)

    const parts = downgrade(messageOf({ kind: 'choices', text, choices }), buttonChannel)

    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map((part) => part.content.kind)).toEqual([...parts.slice(1).map(() => 'text'), 'choices'])
  })

  it('shortens a label to what the channel shows, ending in an ellipsis', () => {
    const long = [{ label: 'Đóng cả bắt buộc và tự nguyện', value: 'x' }]

    const [only] = downgrade(messageOf({ kind: 'choices', text: 'Chọn:', choices: long }), buttonChannel)

    expect(only?.content).toMatchObject({ choices: [{ label: 'Đóng cả bắt buộc và…', value: 'x' }] })
  })

  it('leaves room for the officer’s name in each part', () => {
    const content = { kind: 'staff-text', officer: 'Nguyễn Thị Hoa', text: 'Chào anh/chị. '.repeat(20) } as const

    const parts = downgrade(messageOf(content), plainChannel)

    const lengths = parts.map(({ content: part }) => `Nguyễn Thị Hoa: ${part.text}`.length)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(plainChannel.maxTextLength)
    expect(parts.every((part) => part.content.kind === 'staff-text')).toBe(true)
  })

  it('ends even where the officer’s name is longer than a message', () => {
    const content = { kind: 'staff-text', officer: 'x'.repeat(200), text: 'ok' } as const

    const parts = downgrade(messageOf(content), plainChannel)

    expect(parts.map((part) => part.content.text).join('')).toBe('ok')
  })

  it.each([
    { kind: 'text', text: 'Hưởng chế độ ốm đau' },
    { kind: 'notice', text: 'Cán bộ đã vào cuộc trò chuyện' },
    { kind: 'staff-text', text: 'Chào chị', officer: 'Đặng Thị Ngữ' },
    { kind: 'choices', text: 'Chọn phần nào?', choices: [{ label: 'Mức hưởng', value: 'a' }] },
    { kind: 'rating-request', invite: 'i_1', text: 'Hài lòng?', choices: [{ label: 'Rất hài lòng', value: '5' }] },
  ] as const)('gives composed text for a decomposed $kind', (content) => {
    const decomposed = messageOf({
      ...content,
      text: content.text.normalize('NFD'),
      ...('officer' in content ? { officer: content.officer.normalize('NFD') } : {}),
      ...('choices' in content ? { choices: content.choices.map(decomposedChoice) } : {}),
    })

    const shown = [plainChannel, buttonChannel].flatMap((channel) => downgrade(decomposed, channel))

    const json = JSON.stringify(shown.map((part) => part.content))
    expect(json).toBe(nfc(json))
  })
})

function decomposedChoice(choice: { label: string; value: string }): { label: string; value: string } {
  return { ...choice, label: choice.label.normalize('NFD') }
}

describe('splitText', () => {
  it.each([
    [
      'a paragraph',
      'Đoạn một dài thế này.\n\nĐoạn hai dài thế kia.',
      30,
      ['Đoạn một dài thế này.', 'Đoạn hai dài thế kia.'],
    ],
    ['a sentence', 'Câu một rất là dài. Câu hai ngắn.', 25, ['Câu một rất là dài.', 'Câu hai ngắn.']],
    ['a blank', 'không có dấu chấm nào cả', 14, ['không có dấu', 'chấm nào cả']],
  ])('cuts at %s', (_name, text, limit, expected) => {
    const parts = splitText(text, limit)

    expect(parts).toEqual(expected)
  })

  it('gives one empty part for an empty text', () => {
    expect(splitText('  ', 10)).toEqual([''])
  })

  it('keeps every part within the limit, and every character but blanks', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 12, max: 80 }), (text, limit) => {
        const parts = splitText(text, limit)

        expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(limit)
        expect(withoutBlanks(parts.join(''))).toBe(withoutBlanks(text))
      }),
    )
  })

  it('keeps a skin tone with its hand', () => {
    expect(splitText('👩‍👩‍👧Điều👍🏽', 15)).toEqual(['👩‍👩‍👧Điều', '👍🏽'])
  })

  it('never cuts inside a grapheme', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 12, max: 80 }), (text, limit) => {
        const parts = splitText(text, limit)

        const visible = (list: string[]): string[] => list.filter((part) => part.trim() !== '')
        expect(visible(parts.flatMap(graphemesOf))).toEqual(visible(graphemesOf(text)))
      }),
    )
  })

  it('never cuts a surrogate pair, even inside a grapheme longer than a message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 12 }), (text, limit) => {
        const parts = splitText(text + '👨‍👩‍👧‍👦', limit)

        expect(parts.every((part) => part.isWellFormed() && part.length <= limit)).toBe(true)
        expect(withoutBlanks(parts.join(''))).toBe(withoutBlanks(text + '👨‍👩‍👧‍👦'))
      }),
    )
  })
})
