import { expect, test } from 'vitest'
import { answerText } from '../../../../channels/email/quoted-text.ts'

const answer = 'Dạ em đóng 16 năm rồi ạ.'
const mailbox = 'An Sinh <hotro@ansinh.example>'

test.each([
  ['Gmail', `Vào Th 4, 25 thg 11, 2026 lúc 09:12 ${mailbox} đã viết:\n\n> Xin chào\n> 2`],
  ['Gmail, wrapped', 'Vào Th 4, 25 thg 11, 2026 vào lúc 09:12 An Sinh <\nhotro@ansinh.example> đã viết:\n\n> Xin chào'],
  ['Gmail in English', `On Wed, Nov 25, 2026 at 9:12 AM ${mailbox}\nwrote:\n\n> hi`],
  ['Yahoo', `Vào Thứ Tư, 25 tháng 11, 2026 lúc 09:12:00 GMT+7, An Sinh\n<hotro@ansinh.example> đã viết:\n\nXin chào`],
  ['Yahoo, in one line', `  Vào Th 4, 25 thg 11 2026 lúc 7:12, An Sinh\n<hotro@ansinh.example> đã viết:   Xin chào\n2`],
  ['Zoho', `---- Vào Th 4, 25 thg 11 2026 09:12:00 +0700 ${mailbox} đã viết ---\n\nXin chào`],
  ['Windows', 'Được gửi từ Thư cho Windows'],
  ['Samsung, newer', 'Đã gửi từ thiết bị Galaxy của tôi\n\n-------- Tin nhắn gốc --------\nTừ: An Sinh'],
  ['the writer first', `${mailbox} đã viết vào Th 4, 25 thg 11, 2026 lúc 09:12:\n\nXin chào`],
  ['Thunderbird', 'Vào lúc 9:12 25/11/26, An Sinh đã viết:\n> q\n> q'],
  ['Apple Mail', `Đã gửi từ iPhone của tôi\n\n> Vào 25 thg 11, 2026, lúc 07:12, ${mailbox} đã viết:\n>\n> hi`],
  ['Outlook', `________________________________\nTừ: ${mailbox}\nĐã gửi: 25/11\nĐến: b\nChủ đề: Re: x\n\nXin chào`],
  ['Outlook in bold', `*Từ:* ${mailbox}\n*Đã gửi:* 25/11\n*Đến:* b\n*Chủ đề:* x\n\nXin chào`],
  [
    'Outlook on iOS',
    `Nhận Outlook dành cho iOS\n\nTừ: ${mailbox}\nNgày: Thứ Tư\nĐến: b <b@x>\nChủ đề: Re: x\nXin chào`,
  ],
  [
    'Outlook in English',
    `Get Outlook for Android\n________________\nFrom: ${mailbox}\nSent: Wednesday\nTo: b\nSubject: x\n\nq`,
  ],
  ['Samsung', 'Đã gửi từ Galaxy của tôi\n\n-------- Tin nhắn gốc --------\nTừ: An Sinh\nXin chào'],
  ['-----Thư gốc-----', '-----Thư gốc-----\nTừ: An Sinh\nXin chào'],
  ['an unknown language', `25/11/2026 09:12、${mailbox}:\n\n-- Vui lòng trả lời phía trên dòng này --\n\nXin chào`],
  ['a signature', '-- \nTrần Thị B\nKế toán trưởng'],
])('what %s adds below an answer is cut off', (_program, below) => {
  expect(answerText(`${answer}\n\n${below}`)).toBe(answer)
})

test('an answer below the quote, or between its lines, is found', () => {
  expect(answerText(`Vào 25/11/2026 09:12, An Sinh đã viết:\n> q\n\n${answer}`)).toBe(answer)
  expect(answerText(`On 25/11/2026 09:12, ${mailbox} wrote:\n> Nam hay nữ?\nNữ\n> Bao lâu?\n16`)).toBe('Nữ\n16')
})

test.each([
  'Kính gửi BHXH,\nNgười gửi: B\nNgày: 12/3/2026\nTiêu đề: sổ\nTôi bị mất sổ.',
  'Ngày 12/3 cơ quan tôi đã viết:\nsổ của tôi mất rồi',
  'Vào năm 2015 tôi đóng, viết:\nkhông rõ',
  'Ngày 12/3 cơ quan đã viết: anh chờ, tôi chờ mãi',
  'Gửi từ bưu điện có được không ạ?',
  'Từ: tháng 1\nđến nay em đóng đủ',
])('a letter that only looks like a quote is left whole: %j', (text) => {
  expect(answerText(text)).toBe(text)
})

test('where everything is quoted, everything is kept', () => {
  expect(answerText('> a\n> b')).toBe('> a\n> b')
})

test('a courtesy below a short answer is cut, below a letter it stays', () => {
  const letter = 'Tôi nghỉ việc từ tháng 9, công ty chưa chốt sổ, tôi phải làm gì để hưởng trợ cấp ạ?'
  const closing = '\n\nTrân trọng,\nTrần Thị B\n0912 000 111'

  expect(answerText(`2${closing}`)).toBe('2')
  expect(answerText(`${letter}${closing}`)).toBe(`${letter}${closing}`)
})

test('invisible characters and Windows line ends go', () => {
  expect(answerText('\uFEFFXin\u00A0chào\u200B\r\nanh\u00AD chị  \r\n')).toBe('Xin chào\nanh chị')
})

test.each([
  ['blanks', `${' '.repeat(2_000_000)}x`],
  ['quote marks', '>'.repeat(2_000_000)],
  ['line ends', '\n'.repeat(2_000_000)],
  ['beginnings of quotes', '-- Thư gốc --\n> a\n'.repeat(100_000)],
  ['beginnings of heads', `${'Vào lúc '}${'a '.repeat(1_000)}\n`.repeat(1_000)],
  ['fields', 'Từ: a\n'.repeat(300_000)],
])('a hostile text of many %s costs no more than a moment', (_what, text) => {
  const began = performance.now()

  answerText(text)

  expect(performance.now() - began).toBeLessThan(1_500)
})
