import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { clientAddress } from '../../../src/http/client-address.ts'

const trusted = (address: string): boolean => address === '127.0.0.1' || address.startsWith('10.')

function requestFrom(remote: string, forwarded?: string): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: remote })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return request
}

describe('clientAddress', () => {
  it.each([
    ['nobody in between', '203.0.113.9', undefined, '203.0.113.9'],
    ['one proxy', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['two proxies', '127.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['a made-up beginning', '127.0.0.1', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['a header from someone whom we do not trust', '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ])('with %s', (_name, remote, forwarded, expected) => {
    expect(clientAddress(requestFrom(remote, forwarded), trusted)).toBe(expected)
  })
})
