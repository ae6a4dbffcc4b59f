import { mayDo, type Permission } from '../../../people/permissions.ts'
import type { Role } from '../desk-types.ts'

export type FurtherKind = 'search' | 'board' | 'people' | 'audit' | 'account'

/** What a page's routes ask for: a page that would only refuse is not shown. */
const needs: Readonly<Record<FurtherKind, Permission>> = {
  search: 'desk',
  board: 'board',
  people: 'people',
  audit: 'audit',
  account: 'account',
}

export function maySee(role: Role, kind: FurtherKind): boolean {
  return mayDo(role, needs[kind])
}
