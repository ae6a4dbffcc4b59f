/**
 * What an error of the Graph API means for a delivery (Meta: Messenger Platform error codes). Codes outside the table
 * count as our mistake, so that an operator looks. `permission`: the app or page may not do this; a simpler form may.
 */
export type GraphVerdict = 'retry' | 'window-closed' | 'blocked' | 'plain-text' | 'permission' | 'refused'

export interface GraphError {
  readonly code: number
  readonly subcode?: number
}

const bySubcode: Readonly<Record<string, GraphVerdict>> = {
  // The last message of the citizen is more than 24 hours ago.
  '10/2018278': 'window-closed',
  // The page is restricted for a time.
  '10/1893063': 'refused',
  // No such person for this page: an id of another page or app.
  '100/2018001': 'blocked',
  '551/1545041': 'blocked',
}

const byCode: Readonly<Record<number, GraphVerdict>> = {
  // Temporary faults of Meta's.
  1: 'retry',
  2: 'retry',
  1200: 'retry',
  // Rate limits: of the app, the user, the page, the business, the Send API.
  4: 'retry',
  17: 'retry',
  32: 'retry',
  613: 'retry',
  80006: 'retry',
  10: 'permission',
  200: 'permission',
  230: 'permission',
  // The person is not available now, or has blocked the page.
  551: 'blocked',
  100: 'plain-text',
  // 190 token, 368, 2022 and 10903 policy: all 'refused', as what is not listed.
}

export function verdictOf({ code, subcode }: GraphError): GraphVerdict {
  return bySubcode[`${code}/${subcode ?? ''}`] ?? byCode[code] ?? 'refused'
}
