import { emptyContext, type Conversation } from '../../src/core/conversation.ts'
import { AppError } from '../../src/core/errors.ts'
import type { Handoff } from '../../src/core/handoff.ts'
import type { HandoffId } from '../../src/core/ids.ts'
import type { InboundContent, OutboundContent } from '../../src/core/message.ts'
import { DESK_TOPIC } from '../../src/core/topics.ts'
import type { Desk, DeskListing } from '../../src/handoff/desk.ts'
import type { Broadcast } from '../../src/instances/contract.ts'
import type { StaffAccount, TranscriptEntry } from '../../src/store/contract.ts'

export interface MemoryCase {
  handoff: Handoff
  conversation: Conversation
  transcript: TranscriptEntry[]
}

/** A desk without a store: enough of the real one's behaviour for the console's routes and page. */
export function createMemoryDesk(cases: readonly MemoryCase[], broadcast: Broadcast): Desk {
  const names: Record<string, string> = {}

  function find(id: HandoffId): MemoryCase {
    const found = cases.find((one) => one.handoff.id === id)
    if (found === undefined) throw new AppError('not_found', 'Không tìm thấy yêu cầu hỗ trợ này.')
    return found
  }
  function held(id: HandoffId, staff: StaffAccount): MemoryCase {
    const found = find(id)
    if (found.handoff.assignedTo === staff.id && found.handoff.status === 'assigned') return found
    throw new AppError('forbidden', 'Anh/chị chưa nhận hỗ trợ cuộc này.')
  }
  async function write(one: MemoryCase, staff: StaffAccount, direction: 'out' | 'note', content: OutboundContent) {
    const seq = one.transcript.length + 1
    const at = new Date().toISOString()
    const delivery = direction === 'out' ? { delivery: 'delivered' as const } : {}
    one.transcript.push({ seq, id: `o_${seq}`, direction, author: staff.id, content, citations: [], at, ...delivery })
    names[staff.id] = staff.displayName
    await broadcast.publish(DESK_TOPIC, one.handoff.id)
  }

  return {
    list: async () =>
      cases
        .filter((one) => one.handoff.status === 'waiting' || one.handoff.status === 'assigned')
        .map((one) => listing(one, names))
        .toSorted((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt)),
    view: async (id) => ({ ...find(id), names }),
    claim: async (id, staff) => {
      const one = find(id)
      if (one.handoff.status !== 'waiting') throw new AppError('conflict', 'Đồng nghiệp khác đã nhận cuộc này.')
      one.handoff = { ...one.handoff, status: 'assigned', assignedTo: staff.id }
      names[staff.id] = staff.displayName
      await broadcast.publish(DESK_TOPIC, id)
      return one.handoff
    },
    reply: async (id, staff, text) =>
      write(held(id, staff), staff, 'out', { kind: 'staff-text', text, officer: staff.displayName }),
    reader: async (id, staff) => held(id, staff).conversation.address,
    note: async (id, staff, text) => write(find(id), staff, 'note', { kind: 'text', text }),
    close: async (id, staff) => {
      const one = held(id, staff)
      one.handoff = { ...one.handoff, status: 'resolved', closedAt: new Date().toISOString() }
      await broadcast.publish(DESK_TOPIC, id)
    },
  }
}

/** A waiting case; `said` are the citizen's messages. */
export function memoryCase(id: HandoffId, said: readonly string[], change: Partial<Handoff> = {}): MemoryCase {
  const conversationId = `c_${id.slice(2)}` as const
  const address = { channel: 'web', account: 'site', user: `visitor-${id}` }
  const openedAt = change.openedAt ?? '2026-11-25T01:00:00.000Z'
  const handoff: Handoff = {
    id,
    conversationId,
    reason: 'asked',
    status: 'waiting',
    queue: 'chung',
    priority: 5,
    summary: 'Hỏi về lương hưu',
    openedAt,
    dueAt: new Date(Date.parse(openedAt) + 15 * 60_000).toISOString(),
    ...change,
  }
  const conversation: Conversation = {
    id: conversationId,
    address,
    mode: handoff.status === 'waiting' ? 'waiting-for-staff' : 'with-staff',
    intent: 'pension.amount',
    slots: {},
    misunderstood: 0,
    openedAt,
    lastCitizenAt: openedAt,
    version: 1,
    context: emptyContext,
  }
  const transcript = said.map((text, index) => citizenEntry(index + 1, { kind: 'text', text }, openedAt))
  return { handoff, conversation, transcript }
}

export function citizenEntry(seq: number, content: InboundContent, at: string): TranscriptEntry {
  return { seq, id: `m_${seq}`, direction: 'in', author: 'citizen', content, citations: [], at }
}

function listing({ handoff, conversation, transcript }: MemoryCase, names: Record<string, string>): DeskListing {
  const lastReply = transcript.findLastIndex((entry) => entry.direction === 'out' && entry.author !== 'bot')
  const unanswered = transcript.slice(lastReply + 1).filter((entry) => entry.direction === 'in').length
  const officer = handoff.assignedTo === undefined ? undefined : names[handoff.assignedTo]
  return {
    ...handoff,
    channel: conversation.address.channel,
    lastMessageAt: transcript.at(-1)?.at ?? handoff.openedAt,
    unanswered,
    tags: handoff.tags ?? [],
    language: handoff.language ?? 'vi',
    viewers: [],
    late: false,
    ...(officer === undefined ? {} : { officer }),
  }
}
