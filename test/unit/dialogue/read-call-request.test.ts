import { describe, expect, it } from 'vitest'
import { asksForCall, readCallTime } from '../../../src/dialogue/read-call-request.ts'

describe('a request to be called', () => {
  it.each([
    'gọi lại cho tôi',
    'goi lai cho toi di',
    'Gọi lại cho em với ạ',
    'anh chị gọi điện cho bác nhé',
    'nhờ các anh chị gọi lại giúp em',
    'có ai gọi lại cho bác được không',
    'tôi muốn được gọi lại',
    'em muốn đăng ký gọi lại ạ',
    'yêu cầu gọi lại',
    'gọi lại cho tôi buổi sáng số 0912345678',
    'alo lại cho em',
    'gọi lại',
  ])('%s', (text) => {
    expect(asksForCall(text)).toBe(true)
  })

  it.each([
    'công ty cũ gọi lại đi làm thì sao',
    'số tổng đài lạ gọi từ, có nên gọi lại',
    'có người lạ gọi cho tôi bảo nộp tiền',
    'xin hủy lượt đăng ký gọi lại vừa gửi',
    'gặp nhân viên',
    'tôi không cần gọi lại',
    'thẻ bảo hiểm y tế',
    '0912345678',
    '',
  ])('is not: %s', (text) => {
    expect(asksForCall(text)).toBe(false)
  })

  it.each([
    ['buổi sáng', 'morning'],
    ['chiều mai nhé', 'afternoon'],
    ['lúc nào cũng được', 'any'],
    ['sáng hay chiều đều được', 'any'],
    ['bất kỳ lúc nào', 'any'],
    ['không biết', undefined],
  ])('“%s” says when', (text, time) => {
    expect(readCallTime(text)).toBe(time)
  })
})
