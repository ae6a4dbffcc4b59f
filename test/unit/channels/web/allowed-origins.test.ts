import { describe, expect, it } from 'vitest'
import { allowsPage } from '../../../../channels/web/allowed-origins.ts'

const allowed = ['https://bhxh.example', 'https://*.gov.example', 'http://localhost:8080']

describe('allowsPage', () => {
  it.each([
    ['https://bhxh.example', true],
    ['https://BHXH.example', true],
    ['http://bhxh.example', false],
    ['https://bhxh.example:8443', false],
    ['https://sub.bhxh.example', false],
    ['https://bhxh.example.evil.example', false],
    ['https://tinh.gov.example', true],
    ['https://a.b.gov.example', true],
    ['https://gov.example', false],
    ['https://evilgov.example', false],
    ['http://tinh.gov.example', false],
    ['http://localhost:8080', true],
    ['null', false],
    ['', false],
  ])('for a page of %j is %s', (origin, expected) => {
    expect(allowsPage(allowed, { origin, host: 'chat.example' })).toBe(expected)
  })

  it('lets our own pages in without being listed', () => {
    expect(allowsPage(allowed, { origin: 'https://chat.example', host: 'chat.example' })).toBe(true)
  })

  it('lets in what is no page of another site', () => {
    expect(allowsPage(allowed, { host: 'chat.example' })).toBe(true)
  })

  it('lets every page in while there is no list', () => {
    expect(allowsPage([], { origin: 'https://anything.example' })).toBe(true)
  })
})
