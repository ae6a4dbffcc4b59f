/**
 * What a code of the OA API means for a delivery. Published meanings of −214, −217, −238 and −241 differ between
 * sources; codes outside the table count as our mistake, so that an operator looks.
 */
export type ZaloVerdict = 'delivered' | 'token' | 'retry' | 'window-closed' | 'blocked' | 'plain-text' | 'refused'

const verdicts: Readonly<Record<number, ZaloVerdict>> = {
  0: 'delivered',
  // Invalid or expired access token. Not "blocked by the user", as one well-known mapper has it.
  [-216]: 'token',
  [-220]: 'token',
  [-124]: 'token',
  // Rate limit, send failed, busy.
  [-32]: 'retry',
  [-200]: 'retry',
  [-214]: 'retry',
  // No interaction for 7 days, none yet.
  [-230]: 'window-closed',
  [-232]: 'window-closed',
  // Not followed, invitation blocked, receive quota of the user, night, restricted by the user, out of quota, policy.
  [-213]: 'blocked',
  [-217]: 'blocked',
  [-218]: 'blocked',
  [-234]: 'blocked',
  [-244]: 'blocked',
  [-211]: 'blocked',
  [-248]: 'blocked',
  // Parameter invalid, message type not supported: mostly an OA that may not send buttons.
  [-201]: 'plain-text',
  [-233]: 'plain-text',
}

export function verdictOf(code: number): ZaloVerdict {
  return verdicts[code] ?? 'refused'
}
