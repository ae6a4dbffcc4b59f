import { useMemo } from 'react'
import { countText, decimalText, percentText } from '../numbers.ts'
import { dayText } from '../months.ts'
import { Panel } from '../panel/panel.tsx'
import { useUrl } from '../use-url-state.ts'
import { controlOption, cusumOption } from './control-option.ts'
import { EChart } from './echart.tsx'
import { indexOption } from './index-option.ts'
import { pointName } from './point-name.ts'
import { signalWords } from './signal-words.ts'
import { IndexTable, TrendTable } from './trend-table.tsx'
import type { Trend } from './trend-types.ts'

export function TrendPanels({ trend }: { readonly trend: Trend }) {
  const { state } = useUrl()
  const basis = `${trend.points.length} mốc, ${basisOf(trend)} phiếu hợp lệ`
  const index = useMemo(() => indexOption(trend), [trend])
  const control = useMemo(() => controlOption(trend, state.layers), [trend, state.layers])
  const cusum = useMemo(() => cusumOption(trend), [trend])
  return (
    <>
      <Panel
        title="Chỉ số theo thời gian"
        method={['trend', 'interval']}
        basis={basis}
        intro={
          <p className="muted small">
            Chấm: chỉ số; vạch mờ: khoảng tin cậy 95 %. Chỗ trống: mốc chưa đủ mẫu. Mốc đầu và mốc cuối có thể không
            trọn kỳ. Mức dao động nằm trong khoảng tin cậy không phải là thay đổi.
          </p>
        }
        table={<IndexTable trend={trend} />}
      >
        <EChart alt={indexWords(trend)} option={index} />
      </Panel>
      <Panel
        title={`Tỷ lệ không hài lòng (${state.score === 'low2' ? '1–2' : '1–3'} điểm) và giới hạn kiểm soát`}
        method={['trend']}
        basis={basis}
        intro={<ControlIntro trend={trend} />}
        table={<TrendTable trend={trend} caption="Tỷ lệ không hài lòng và giới hạn" />}
      >
        <EChart tall alt={controlWords(trend, state.layers)} option={control} />
        <Signals trend={trend} layers={state.layers} />
      </Panel>
      {state.layers.includes('cusum') && (
        <Panel
          title="CUSUM: dồn các lệch nhỏ"
          method={['trend']}
          basis={basis}
          intro={
            <p className="muted small">
              Cột vượt đường h = {trend.h} là tín hiệu: nhiều lệch nhỏ cùng chiều đã dồn lại.
            </p>
          }
          table={<TrendTable trend={trend} caption="CUSUM theo thời gian" />}
        >
          <EChart alt={cusumWords(trend)} option={cusum} />
        </Panel>
      )}
    </>
  )
}

function ControlIntro({ trend: { baseline, center, sigmaZ } }: { readonly trend: Trend }) {
  return (
    <>
      <p className="muted small">
        {center === null
          ? 'Chưa tính được giới hạn kiểm soát: cần ít nhất hai mốc đủ mẫu, có cả người hài lòng và không hài lòng.'
          : `Đường đậm: tỷ lệ; đường gạch: giới hạn ba sigma (p-chart)${laneyWords(sigmaZ)}; đường xám: mức nền ${percentText(center)}.`}
        {baseline.from !== null &&
          baseline.to !== null &&
          ` Mốc chuẩn: ${baseline.points} điểm, từ ${dayText(baseline.from)} đến ${dayText(baseline.to)}.`}
      </p>
      {center !== null && !baseline.enough && (
        <p className="notice-line">
          Chưa đủ 20 mốc chuẩn: giới hạn chỉ để tham khảo, chưa nên kết luận từ một tín hiệu.
        </p>
      )}
    </>
  )
}

/** Limits that are widened because the periods vary by more than chance. */
function laneyWords(sigmaZ: number | null): string {
  return sigmaZ === null || sigmaZ <= 1 ? '' : `, nới ${decimalText(sigmaZ)} lần theo Laney`
}

function Signals({ trend, layers }: { readonly trend: Trend; readonly layers: readonly string[] }) {
  const words = signalWords(trend, layers)
  if (trend.center === null) return <p>Chưa thể nói có tín hiệu hay không.</p>
  if (words.length === 0) return <p>Không có tín hiệu: các mốc không ra ngoài giới hạn.</p>
  return (
    <>
      <h4>Tín hiệu ({words.length})</h4>
      <ul className="signal-list">
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

function indexWords({ step, points }: Trend): string {
  const words = points.map(({ start, index }) => `${pointName(step, start)} ${percentText(index.value)}`)
  return `Chỉ số theo thời gian: ${words.join('; ')}.`
}

function controlWords(trend: Trend, layers: readonly string[]): string {
  const rates = trend.points.map(({ start, rate }) => `${pointName(trend.step, start)} ${percentText(rate)}`)
  const signals = trend.center === null ? ['Chưa tính được giới hạn.'] : signalWords(trend, layers)
  return `Tỷ lệ không hài lòng: ${rates.join('; ')}. ${signals.length === 0 ? 'Không có tín hiệu.' : signals.join(' ')}`
}

function cusumWords({ step, points, cusum, h }: Trend): string {
  const sums = points.map(({ start }, index) => `${pointName(step, start)} ${decimalText(cusum[index]?.value ?? null)}`)
  return `CUSUM theo thời gian, giới hạn h = ${h}: ${sums.join('; ')}.`
}

/** Points whose count is hidden are left out of the sum, and it says so. */
function basisOf({ points }: Trend): string {
  const sum = points.reduce((known, { n }) => known + (n ?? 0), 0)
  return points.some(({ n }) => n === null) ? `ít nhất ${countText(sum)}` : countText(sum)
}
