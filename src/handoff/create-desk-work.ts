import { changeConversation, loadOpen, mine, mineOrLed, type DeskOptions } from './desk-change.ts'
import type { Desk } from './desk.ts'
import type { DeskWork } from './desk-work.ts'
import { assigned, givenBack, present, transferred, type HandOn } from './hand-on.ts'
import { assignTasks } from './handoff-tasks.ts'
import { absorbed, checkMerge, merged } from './merge.ts'
import { reopened } from './reopen.ts'
import { fits } from './skills.ts'
import { ticketChanged } from './ticket.ts'
import { AppError } from '../core/errors.ts'
import type { Handoff } from '../core/handoff.ts'
import type { ConversationChange, HandoffListing, StaffAccount } from '../store/contract.ts'

const LOOK_AT = 200

export function createDeskWork(options: DeskOptions, desk: Pick<Desk, 'claim'>): DeskWork {
  const { stores } = options
  const handOn = async (staff: StaffAccount): Promise<HandOn> => ({
    ...options,
    staff,
    officers: await stores.desk.officers(),
  })
  return {
    async next(staff) {
      const { officers } = await handOn(staff)
      const me = officers.find(({ id }) => id === staff.id)
      const waiting = await stores.handoffs.list(['waiting'], LOOK_AT)
      const fitting = waiting.filter((handoff) => me !== undefined && fits(me, handoff))
      return claimFirst(desk, fitting, staff)
    },
    async transfer(id, staff, to, note) {
      const step = await handOn(staff)
      return handoffOf(await changeConversation(options, id, (open) => transferred(step, open, to, note)))
    },
    async giveBack(id, staff) {
      const step = await handOn(staff)
      await changeConversation(options, id, (open) => givenBack(step, open))
    },
    reopen: (id, staff) => reopen(options, id, staff),
    async merge(id, staff, intoId) {
      const into = await loadOpen(stores, intoId)
      const done = await changeConversation(options, id, async (from) => {
        await checkMerge(stores.links, { from, into }, staff)
        return merged(options, { from, into }, staff)
      })
      await changeConversation(options, intoId, (open) => absorbed(handoffOf(done), open, staff))
    },
    async ticket(id, staff, change) {
      return handoffOf(await changeConversation(options, id, (open) => ticketChanged(options, open, staff, change)))
    },
    async tag(id, staff, tags) {
      const done = await changeConversation(options, id, (open) => {
        const { handoff, conversation } = open
        const events = [{ kind: 'handoff-tagged', detail: { staff: staff.id, tags } }]
        return { conversation, handoff: { ...handoff, tags }, outbound: [], events, tasks: [] }
      })
      return handoffOf(done).tags ?? []
    },
    async retry(id, staff, message) {
      const { conversation } = mine(await loadOpen(stores, id), staff)
      const transcript = await stores.conversations.transcript(conversation.id)
      if (!transcript.some((entry) => entry.id === message && entry.direction === 'out')) {
        throw new AppError('not_found', 'Không tìm thấy tin nhắn này.', { field: 'message' })
      }
      if (await stores.desk.retry(id, message, staff.id)) return
      throw new AppError('conflict', 'Tin nhắn này không bị lỗi, hoặc đã được gửi lại một lần.', { field: 'message' })
    },
    async assign(id, staff, to) {
      const step = await handOn(staff)
      const officer = present(step, to, 'staff')
      return handoffOf(
        await changeConversation(options, id, (open) => assigned({ ...step, by: staff.id }, open, officer)),
      )
    },
    async coach(id, staff, text) {
      await changeConversation(options, id, (open) =>
        coached(mineOrLed(open, staff).handoff, open.conversation, staff, text),
      )
    },
    async setState(staff, state) {
      await stores.desk.setState(staff.id, state)
      if (state === 'available') await fillRoom(options)
    },
  }
}

function coached(
  handoff: Handoff,
  conversation: ConversationChange['conversation'],
  staff: StaffAccount,
  text: string,
): ConversationChange {
  const { id, assignedTo } = handoff
  const isOther = assignedTo !== undefined && assignedTo !== staff.id
  return {
    conversation,
    outbound: [],
    events: [],
    tasks: [],
    note: { author: staff.id, text, coaching: true },
    mentions: isOther ? [{ staff: assignedTo, handoff: id, kind: 'coach', by: staff.id, text }] : [],
  }
}

async function fillRoom({ stores, content, clock }: DeskOptions): Promise<void> {
  for (const task of assignTasks(content.hotline, clock.now())) await stores.tasks.add(task)
}

/** A colleague who is a moment faster is no reason to answer with nothing: the next one is tried. */
async function claimFirst(
  desk: Pick<Desk, 'claim'>,
  waiting: readonly HandoffListing[],
  staff: StaffAccount,
): Promise<Handoff | undefined> {
  for (const { id } of waiting) {
    try {
      return await desk.claim(id, staff)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    }
  }
  return undefined
}

async function reopen(options: DeskOptions, id: Handoff['id'], staff: StaffAccount): Promise<Handoff> {
  const { stores, onCommitted } = options
  const { handoff: old, conversation } = await loadOpen(stores, id)
  const current = (await stores.conversations.current(conversation.address)) ?? conversation
  const change = reopened(options, staff, { old, current })
  if ((await stores.conversations.commit(change)) !== 'committed') {
    throw new AppError('conflict', 'Cuộc này vừa thay đổi, xin tải lại.')
  }
  onCommitted(change)
  return change.handoff
}

function handoffOf({ handoff }: ConversationChange): Handoff {
  if (handoff === undefined) throw new AppError('conflict', 'Cuộc này đã thay đổi, xin tải lại.')
  return handoff
}
