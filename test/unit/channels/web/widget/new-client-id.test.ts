import { expect, it } from 'vitest'
import { z } from 'zod'
import { newClientId } from '../../../../../channels/web/widget/new-client-id.ts'

it('makes UUIDs of version 4, each another', () => {
  const ids = Array.from({ length: 500 }, newClientId)

  expect(ids.filter((id) => !z.uuidv4().safeParse(id).success)).toEqual([])
  expect(new Set(ids).size).toBe(500)
})
