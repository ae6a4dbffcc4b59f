import { frame, ink } from './chart-frame.ts'
import type { EChartsCoreOption } from './chart-kit.ts'
import { axisName } from './point-name.ts'
import type { Trend } from './trend-types.ts'

/** The dissatisfied share against what chance alone would do: p-chart limits, and EWMA where it is wanted. */
export function controlOption(trend: Trend, layers: readonly string[]): EChartsCoreOption {
  const { step, points, limits, ewma, signals } = trend
  const names = points.map(({ start }) => axisName(step, start))
  const isSignal = new Set(signals)
  return {
    ...frame(names, true),
    series: [
      ...(layers.includes('limits')
        ? [
            border(
              'Giới hạn trên',
              limits.map((borders) => borders?.ucl ?? null),
              'step',
            ),
            border(
              'Giới hạn dưới',
              limits.map((borders) => borders?.lcl ?? null),
              'step',
            ),
            border(
              'Trung bình',
              points.map(() => trend.center),
              'centre',
            ),
          ]
        : []),
      {
        type: 'line',
        data: points.map(({ rate }) => rate),
        lineStyle: { color: ink.value, width: 2 },
        itemStyle: { color: ink.value },
        symbol: 'circle',
        showAllSymbol: true,
        symbolSize: points.length > MANY_POINTS ? 5 : 7,
        silent: true,
      },
      ...(layers.includes('ewma')
        ? [
            smooth(ewma.map((point) => point?.value ?? null)),
            border(
              'EWMA trên',
              ewma.map((point) => point?.ucl ?? null),
              'ewma',
            ),
            marks(
              ewma.map((point) => (point?.signal === true ? point.value : null)),
              'EWMA',
              'triangle',
            ),
          ]
        : []),
      marks(
        points.map(({ rate }, index) => (isSignal.has(index) ? rate : null)),
        'Tín hiệu',
        'diamond',
      ),
    ],
  }
}

/** Sums of small shifts; a scale of its own, because it is no share. */
export function cusumOption({ step, points, cusum, h }: Trend): EChartsCoreOption {
  const names = points.map(({ start }) => axisName(step, start))
  return {
    // The border is always in the picture: bars without it look like signals.
    ...frame(names, false, { min: 0, max: ({ max }) => Math.ceil(Math.max(max, h) + 1) }),
    series: [
      {
        type: 'bar',
        data: cusum.map((point) => ({
          value: point?.value ?? null,
          itemStyle: { color: point?.signal === true ? ink.signal : ink.second },
        })),
        barMaxWidth: 26,
        silent: true,
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ yAxis: h }],
          lineStyle: { color: ink.strong, type: 'dashed' },
          label: { formatter: `h = ${h}`, position: 'insideEndTop', color: ink.strong },
        },
      },
      marks(
        cusum.map((point) => (point?.signal === true ? point.value : null)),
        'Tín hiệu',
        'diamond',
      ),
    ],
  }
}

/** From here on a dot for each would hide the line on a phone. */
export const MANY_POINTS = 30

type BorderKind = 'step' | 'centre' | 'ewma'

function border(name: string, data: readonly (number | null)[], kind: BorderKind) {
  return {
    name,
    type: 'line',
    data: [...data],
    ...(kind === 'step' ? { step: 'middle' } : {}),
    symbol: 'none',
    silent: true,
    lineStyle: {
      color: kind === 'ewma' ? ink.second : ink.text,
      width: 1.5,
      type: kind === 'centre' ? 'solid' : 'dashed',
    },
  }
}

function smooth(data: readonly (number | null)[]) {
  return {
    type: 'line',
    data: [...data],
    symbol: 'none',
    silent: true,
    lineStyle: { color: ink.second, width: 2.5 },
  }
}

/** With words on the mark: a colour alone says nothing to many readers. */
function marks(data: readonly (number | null)[], text: string, symbol: 'diamond' | 'triangle') {
  return {
    type: 'scatter',
    // Of several in a row the first has the words: the others would write over it.
    data: data.map((value, index) => ({ value, label: { show: value !== null && isFirst(data, index) } })),
    symbol,
    symbolSize: 15,
    silent: true,
    z: 5,
    itemStyle: { color: ink.signal, borderColor: ink.paper, borderWidth: 1 },
    label: { position: 'top', formatter: text, color: ink.strong, fontWeight: 600 },
  }
}

function isFirst(data: readonly (number | null)[], index: number): boolean {
  return (data[index - 1] ?? null) === null
}
