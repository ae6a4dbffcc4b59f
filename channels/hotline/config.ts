/** Nothing to set: calls are entered by officers, so the channel is there wherever a desk is. */
export const hotline = { id: 'hotline', webhookPath: '/webhooks/hotline' } as const
