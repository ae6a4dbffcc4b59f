import { useRef } from 'react'
import { LoadingState } from '../page/loading-state.tsx'
import { Button } from '../parts/button.tsx'
import { Table } from '../parts/table.tsx'
import { dayAndTime } from '../times.ts'
import { tellDone, tellFailure } from '../toasts.tsx'
import { useApi } from '../use-api.ts'
import { useResource } from '../use-resource.ts'

export interface ListedSession {
  readonly id: string
  readonly device: string
  readonly ip: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly here?: boolean
}

export function SessionList() {
  const { call } = useApi()
  const sessions = useResource<readonly ListedSession[]>('/me/sessions')
  const heading = useRef<HTMLHeadingElement>(null)

  async function end({ id, device }: ListedSession): Promise<void> {
    const result = await call(`/me/sessions/${id}`, { method: 'DELETE' })
    if (result.ok) tellDone(`Đã đăng xuất ${device}.`)
    else tellFailure(result.detail)
    await sessions.reload()
    // The button that had the focus is gone.
    heading.current?.focus()
  }
  return (
    <section className="card section" aria-labelledby="sessions-title">
      <h3 id="sessions-title" ref={heading} tabIndex={-1}>
        Thiết bị đang đăng nhập
      </h3>
      <p className="muted small">Thấy thiết bị lạ? Đăng xuất thiết bị đó rồi đổi mật khẩu.</p>
      <LoadingState resource={sessions} what="danh sách thiết bị">
        {(list) => (
          <Table
            caption="Danh sách thiết bị"
            rows={list}
            rowKey={({ id }) => id}
            columns={[
              {
                title: 'Thiết bị',
                cell: ({ device, here }) => (
                  <>
                    {device} {here === true && <span className="tag own">Thiết bị này</span>}
                  </>
                ),
              },
              { title: 'Địa chỉ mạng', cell: ({ ip }) => <span className="nowrap">{ipText(ip)}</span> },
              { title: 'Đăng nhập lúc', cell: ({ startedAt }) => <Moment at={startedAt} /> },
              { title: 'Hoạt động gần nhất', cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
              {
                title: 'Việc',
                cell: (session) =>
                  session.here === true ? (
                    <span className="muted small">Dùng “Đăng xuất” ở góc trên</span>
                  ) : (
                    <Button
                      className="small"
                      label={`Đăng xuất thiết bị này: ${session.device}`}
                      press={() => void end(session)}
                    >
                      Đăng xuất thiết bị này
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </LoadingState>
    </section>
  )
}

export function Moment({ at }: { readonly at: string }) {
  return (
    <time className="nowrap" dateTime={at}>
      {dayAndTime(at, Date.now())}
    </time>
  )
}

/** An IPv4 address as everybody writes it, also where the server listens on IPv6. */
function ipText(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/, '')
}
