import { useState } from 'react'
import { Moment } from '../account/session-list.tsx'
import { Confirm } from '../confirm.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Menu } from '../parts/menu.tsx'
import { Table } from '../parts/table.tsx'
import { tellDone, tellFailure } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import type { GivenPassword, Person } from './person.ts'
import { provinceNames } from './province-names.ts'
import { roleTexts } from './role-texts.ts'

interface PeopleTableProps {
  readonly people: readonly Person[]
  readonly queues: readonly { readonly name: string; readonly title: string }[]
  readonly edit: (person: Person) => void
  readonly give: (password: GivenPassword) => void
  readonly reload: () => Promise<void>
}

type Step = 'reset' | 'disable' | 'enable' | 'end'
interface Asked {
  readonly step: Step
  readonly person: Person
}

export function PeopleTable({ people, queues, edit, give, reload }: PeopleTableProps) {
  const { staff, call } = useApi()
  const [asked, setAsked] = useState<Asked>()

  async function run({ step, person }: Asked): Promise<void> {
    const path = `/people/${person.id}`
    if (step === 'reset') {
      const result = await call<{ readonly password: string }>(`${path}/reset`, { method: 'POST' })
      if (!result.ok) return tellFailure(result.detail)
      give({ name: person.displayName, username: person.username, password: result.value.password })
    } else {
      const result =
        step === 'end'
          ? await call(`${path}/sessions`, { method: 'DELETE' })
          : await call(path, { method: 'PATCH', body: { disabled: step === 'disable' } })
      if (!result.ok) return tellFailure(result.detail)
      tellDone(`${doneTexts[step]} ${person.displayName}.`)
    }
    await reload()
  }
  const ask = (step: Step, person: Person) => () => setAsked({ step, person })
  const actionsFor = (person: Person) => [
    { id: 'edit', label: 'Sửa…', run: () => edit(person) },
    { id: 'reset', label: 'Cấp lại mật khẩu…', run: ask('reset', person) },
    { id: 'end', label: 'Đăng xuất mọi thiết bị…', run: ask('end', person) },
    // Nobody locks themselves out.
    ...(person.id === staff.id ? [] : [lockAction(person, ask)]),
  ]

  if (people.length === 0) return <EmptyState title="Không có ai khớp với từ đang lọc" level={3} />
  return (
    <>
      <Table
        caption="Nhân sự"
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          { title: 'Họ tên', cell: (person) => <Name person={person} isMe={person.id === staff.id} /> },
          { title: 'Vai trò', cell: ({ role }) => roleTexts[role] },
          { title: 'Phần việc', cell: (person) => <Skills person={person} queues={queues} /> },
          { title: 'Trạng thái', cell: (person) => <States person={person} /> },
          { title: 'Hoạt động gần nhất', cell: ({ lastSeenAt }) => <LastSeen at={lastSeenAt} /> },
          {
            title: 'Việc',
            cell: (person) => (
              <Menu className="small" label={`Việc với ${person.displayName}`} actions={actionsFor(person)}>
                Chọn <span aria-hidden="true">▾</span>
              </Menu>
            ),
          },
        ]}
      />
      {asked !== undefined && (
        <Confirm
          {...questions[asked.step]}
          title={`${questions[asked.step].title} ${asked.person.displayName}?`}
          open
          change={() => setAsked(undefined)}
          run={() => run(asked)}
        />
      )}
    </>
  )
}

function lockAction(person: Person, ask: (step: Step, person: Person) => () => void) {
  return person.disabled
    ? { id: 'enable', label: 'Mở khóa…', run: ask('enable', person) }
    : { id: 'disable', label: 'Khóa tài khoản…', run: ask('disable', person) }
}

function Name({ person, isMe }: { readonly person: Person; readonly isMe: boolean }) {
  return (
    <>
      {person.displayName} {isMe && <span className="tag own">Tôi</span>}
      <span className="sub">{person.username}</span>
    </>
  )
}

function LastSeen({ at }: { readonly at: string | undefined }) {
  return at === undefined ? <span className="muted">Chưa đăng nhập</span> : <Moment at={at} />
}

function States({ person: { disabled, totp, mustChangePassword } }: { readonly person: Person }) {
  return (
    <span className="states">
      {disabled && <span className="tag danger">Đang khóa</span>}
      {mustChangePassword === true && <span className="tag warning">Chưa đổi mật khẩu</span>}
      {totp && <span className="tag good">Hai bước</span>}
      {!disabled && !totp && mustChangePassword !== true && <span className="muted">Bình thường</span>}
    </span>
  )
}

function Skills({ person, queues }: Pick<PeopleTableProps, 'queues'> & { readonly person: Person }) {
  if (person.role === 'analyst') return <span className="muted">–</span>
  const titles = person.queues.map((name) => queues.find((queue) => queue.name === name)?.title ?? name)
  const places = person.provinces.map((code) => provinceNames.find((one) => one.code === code)?.name ?? code)
  const more = [
    ...places,
    ...(person.languages.includes('en') ? [person.languages.length === 1 ? 'chỉ tiếng Anh' : 'có tiếng Anh'] : []),
  ]
  return (
    <>
      {titles.length === 0 ? 'Mọi nhóm việc' : titles.join(', ')}
      {more.length > 0 && <span className="sub">{more.join(', ')}</span>}
    </>
  )
}

const doneTexts: Readonly<Record<Exclude<Step, 'reset'>, string>> = {
  disable: 'Đã khóa tài khoản của',
  enable: 'Đã mở khóa tài khoản của',
  end: 'Đã đăng xuất mọi thiết bị của',
}

const questions = {
  reset: {
    title: 'Cấp lại mật khẩu cho',
    text: 'Mật khẩu cũ, xác thực hai bước và mọi phiên đăng nhập của người này hết hiệu lực ngay. Mật khẩu mới hiện một lần để anh/chị giao lại.',
    words: { run: 'Cấp lại', busy: 'Đang cấp…', stay: 'Thôi' },
  },
  disable: {
    title: 'Khóa tài khoản của',
    text: 'Người này bị đăng xuất ngay và không vào được nữa cho đến khi mở khóa. Các cuộc đang giữ vẫn còn: xin giao lại ở trang Điều hành.',
    words: { run: 'Khóa', busy: 'Đang khóa…', stay: 'Thôi' },
  },
  enable: {
    title: 'Mở khóa tài khoản của',
    text: 'Người này đăng nhập lại được bằng mật khẩu cũ.',
    words: { run: 'Mở khóa', busy: 'Đang mở…', stay: 'Thôi' },
  },
  end: {
    title: 'Đăng xuất mọi thiết bị của',
    text: 'Người này phải đăng nhập lại ở mọi nơi. Tin đang soạn vẫn còn trên máy của họ.',
    words: { run: 'Đăng xuất', busy: 'Đang đăng xuất…', stay: 'Thôi' },
  },
} as const
