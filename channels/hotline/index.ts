import { hotline } from './config.ts'
import { receive } from './receive.ts'
import { hotlineCapabilities, render, type HotlineCall } from './render.ts'
import type { ChannelAdapter, DeliveryResult } from '../../src/core/channel.ts'

/**
 * The agency's phone line. Calls come in through the officers' desk, and nobody who called can be written to: what is
 * sent here is refused at once, so that the desk sees it and a person may call.
 */
export function createHotlineChannel(): ChannelAdapter<HotlineCall> {
  return {
    ...hotline,
    capabilities: hotlineCapabilities,
    receive,
    render,
    send: (): Promise<DeliveryResult> => Promise.resolve({ kind: 'refused', why: 'not reachable in writing' }),
    staffWindow: () => ({
      closed: true,
      hint: 'Người gọi đến không nhận được tin nhắn: xin gọi điện theo phiếu gọi lại.',
    }),
    probe: () => Promise.resolve({ ok: true, detail: 'calls are entered by officers, nothing to reach' }),
  }
}
