import type { StaffRole } from './contract.ts'

/** What a route lets do, and who may. The only place that says so; routes name the permission. */
export const permissions = {
  /** One's own password, second factor and sessions; all that is possible before a given password is changed. */
  account: ['officer', 'supervisor', 'analyst', 'admin'],
  /** Citizens' conversations, calls and files. */
  desk: ['officer', 'supervisor', 'admin'],
  /** The whole desk: who does what, who takes over; a word to a colleague. */
  board: ['supervisor', 'admin'],
  figures: ['supervisor', 'analyst', 'admin'],
  /** Freezes a month: what is published. */
  publish: ['analyst', 'admin'],
  /** Looks again at ratings drawn at random, never at one's own. */
  recheck: ['supervisor', 'admin'],
  /** What is done about a finding: who, until when, with what result. */
  actions: ['supervisor', 'analyst', 'admin'],
  /** Citizens' comments, masked. */
  comments: ['analyst', 'admin'],
  /** Rows of the survey, one per invitation: whoever sees figures does not see these by that. */
  exports: ['analyst', 'admin'],
  people: ['admin'],
  audit: ['admin'],
  settings: ['admin'],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>

export type Permission = keyof typeof permissions

export function mayDo(role: StaffRole, permission: Permission): boolean {
  const roles: readonly StaffRole[] = permissions[permission]
  return roles.includes(role)
}

/** For pages: what to show. The routes decide. */
export function permissionsOf(role: StaffRole): Permission[] {
  return permissionNames.filter((permission) => mayDo(role, permission))
}

const permissionNames = [
  'account',
  'desk',
  'board',
  'figures',
  'publish',
  'recheck',
  'actions',
  'comments',
  'exports',
  'people',
  'audit',
  'settings',
] as const
