import type { ChaosChannel, ChaosPlatform, PlatformOptions } from './driver.ts'
import { startEmailChaos } from './email-driver.ts'
import { startMessengerChaos } from './messenger-driver.ts'
import { startTelegramChaos } from './telegram-driver.ts'
import { startWebChaos } from './web-driver.ts'
import { startZaloChaos } from './zalo-driver.ts'

/** A channel without a local platform is left out of the run, with a word about it. */
export const chaosDrivers: Readonly<
  Partial<Record<ChaosChannel, (options: PlatformOptions) => Promise<ChaosPlatform>>>
> = {
  zalo: startZaloChaos,
  messenger: startMessengerChaos,
  telegram: startTelegramChaos,
  email: startEmailChaos,
  web: startWebChaos,
}
