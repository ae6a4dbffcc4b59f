import { useState } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { Field } from '../../../console/ui/parts/field.tsx'
import { Table } from '../../../console/ui/parts/table.tsx'
import { tellDone, tellFailure } from '../../../console/ui/toasts.tsx'
import { useApi } from '../../../console/ui/use-api.ts'
import { useResource } from '../../../console/ui/use-resource.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'
import { asOfText } from '../times.ts'

interface Token {
  readonly id: string
  readonly name: string
  readonly createdBy?: string | null
  readonly expiresAt: string
  readonly lastUsedAt?: string | null
}

/** For programs that fetch figures by themselves; shown once, then only its name. */
export function TokensPanel() {
  const { call } = useApi()
  const tokens = useResource<{ readonly tokens: readonly Token[] }>('/tokens')
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  const [problem, setProblem] = useState<string>()
  const [fresh, setFresh] = useState<string>()

  async function create(): Promise<void> {
    setProblem(undefined)
    const result = await call<{ readonly token: string }>('/tokens', {
      method: 'POST',
      body: { name: name.trim(), days: Number(days) },
    })
    if (!result.ok) return setProblem(result.detail)
    setFresh(result.value.token)
    setName('')
    await tokens.reload()
  }
  async function revoke({ id, name: old }: Token): Promise<void> {
    const result = await call(`/tokens/${id}`, { method: 'DELETE' })
    if (result.ok) tellDone(`Đã thu hồi mã “${old}”.`)
    else tellFailure(result.detail)
    await tokens.reload()
  }
  return (
    <Panel
      title="Mã đọc cho máy"
      method={[]}
      source="Đọc được báo cáo, xu hướng và tệp xuất; không sửa được gì. Hạn dài nhất 365 ngày."
    >
      {fresh !== undefined && (
        <p className="info" role="status">
          Mã mới, chỉ hiện một lần, xin lưu ngay: <code className="hash">{fresh}</code>
        </p>
      )}
      <Waiting resource={tokens} what="mã đọc">
        {({ tokens: all }) =>
          all.length === 0 ? (
            <p className="muted">Chưa có mã nào.</p>
          ) : (
            <TokenTable tokens={all} revoke={(token) => void revoke(token)} />
          )
        }
      </Waiting>
      <div className="form-grid">
        <Field
          label="Dùng cho"
          hint="Từ 10 đến 100 ký tự: chương trình nào, của ai."
          value={name}
          change={setName}
          maxLength={100}
          error={problem}
        />
        <Field
          label="Hạn (ngày)"
          hint="Từ 1 đến 365."
          inputMode="numeric"
          value={days}
          change={setDays}
          maxLength={3}
        />
      </div>
      <div className="row">
        <Button press={() => void create()} disabled={name.trim() === ''}>
          Tạo mã đọc
        </Button>
      </div>
    </Panel>
  )
}

interface TokenTableProps {
  readonly tokens: readonly Token[]
  readonly revoke: (token: Token) => void
}

function TokenTable({ tokens, revoke }: TokenTableProps) {
  return (
    <Table
      caption="Mã đọc"
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        { title: 'Dùng cho', cell: ({ name }) => name },
        { title: 'Người tạo', cell: ({ createdBy }) => createdBy ?? '–' },
        { title: 'Hết hạn', cell: ({ expiresAt }) => asOfText(expiresAt) },
        {
          title: 'Dùng gần nhất',
          cell: ({ lastUsedAt }) =>
            lastUsedAt === undefined || lastUsedAt === null ? 'chưa dùng' : asOfText(lastUsedAt),
        },
        {
          title: 'Việc',
          cell: (token) => (
            <Button className="small" label={`Thu hồi mã ${token.name}`} press={() => revoke(token)}>
              Thu hồi
            </Button>
          ),
        },
      ]}
    />
  )
}
