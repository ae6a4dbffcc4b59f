import { useState } from 'preact/hooks'
import type { Staff } from '../../console/ui/api.ts'
import { FunnelTable } from './funnel-table.tsx'
import { lastDays, type Period } from './period.ts'
import { PeriodForm } from './period-form.tsx'
import { useFunnel } from './use-funnel.ts'

interface DashboardProps {
  readonly staff: Staff
  readonly expired: () => void
  readonly signOut: () => Promise<void>
}

export function Dashboard({ staff, expired, signOut }: DashboardProps) {
  const [period, setPeriod] = useState<Period>(() => lastDays(30, new Date()))
  const funnel = useFunnel(period, expired)
  const query = new URLSearchParams({ from: period.from, to: period.to })
  return (
    <>
      <header class="top">
        <p>
          <strong>An Sinh</strong> <span class="muted">Phân tích</span>
        </p>
        <p class="top-staff">{staff.displayName}</p>
        <button class="button quiet" type="button" onClick={signOut}>
          Đăng xuất
        </button>
      </header>
      <main class="sheet">
        <h1>Chỉ số hài lòng kênh hỗ trợ</h1>
        <PeriodForm period={period} change={setPeriod} fault={funnel.kind === 'failed' ? funnel : undefined} />
        <section class="card" aria-labelledby="funnel-title" aria-busy={funnel.kind === 'loading'}>
          <div class="card-head">
            <h2 id="funnel-title">Phiếu đánh giá: phát ra, thu về, hợp lệ</h2>
            <a class="button primary" href={`/api/analytics/ratings.csv?${query}`} download>
              Tải CSV
            </a>
          </div>
          {funnel.kind === 'loading' && <p class="muted">Đang tính…</p>}
          {funnel.kind === 'loaded' && <FunnelTable funnel={funnel.value} />}
          {funnel.kind === 'failed' && <p class="muted">Chưa có số liệu để hiện.</p>}
        </section>
        <section class="remarks muted">
          <p>
            Phát ra: kênh đã nhận lời mời đánh giá. Thu về: lời mời có ít nhất một câu trả lời. Hợp lệ: phần còn lại sau
            khi lọc phiếu thử, quá nhanh, quá hạn và trùng; điểm thấp không bao giờ là lý do loại.
          </p>
          <p>
            Tính theo ngày phát ra, giờ Việt Nam. Thống kê đầy đủ (chỉ số, khoảng tin cậy, so sánh theo kênh) sẽ được bổ
            sung.
          </p>
        </section>
      </main>
    </>
  )
}
