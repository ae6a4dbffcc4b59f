import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { copyText } from '../account/copy-text.ts'
import { tellFailure } from '../toasts.tsx'
import { useApi } from '../use-api.ts'

interface Verdict {
  readonly ok: boolean
  readonly checked: number
  readonly head?: string
  readonly brokenAt?: number
}

export function VerifyChain() {
  const { call } = useApi()
  const [busy, setBusy] = useState(false)
  const [verdict, setVerdict] = useState<Verdict>()

  async function verify(): Promise<void> {
    setBusy(true)
    const result = await call<Verdict>('/audit/verify')
    setBusy(false)
    if (result.ok) setVerdict(result.value)
    else tellFailure(result.status === 404 ? 'Máy chủ này chưa kiểm tra được chuỗi nhật ký.' : result.detail)
  }
  return (
    <>
      <Button press={verify} busy={busy}>
        {busy ? 'Đang kiểm tra…' : 'Kiểm tra chuỗi'}
      </Button>
      <Dialog
        title="Kết quả kiểm tra chuỗi"
        open={verdict !== undefined}
        change={(open) => !open && setVerdict(undefined)}
      >
        {verdict !== undefined && <Result verdict={verdict} />}
        <div className="row end">
          <Button kind="primary" press={() => setVerdict(undefined)}>
            Đóng
          </Button>
        </div>
      </Dialog>
    </>
  )
}

function Result({ verdict: { ok, checked, head, brokenAt } }: { readonly verdict: Verdict }) {
  const lines = checked.toLocaleString('vi-VN')
  if (!ok) {
    return (
      <>
        <p className="verdict bad">Chuỗi không khớp. {lines} dòng đầu còn nguyên vẹn.</p>
        <p>
          {brokenAt === undefined || brokenAt === 0
            ? 'Điểm đầu chuỗi không còn đúng: có thể cả chuỗi đã bị viết lại.'
            : `Từ dòng số ${brokenAt.toLocaleString('vi-VN')} trở đi có dòng đã bị sửa, thêm hoặc xóa.`}{' '}
          Xin giữ nguyên hệ thống, báo người phụ trách an toàn thông tin và đối chiếu với bản sao lưu.
        </p>
      </>
    )
  }
  return (
    <>
      <p className="verdict">Chuỗi nguyên vẹn: {lines} dòng đều khớp, từ dòng đầu tiên đến nay.</p>
      {head !== undefined && head !== '' && (
        <>
          <p className="muted small">
            Mã băm của dòng cuối. Ghi lại ở nơi khác, lần sau đối chiếu sẽ biết cả chuỗi có bị viết lại hay không.
          </p>
          <code className="secret">{head}</code>
          <div className="row">
            <Button className="small" press={() => void copyText(head, 'Đã sao chép mã băm.')}>
              Sao chép mã băm
            </Button>
          </div>
        </>
      )}
    </>
  )
}
