import { frame, ink } from './chart-frame.ts'
import type { EChartsCoreOption } from './chart-kit.ts'
import { MANY_POINTS } from './control-option.ts'
import { axisName } from './point-name.ts'
import type { Trend } from './trend-types.ts'

/** What the library hands to a drawing function, as far as it is used. */
interface DrawApi {
  readonly value: (dimension: number) => number | string
  readonly coord: (value: readonly (number | string)[]) => readonly number[]
}

/** The index with its interval at each point; a point below the threshold leaves a gap. */
export function indexOption({ step, points }: Trend): EChartsCoreOption {
  const names = points.map(({ start }) => axisName(step, start))
  const intervals = points.flatMap(({ index: { low, high } }, at) =>
    low === null || high === null ? [] : [[at, low, high]],
  )
  return {
    ...frame(names, true),
    series: [
      {
        type: 'custom',
        data: intervals,
        encode: { x: 0, y: [1, 2] },
        silent: true,
        renderItem: (_params: unknown, api: DrawApi) => whisker(api, points.length > MANY_POINTS ? 2 : 5),
      },
      {
        type: 'line',
        data: points.map(({ index }) => index.value),
        lineStyle: { color: ink.value, width: 2 },
        itemStyle: { color: ink.value },
        symbol: 'circle',
        showAllSymbol: true,
        symbolSize: points.length > MANY_POINTS ? 5 : 8,
        silent: true,
      },
    ],
  }
}

function whisker(api: DrawApi, lineWidth: number) {
  const [x = 0, low = 0] = api.coord([api.value(0), api.value(1)])
  const [, high = 0] = api.coord([api.value(0), api.value(2)])
  const style = { stroke: ink.value, lineWidth, opacity: 0.4 }
  return { type: 'line', shape: { x1: x, y1: low, x2: x, y2: high }, style }
}
