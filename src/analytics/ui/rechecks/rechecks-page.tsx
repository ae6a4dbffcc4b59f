import { EmptyState } from '../../../console/ui/parts/empty-state.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { useMay } from '../may.ts'
import { countText, intervalText, percentText } from '../numbers.ts'
import { MethodButton } from '../panel/method.tsx'
import { Waiting } from '../panel/waiting.tsx'
import { Refused } from '../refused.tsx'
import { RecheckCard, type Recheck } from './recheck-card.tsx'

interface Rechecks {
  readonly open: readonly Recheck[]
  readonly done: { readonly right: number; readonly wrong: number }
  /** Share of re-checks that found the rating rightly recorded. */
  readonly share: Share | number | null
}

interface Share {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}

/** A random two in a hundred are looked at again by somebody who did not serve. */
export function RechecksPage() {
  const may = useMay('recheck')
  const rechecks = useResource<Rechecks>(may ? '/rechecks' : undefined)
  if (!may) return <Refused what="kiểm tra lại phiếu" />
  return (
    <div className="page-body">
      <header className="report-head">
        <h2>Kiểm tra lại phiếu đánh giá</h2>
        <p className="muted">
          Hai phần trăm phiếu hợp lệ được rút ngẫu nhiên. Kiểm tra phiếu có đúng là của cuộc trò chuyện không; điểm của
          công dân không bao giờ bị sửa.
        </p>
        <div className="row">
          <MethodButton of="kiểm tra lại phiếu" ids={['recheck']} />
        </div>
      </header>
      <Waiting resource={rechecks} what="phiếu cần kiểm tra">
        {({ open, done, share }) => (
          <>
            <p>
              Đã kiểm tra <strong>{countText(done.right + done.wrong)}</strong> phiếu: {countText(done.right)} đúng,{' '}
              {countText(done.wrong)} sai. Tỷ lệ đúng: <strong>{shareWords(share)}</strong>.
            </p>
            {open.length === 0 ? (
              <EmptyState title="Không còn phiếu nào chờ kiểm tra" level={3}>
                <p className="muted">Phiếu mới được rút mỗi ngày; xin quay lại ngày mai.</p>
              </EmptyState>
            ) : (
              <ul className="cards" aria-label="Phiếu chờ kiểm tra">
                {open.map((one) => (
                  <li key={one.invite}>
                    <RecheckCard recheck={one} done={() => void rechecks.reload()} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Waiting>
    </div>
  )
}

function shareWords(share: Rechecks['share']): string {
  if (share === null) return 'chưa đủ để tính'
  if (typeof share === 'number') return percentText(share)
  return share.value === null
    ? 'chưa đủ để tính'
    : `${percentText(share.value)} (${intervalText(share.low, share.high)})`
}
