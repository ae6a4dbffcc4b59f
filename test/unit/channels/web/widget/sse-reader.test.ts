import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSseReader, type SseEvent } from '../../../../../channels/web/widget/sse-reader.ts'

function readAll(chunks: readonly string[]): SseEvent[] {
  const events: SseEvent[] = []
  const read = createSseReader((event) => events.push(event))
  chunks.forEach(read)
  return events
}

describe('createSseReader', () => {
  it.each([
    ['an event', 'id: 7\nevent: state\ndata: {"a":1}\n\n', [{ id: '7', event: 'state', data: '{"a":1}' }]],
    ['"message" where no name is given', 'data: x\n\n', [{ id: '', event: 'message', data: 'x' }]],
    ['several data lines as one', 'data: a\ndata:b\ndata\n\n', [{ id: '', event: 'message', data: 'a\nb\n' }]],
    ['nothing from a ping', ': ping\n\n', []],
    ['nothing without data, but keeps the id', 'id: 3\n\ndata: x\n\n', [{ id: '3', event: 'message', data: 'x' }]],
    ['nothing from an event that is not finished', 'data: x\n', []],
    ['only the first blank as a separator', 'data:  x: y\n\n', [{ id: '', event: 'message', data: ' x: y' }]],
    [
      'CRLF and CR line ends',
      'data: a\r\n\r\ndata: b\r\rdata: c\n\n',
      ['a', 'b', 'c'].map((data) => ({ id: '', event: 'message', data })),
    ],
  ])('reads %s', (_case, text, events) => {
    expect(readAll([text])).toEqual(events)
  })

  it('does not care where the network cuts', () => {
    const text =
      'event: hello\r\ndata: {"title":"An Sinh"}\r\n\r\n: ping\r\n\r\nid: 1\r\ndata: Điều 64\r\ndata: khoản 1\r\n\r\n'
    const whole = readAll([text])

    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const ends = [...cuts, text.length].toSorted((a, b) => a - b)
        const chunks = ends.map((end, at) => text.slice(ends[at - 1] ?? 0, end))

        expect(readAll(chunks)).toEqual(whole)
      }),
    )
  })
})
