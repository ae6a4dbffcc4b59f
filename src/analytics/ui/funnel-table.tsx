import type { RatingFunnel } from '../../core/rating.ts'
import { countText, shareText } from './numbers.ts'

/** The three figures of the yearly survey, with the shares always beside them. */
export function FunnelTable({ funnel }: { readonly funnel: RatingFunnel }) {
  const { issued, returned, valid, invalid, sendFailed } = funnel
  const steps = [
    { name: 'Phát ra', count: issued, ofBefore: undefined },
    { name: 'Thu về', count: returned, ofBefore: shareText(returned, issued) },
    { name: 'Hợp lệ', count: valid, ofBefore: shareText(valid, returned) },
  ]
  return (
    <>
      <table class="funnel">
        <thead>
          <tr>
            <th scope="col">Bước</th>
            <th scope="col">Số phiếu</th>
            <th scope="col">So với bước trước</th>
            <th scope="col">So với phát ra</th>
            <td class="bar-cell" />
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              <th scope="row">{step.name}</th>
              <td class="figure">{countText(step.count)}</td>
              <td>{step.ofBefore ?? '–'}</td>
              <td>{shareText(step.count, issued)}</td>
              <td class="bar-cell">
                <Bar share={issued === 0 ? 0 : step.count / issued} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="asides">
        <span>
          Không hợp lệ: <strong>{countText(invalid)}</strong>
        </span>
        <span>
          Gửi không được (không tính vào phát ra): <strong>{countText(sendFailed)}</strong>
        </span>
      </p>
      {issued === 0 && <p class="info">Chưa có phiếu nào được phát ra trong thời gian này.</p>}
    </>
  )
}

/** Only for the eye: the table says the same in figures. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="whole" width="100" height="10" />
      <rect class="part" width={100 * share} height="10" />
    </svg>
  )
}
