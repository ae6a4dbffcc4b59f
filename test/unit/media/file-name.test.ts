import { describe, expect, test } from 'vitest'
import { contentDisposition, fileName } from '../../../src/media/file-name.ts'
import { mediaTypeNamed } from '../../../src/media/media-type.ts'

const pdf = mediaTypeNamed('application/pdf')
const jpeg = mediaTypeNamed('image/jpeg')
if (pdf === undefined || jpeg === undefined) throw new Error('types are missing')

describe('a name to save a file under', () => {
  test.each([
    ['đơn đề nghị.pdf', 'đơn đề nghị.pdf'],
    ['Đơn.PDF', 'Đơn.pdf'],
    ['ảnh.pdf'.normalize('NFD'), 'ảnh.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['C:\\giấy tờ\\sổ.pdf', 'C giấy tờ sổ.pdf'],
    ['a\r\nSet-Cookie: b.pdf', 'a Set-Cookie b.pdf'],
    ['hoa\u202efdp.exe', 'hoa fdp.exe.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['bảng.xlsx.pdf', 'bảng.xlsx.pdf'],
    ['', undefined],
    ['   ', undefined],
    ['.pdf', undefined],
  ])('%j → %j', (given, expected) => {
    expect(fileName(given, pdf)).toBe(expected)
  })

  test('a program’s name on a picture ends as a picture’s', () => {
    expect(fileName('invoice.exe', jpeg)).toBe('invoice.exe.jpg')
  })

  test('a long name is cut between characters', () => {
    const name = fileName('ấ👍🏽'.repeat(200), jpeg)

    expect(name).toBe(`${'ấ👍🏽'.repeat(60)}.jpg`)
  })
})

test('a header carries the name in any script, and nothing else', () => {
  const header = contentDisposition('attachment', `đơn "a" 'b' (1).pdf`)

  expect(header).toBe(
    `attachment; filename="__n _a_ 'b' (1).pdf"; filename*=UTF-8''%C4%91%C6%A1n%20%22a%22%20%27b%27%20%281%29.pdf`,
  )
})
