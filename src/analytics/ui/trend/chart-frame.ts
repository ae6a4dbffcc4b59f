import { percentText } from '../numbers.ts'
import type { EChartsCoreOption } from './chart-kit.ts'

/** Variables of the page as colours: an SVG attribute takes them, so dark, light and paper need no second drawing. */
export const ink = {
  text: 'var(--muted)',
  line: 'var(--line)',
  strong: 'var(--text)',
  value: 'var(--series-1)',
  second: 'var(--series-2)',
  signal: 'var(--series-signal)',
  paper: 'var(--surface)',
} as const

/** Of the values; without it as far as the values go. */
interface Range {
  readonly min?: number
  readonly max?: (values: { readonly max: number }) => number
}

const decimals = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

/** Axes and letters that all charts of the trend share. */
export function frame(names: readonly string[], percent: boolean, range: Range = {}): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: ink.text },
    grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...names],
      axisLine: { lineStyle: { color: ink.text } },
      axisTick: { alignWithLabel: true },
      axisLabel: { color: ink.text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: {
        color: ink.text,
        formatter: (value: number) => (percent ? percentText(value).replace(',0', '') : decimals.format(value)),
      },
      splitLine: { lineStyle: { color: ink.line } },
      ...range,
    },
  }
}
