import { expect, test } from 'vitest'
import {
  CALL_HREF,
  CALLBACKS_HREF,
  callbackHref,
  handoffHref,
  LIST_HREF,
  placeOf,
} from '../../../../src/console/ui/places.ts'

test.for([
  [LIST_HREF, { kind: 'handoffs' }],
  ['', { kind: 'handoffs' }],
  [handoffHref('h_1'), { kind: 'handoffs', id: 'h_1' }],
  [CALLBACKS_HREF, { kind: 'callbacks' }],
  [callbackHref('k_1'), { kind: 'callbacks', id: 'k_1' }],
  [CALL_HREF, { kind: 'call' }],
  ['#/goi-lai/h_1', { kind: 'handoffs' }],
  ['#/k_1', { kind: 'handoffs' }],
  ['#/h_1/../x', { kind: 'handoffs' }],
] as const)('the address "%s" is a place of the desk', ([hash, place]) => {
  expect(placeOf(hash)).toEqual(place)
})
