import type { Instant } from '../core/ids.ts'
import type { ChannelAddress } from '../core/message.ts'

/** `own`: typed where it was given. `too-many`: wrong codes within the hour; nothing was tried. */
export type RedeemOutcome = 'linked' | 'own' | 'unknown' | 'too-many'

/** What became of a citizen's wish to link two channels. */
export type LinkOutcome = { readonly kind: 'code'; readonly code: string } | { readonly kind: RedeemOutcome }

/** The same citizen on several channels, by their own proof only: a code got on one and typed on the other. */
export interface LinkStore {
  /** The citizen's earlier code ends. */
  offer(code: string, address: ChannelAddress, expiresAt: Instant): Promise<void>
  /** A code links once; the same citizen with the same code has the same outcome again. */
  redeem(code: string, address: ChannelAddress, now: Instant): Promise<RedeemOutcome>
  /** Where else this citizen is known. */
  of(address: ChannelAddress): Promise<readonly ChannelAddress[]>
  unlink(address: ChannelAddress): Promise<boolean>
}
