import { nfc } from '../core/vietnamese.ts'

/** The form in which a username is stored and looked up: people type capitals and blanks by accident. No NUL for SQL. */
export function normalUsername(typed: string): string {
  return nfc(typed).replaceAll('\0', '').trim().toLowerCase()
}
