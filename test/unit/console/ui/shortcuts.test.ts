import { expect, test } from 'vitest'
import { shortcutOf, shortcuts } from '../../../../src/console/ui/shortcuts.ts'

const free = { typing: false, letters: true }
const press = (key: string, more: { code?: string; alt?: boolean; ctrl?: boolean } = {}) => ({
  key,
  code: more.code ?? '',
  alt: more.alt ?? false,
  ctrl: more.ctrl ?? false,
})

test.for([
  ['j', 'down'],
  ['K', 'up'],
  ['n', 'next'],
  ['?', 'help'],
  ['Escape', 'back'],
  ['x', undefined],
] as const)('the key %s is the shortcut %s', ([key, id]) => {
  expect(shortcutOf(press(key), free)).toBe(id)
})

test('while an officer types, letters are letters, but Alt and Escape still work', () => {
  const typing = { typing: true, letters: true }

  expect(shortcutOf(press('n'), typing)).toBeUndefined()
  expect(shortcutOf(press('?'), typing)).toBeUndefined()
  expect(shortcutOf(press('ñ', { code: 'KeyN', alt: true }), typing)).toBe('next')
  expect(shortcutOf(press('Escape'), typing)).toBe('back')
})

test('single letters can be switched off; the browser keeps its keys with Ctrl', () => {
  const off = { typing: false, letters: false }

  expect(shortcutOf(press('e'), off)).toBeUndefined()
  expect(shortcutOf(press('j', { code: 'KeyJ', alt: true }), off)).toBe('down')
  expect(shortcutOf(press('r', { code: 'KeyR', ctrl: true }), free)).toBeUndefined()
})

test('no key has two meanings', () => {
  const keys = shortcuts.flatMap((one) => one.keys.split(' '))

  expect(new Set(keys).size).toBe(keys.length)
})
