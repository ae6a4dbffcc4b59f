import { describe, expect, test } from 'vitest'
import { isKnownMediaType, mediaTypeOf } from '../../../src/media/media-type.ts'
import { sampleFiles } from '../../support/sample-files.ts'

describe('a file’s type', () => {
  test.each(Object.entries(sampleFiles))('%s is known by its first bytes', (type, bytes) => {
    expect(mediaTypeOf(bytes)?.type).toBe(type)
  })

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a drawing that can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a program', 'MZ\u0090\u0000\u0003'],
    ['an old Office file, which may hold macros', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'],
    ['any ZIP', 'PK\u0003\u0004 anything.exe'],
    ['a document with macros', 'PK\u0003\u0004[Content_Types].xml word/document.xml word/vbaProject.bin'],
    ['plain text', 'Kính gửi cơ quan bảo hiểm xã hội'],
    ['nothing', ''],
    ['a few bytes', '\u00ff'],
  ])('%s is not on the list', (_what, text) => {
    expect(mediaTypeOf(Buffer.from(text, 'latin1'))).toBeUndefined()
  })

  test('a view into a larger buffer is read from where it begins', () => {
    const whole = Buffer.concat([Buffer.from('<html>'), sampleFiles['image/png'] ?? Buffer.alloc(0)])

    expect(mediaTypeOf(new Uint8Array(whole).subarray(6))?.type).toBe('image/png')
  })

  test.each([
    ['image/jpeg', true],
    ['IMAGE/JPG; x=1', true],
    ['application/octet-stream', true],
    ['', true],
    ['text/html', false],
    ['image/svg+xml', false],
    ['application/x-msdownload', false],
  ])('Content-Type "%s": may be on the list = %s', (contentType, known) => {
    expect(isKnownMediaType(contentType)).toBe(known)
  })
})
