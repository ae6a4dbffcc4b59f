import { useState } from 'react'
import type { HandoffView } from './desk-types.ts'
import { Button } from './parts/button.tsx'
import { Field } from './parts/field.tsx'
import { dayAndTime, fromLocalInput, toLocalInput } from './times.ts'
import type { Act } from './use-desk.ts'

interface TicketPanelProps {
  readonly view: HandoffView
  readonly act: Act
}

/** What is still to be done for the citizen after the talk: whose it is, until when, how far, and what came of it. */
export function TicketPanel({ view: { handoff, names }, act }: TicketPanelProps) {
  const [task, setTask] = useState(handoff.task ?? '')
  const knownDue = handoff.task === undefined ? '' : toLocalInput(handoff.dueAt)
  const [due, setDue] = useState(knownDue)
  const [progress, setProgress] = useState(handoff.progress ?? '')
  const [result, setResult] = useState(handoff.result ?? '')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState({ text: '', failed: false })
  const owner = handoff.assignedTo === undefined ? 'chưa ai nhận' : (names[handoff.assignedTo] ?? 'đồng nghiệp')

  const dueAt = fromLocalInput(due)

  async function save(): Promise<void> {
    const written = changedTexts(handoff, { task, progress, result })
    // A deadline that passed stays as it is until the officer sets another.
    const change = { ...written, ...(dueAt === undefined || due === knownDue ? {} : { dueAt }) }
    if (Object.keys(change).length === 0) return setTold({ text: 'Phiếu chưa có gì thay đổi.', failed: false })
    setBusy(true)
    const failed = await act('ticket', change)
    setBusy(false)
    setTold(failed === undefined ? { text: 'Đã lưu phiếu.', failed: false } : { text: failed, failed: true })
  }

  return (
    <form
      className="help ticket"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="muted small">
        Người giữ: <strong>{owner}</strong>. Hạn hiện tại: {dayAndTime(handoff.dueAt, Date.now())}.
      </p>
      <Field label="Việc cần làm cho công dân" rows={2} maxLength={500} value={task} change={setTask} />
      <Field
        label="Hạn xong"
        type="datetime-local"
        value={due}
        change={setDue}
        hint={dueAt === undefined ? 'Giờ Việt Nam.' : `Tức là ${dayAndTime(dueAt, Date.now())}, giờ Việt Nam.`}
      />
      <Field label="Đang làm đến đâu" rows={2} maxLength={500} value={progress} change={setProgress} />
      <Field
        label="Kết quả"
        rows={2}
        maxLength={500}
        value={result}
        change={setResult}
        hint="Ghi kết quả là việc này xong, không còn bị tính trễ hạn."
      />
      <p className={told.failed ? 'error' : 'saved'} role={told.failed ? 'alert' : 'status'}>
        {told.text}
      </p>
      <Button type="submit" kind="primary" busy={busy}>
        {busy ? 'Đang lưu…' : 'Lưu phiếu'}
      </Button>
    </form>
  )
}

type TicketTexts = Readonly<Record<'task' | 'progress' | 'result', string>>

/** An emptied field is a change as well: it is sent empty. */
function changedTexts(known: Partial<TicketTexts>, typed: TicketTexts): Partial<TicketTexts> {
  const { task = '', progress = '', result = '' } = known
  const before = new Map(Object.entries({ task, progress, result }))
  const now = Object.entries(typed).map(([name, text]) => [name, text.trim()] as const)
  return Object.fromEntries(now.filter(([name, text]) => text !== before.get(name)))
}
