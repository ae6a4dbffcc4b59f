import { idOf, stringOf, type Json } from '../kit/json.ts'

/** The app under whose name staff write in the Page Inbox and in Business Suite (Meta's handover documentation). */
const PAGE_INBOX_APP = '263902037430900'

/** What we put into each message and get back in its echo: the only sign of our own that needs no setting. */
const MARK = 'ansinh:'

export function echoMark(outbound: string): string {
  return `${MARK}${outbound}`
}

interface Ourselves {
  readonly appId?: string
}

/**
 * An echo is a message of the page's side. Ours carry our mark or our app's id; one without an app was typed by staff.
 * Without `MESSENGER_APP_ID` another app's echo cannot be told from an unmarked one of ours and is left alone: a bot
 * that silences itself would be worse.
 */
export function isStaffEcho(message: Json, { appId }: Ourselves, standby: boolean): boolean {
  if (stringOf(message['metadata'])?.startsWith(MARK) === true) return false
  const sentBy = idOf(message['app_id'])
  if (sentBy === undefined) return true
  if (appId !== undefined) return sentBy !== appId
  // In standby somebody else holds the conversation, and that is who writes.
  return standby || sentBy === PAGE_INBOX_APP
}

/** Whether a `pass_thread_control` or `take_thread_control` leaves the conversation with somebody else. */
export function goesToOthers(control: Json, { appId }: Ourselves): boolean {
  const next = idOf(control['new_owner_app_id'])
  const before = idOf(control['previous_owner_app_id'])
  if (appId !== undefined && next !== undefined) return next !== appId
  // What the Page Inbox gives away comes to us.
  return before !== PAGE_INBOX_APP || next === PAGE_INBOX_APP
}
