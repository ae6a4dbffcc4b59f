import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, CustomChart, LineChart, ScatterChart, AriaComponent, GridComponent, MarkLineComponent, SVGRenderer])

/** Only what the charts use, drawn as SVG: sharp on paper, and its colours follow the page's variables. */
export function openChart(box: HTMLElement): EChartsType {
  return init(box, undefined, { renderer: 'svg' })
}

export type { EChartsCoreOption, EChartsType }
