import { expect, test } from 'vitest'
import { laneOf } from '../../../src/core/message.ts'
import type { RatingRow, SurveyInvitation } from '../../../src/core/rating.ts'
import type { Stores } from '../../../src/store/contract.ts'
import type { RatingAnswer, RatingFilter } from '../../../src/rating/survey-store.ts'
import { changeOf, conversationOf, invitationOf, reply, someone } from '../../support/samples.ts'
import { takeOutbox } from './conversations.ts'

const MANY = 10_000

export function surveyCases(stores: () => Stores, seed: (count: number, day: string) => Promise<void>): void {
  /** An invitation that was sent at the moment; each in a year of its own, so that filters see only their own rows. */
  const issue = async (at: string, change: Partial<SurveyInvitation> = {}): Promise<SurveyInvitation> => {
    const conversation = conversationOf(someone(), { mode: 'rating' })
    const invitation = invitationOf(conversation.id, {
      createdAt: at,
      expiresAt: '2099-01-01T00:00:00.000Z',
      ...change,
    })
    const asking = reply(conversation, { kind: 'rating-request', invite: invitation.id, text: 'Đánh giá', choices: [] })
    await stores().conversations.commit(changeOf(conversation, { outbound: [asking], invitation }))
    const claim = await takeOutbox(stores(), laneOf(conversation.address))
    if (claim === undefined) throw new Error('nothing in the outbox')
    await stores().conversations.finishDelivery(claim, { status: 'delivered', at })
    return invitation
  }
  const rate = async ({ conversationId }: SurveyInvitation, rating: RatingAnswer): Promise<void> => {
    const conversation = await stores().conversations.find(conversationId)
    if (conversation === undefined) throw new Error('no conversation')
    await stores().conversations.commit(changeOf(conversation, { rating }))
  }
  const idsOf = async (filter: RatingFilter): Promise<string[]> => {
    const rows: RatingRow[] = []
    for await (const row of stores().surveys.stream(filter)) rows.push(row)
    return rows.map(({ id }) => id)
  }

  test('every field of an invitation and its rating comes back', async () => {
    const full = await issue('2031-01-01T00:00:00.000Z', {
      handoffId: 'h_1',
      intent: 'pension.amount',
      servedBy: 'bot_then_human',
      staff: 's_1',
      outcome: 'handed_over',
      askProbability: 0.25,
      expiresAt: '2031-01-04T00:00:00.000Z',
      conversationKey: '00112233aabbccdd',
      surveyChannel: 'portal',
      factorAsked: 'F5',
      intentGroup: 'che_do',
      persona: 'huu_tri',
      respondentGroup: 'G4',
      provinceCode: '01',
      communeCode: '00004',
      geoSource: 'user_text',
      geoVersion: '2026-09-20',
    })
    const unrated = await stores().surveys.find(full.id)

    await rate(full, { invite: full.id, at: '2031-01-01T00:01:00.000Z', score: 2 })
    await rate(full, { invite: full.id, at: '2031-01-01T00:01:30.000Z', factorScore: 4 })
    await rate(full, { invite: full.id, at: '2031-01-01T00:02:00.000Z', factor: 'F3' })
    await rate(full, { invite: full.id, at: '2031-01-01T00:03:00.000Z', comment: 'Chờ lâu quá', commentTopic: 'wait' })

    const sent = { ...full, sendStatus: 'sent', issuedAt: '2031-01-01T00:00:00.000Z' }
    const comment = { comment: 'Chờ lâu quá', commentMasked: 'Chờ lâu quá', commentTopic: 'wait' }
    const rated = { ratedAt: '2031-01-01T00:01:00.000Z', score: 2, factorScore: 4, factor: 'F3', ...comment }
    expect(unrated).toEqual(sent)
    expect(await stores().surveys.find(full.id)).toEqual({ ...sent, ...rated })
    expect(await stores().surveys.byConversation(full.conversationId)).toEqual({ ...sent, ...rated })
  })

  test('the first score, factor and comment stay', async () => {
    const invitation = await issue('2032-01-01T00:00:00.000Z')
    const first = {
      invite: invitation.id,
      at: '2032-01-01T00:01:00.000Z',
      score: 1,
      factor: 'F1' as const,
      comment: 'một',
    }
    await rate(invitation, first)

    await rate(invitation, { ...first, at: '2032-01-01T00:09:00.000Z', score: 5, factor: 'F2', comment: 'hai' })

    expect(await stores().surveys.find(invitation.id)).toMatchObject({
      score: 1,
      factor: 'F1',
      comment: 'một',
      ratedAt: first.at,
    })
  })

  test('a rating that came before the platform’s receipt counts as sent', async () => {
    const conversation = conversationOf(someone(), { mode: 'rating' })
    const invitation = invitationOf(conversation.id, { createdAt: '2033-01-01T00:00:00.000Z' })
    await stores().conversations.commit(changeOf(conversation, { invitation }))

    await rate(invitation, { invite: invitation.id, at: '2033-01-01T00:01:00.000Z', score: 4 })

    const row = await stores().surveys.find(invitation.id)
    expect(row).toMatchObject({ sendStatus: 'sent', issuedAt: invitation.createdAt, score: 4 })
  })

  test('a rating that is not counted is kept with its reason, decided once', async () => {
    const invitation = await issue('2034-01-01T00:00:00.000Z')
    const tooFast = {
      invite: invitation.id,
      at: '2034-01-01T00:00:00.500Z',
      score: 3,
      invalidReason: 'too_fast' as const,
    }

    await rate(invitation, tooFast)
    await rate(invitation, { invite: invitation.id, at: '2034-01-01T00:01:00.000Z', score: 5 })
    await rate(invitation, { invite: invitation.id, at: '2034-01-01T00:02:00.000Z', comment: 'nhanh' })

    const row = await stores().surveys.find(invitation.id)
    expect(row).toMatchObject({ score: 3, invalidReason: 'too_fast', ratedAt: tooFast.at, comment: 'nhanh' })
  })

  test('a day is a day in Việt Nam: midnight is 17:00 UTC, and both ends of a range are in it', async () => {
    const lastOfMarch = await issue('2035-03-31T16:59:59.999Z')
    const firstOfApril = await issue('2035-03-31T17:00:00.000Z')
    const endOfApril = await issue('2035-04-30T16:59:59.999Z')
    const firstOfMay = await issue('2035-04-30T17:00:00.000Z')

    expect(await idsOf({ from: '2035-04-01', to: '2035-04-30' })).toEqual([firstOfApril.id, endOfApril.id])
    expect(await idsOf({ from: '2035-03-31', to: '2035-03-31' })).toEqual([lastOfMarch.id])
    expect(await idsOf({ from: '2035-05-01', to: '2035-12-31' })).toEqual([firstOfMay.id])
    expect(await idsOf({ from: '2035-05-02', to: '2035-12-31' })).toEqual([])
    expect(await stores().surveys.funnel({ from: '2035-04-01', to: '2035-04-30' })).toMatchObject({ issued: 2 })
  })

  test('the funnel counts what was issued, returned, valid, invalid and not sent', async () => {
    const [good, bad] = [await issue('2036-01-01T00:00:00.000Z'), await issue('2036-01-01T00:00:00.000Z')]
    await issue('2036-01-01T00:00:00.000Z')
    await rate(good, { invite: good.id, at: '2036-01-01T00:01:00.000Z', score: 5 })
    await rate(bad, { invite: bad.id, at: '2036-01-01T00:00:00.100Z', score: 5, invalidReason: 'too_fast' })
    const unsent = conversationOf(someone())
    const failed = invitationOf(unsent.id, { createdAt: '2036-01-01T00:00:00.000Z' })
    const asking = reply(unsent, { kind: 'rating-request', invite: failed.id, text: 'Đánh giá', choices: [] })
    await stores().conversations.commit(changeOf(unsent, { outbound: [asking], invitation: failed }))
    const claim = await takeOutbox(stores(), laneOf(unsent.address))
    if (claim !== undefined) {
      await stores().conversations.finishDelivery(claim, {
        status: 'failed',
        at: '2036-01-02T00:00:00.000Z',
        note: 'x',
      })
    }

    const funnel = await stores().surveys.funnel({ from: '2036-01-01', to: '2036-12-31' })

    expect(funnel).toEqual({ issued: 3, returned: 2, valid: 1, invalid: 1, sendFailed: 1 })
  })

  test(`${MANY} rows within some milliseconds stream once each, in order, also when the reader stops early`, async () => {
    await seed(MANY, '2037-06-01')
    const filter = { from: '2037-06-01', to: '2037-06-01' }

    const ids = await idsOf(filter)
    let read = 0
    for await (const row of stores().surveys.stream(filter)) if (row.score !== undefined && ++read === 1_500) break

    expect(new Set(ids).size).toBe(MANY)
    const momentOf = (id: string): number => Math.floor(Number(id.slice('i_seed'.length)) / 3)
    expect(ids).toEqual(ids.toSorted((a, b) => momentOf(a) - momentOf(b) || (a < b ? -1 : 1)))
    expect(read).toBe(1_500)
    expect(await stores().surveys.funnel(filter)).toMatchObject({ issued: MANY, returned: MANY })
  })
}
