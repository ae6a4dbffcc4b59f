import { describe, expect, it } from 'vitest'
import type { Taken } from '../../chaos/driver.ts'
import type { Kill } from '../../chaos/killed-program.ts'
import { isShown, judge, type Due, type Evidence } from '../../chaos/judge.ts'

const pension = 'Lương hưu được tính theo mức bình quân tiền lương tháng đóng bảo hiểm xã hội.'
const sickness = 'Chế độ ốm đau được hưởng tối đa 30 ngày trong một năm nếu làm việc bình thường.'
const thanks = 'Cảm ơn Bạn đã liên hệ. Bạn vui lòng đánh giá cuộc trò chuyện này giúp chúng tôi.'
const closed = 'Cuộc trò chuyện đã được đóng vì lâu không có tin nhắn mới.'
const due: readonly Due[] = [{ reply: pension }, { reply: sickness }, { reply: thanks }]

function evidence(got: readonly string[], more: Partial<Evidence> = {}): Evidence {
  return { due, got, unasked: [closed], taken: [], kills: [], ...more }
}

function taken(text: string, at: number, answer: Taken['answer'] = 'given'): Taken {
  return { user: 'u', text, at, answer }
}

/** Its successor starts to send 1.5 s later. */
function killAt(at: number): Kill {
  return { at, over: at + 1_500 }
}

describe('judge', () => {
  it('finds nothing where every reply came once, in order', () => {
    const verdict = judge(evidence([pension, sickness, thanks, closed]))

    expect(verdict).toEqual({
      sent: 3,
      answered: 3,
      lost: [],
      outOfOrder: [],
      repeated: { 'kill after acceptance': 0, 'timeout after acceptance': 0, unexplained: 0 },
      clues: [],
    })
  })

  it('names the reply that never came', () => {
    const verdict = judge(evidence([pension, thanks]))

    expect(verdict).toMatchObject({ sent: 3, answered: 2, lost: [sickness] })
  })

  it('counts a reply as lost if one part of several is missing', () => {
    const parts = [pension, sickness, thanks]

    const all = isShown(parts, parts.join('\n\n'))
    const without = parts.map((gone) =>
      isShown(
        parts.filter((part) => part !== gone),
        parts.join('\n\n'),
      ),
    )

    expect(all).toBe(true)
    expect(without).toEqual([false, false, false])
  })

  it('finds the reply that came before the one that was due first', () => {
    const verdict = judge(evidence([sickness, pension, thanks]))

    expect(verdict).toMatchObject({ answered: 3, outOfOrder: [pension] })
  })

  it('allows the turned order only to a pair that reached the program that way round', () => {
    const pair = due.map((one, index) => (index === 0 ? { ...one, mayFollowNext: true } : one))

    const turned = judge(evidence([sickness, pension, thanks], { due: pair }))
    const tooLate = judge(evidence([sickness, thanks, pension], { due: pair }))

    expect(turned.outOfOrder).toEqual([])
    expect(tooLate.outOfOrder).toEqual([pension])
  })

  it('finds a repeat that stands behind the next reply, whatever its cause', () => {
    const books = [taken(pension, 1_000, 'withheld'), taken(pension, 9_000)]

    const verdict = judge(evidence([pension, sickness, pension, thanks], { taken: books }))

    expect(verdict.outOfOrder).toEqual([pension])
  })

  it('finds what belongs to no reply', () => {
    const stray = 'Một tin nhắn không ai hỏi đến và không thuộc về câu trả lời nào cả.'

    const verdict = judge(evidence([pension, stray, sickness, thanks]))

    expect(verdict.outOfOrder).toEqual([stray])
  })

  const repeats: readonly {
    name: string
    first: Taken['answer']
    kills: readonly Kill[]
    reason: keyof ReturnType<typeof judge>['repeated']
  }[] = [
    { name: 'the platform kept its answer back', first: 'withheld', kills: [], reason: 'timeout after acceptance' },
    { name: 'the caller had gone', first: 'caller gone', kills: [], reason: 'timeout after acceptance' },
    { name: 'a kill lay in between', first: 'given', kills: [killAt(5_000)], reason: 'kill after acceptance' },
    { name: 'a kill just before', first: 'given', kills: [killAt(500)], reason: 'kill after acceptance' },
    { name: 'no cause', first: 'given', kills: [], reason: 'unexplained' },
    { name: 'a kill long before', first: 'given', kills: [killAt(-2_000)], reason: 'unexplained' },
    { name: 'a kill afterwards', first: 'given', kills: [killAt(9_500)], reason: 'unexplained' },
  ]
  it.each(repeats)('explains a repeat or not: $name', ({ first, kills, reason }) => {
    const books = [taken(pension, 1_000, first), taken(pension, 9_000)]

    const verdict = judge(evidence([pension, pension, sickness, thanks], { taken: books, kills }))

    expect(verdict.outOfOrder).toEqual([])
    expect(verdict.repeated).toEqual({
      'kill after acceptance': 0,
      'timeout after acceptance': 0,
      unexplained: 0,
      [reason]: 1,
    })
    expect(verdict.clues).toHaveLength(reason === 'unexplained' ? 1 : 0)
  })

  it('explains no repeat of which the platform has no record', () => {
    const verdict = judge(evidence([pension, pension, sickness, thanks], { kills: [killAt(5_000)] }))

    expect(verdict.repeated.unexplained).toBe(1)
  })

  it('tells a question that is asked again after each answer from the same question alone', () => {
    const question = 'Anh/chị nghỉ sớm vì lý do nào?'
    const again = `Mình tính tiếp nhé. ${question}`
    const asking: readonly Due[] = [
      { reply: question },
      { reply: `${pension}\n\n${again}` },
      { reply: `${sickness}\n\n${again}` },
    ]
    const choices = '\n1. Nghề nặng nhọc\n2. Lý do khác'
    const shown = [question + choices, pension, again + choices, sickness, again + choices]

    const verdict = judge(evidence(shown, { due: asking }))
    const twice = judge(evidence([question + choices, ...shown], { due: asking }))

    expect(verdict).toMatchObject({ lost: [], outOfOrder: [], repeated: { unexplained: 0 } })
    expect(twice).toMatchObject({ lost: [], outOfOrder: [], repeated: { unexplained: 1 } })
  })

  it('tells questions apart that begin alike', () => {
    const beginning = 'Để tính cho đúng trường hợp của anh/chị, tôi xin hỏi vài điều.'
    const asking: readonly Due[] = [
      { reply: `${beginning} Chi phí là bao nhiêu?` },
      { reply: `${pension}\n\n${beginning} Lương tháng là bao nhiêu?` },
    ]
    const shown = [`${beginning} Chi phí là bao nhiêu?`, pension, `${beginning} Lương tháng là bao nhiêu?`]

    const verdict = judge(evidence(shown, { due: asking }))

    expect(verdict).toMatchObject({ lost: [], outOfOrder: [], repeated: { unexplained: 0 } })
  })
})
