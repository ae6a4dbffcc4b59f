import { z } from 'zod'
import { expectThat } from '../check.ts'
import { cusum, cusumLogLikelihood } from '../cusum.ts'
import { earsC1 } from '../ears-c1.ts'
import { ewma } from '../ewma.ts'
import { pChart } from '../p-chart.ts'
import { count, label, list, number, positive, rowsFrom, share } from './fields.ts'
import { type Method, method, record } from './method.ts'

const period = record({ x: count, n: count, period: label })
const sizes = z.union([positive, list(positive)], 'cần là một cỡ mẫu, hoặc một cỡ mẫu cho mỗi kỳ')
const yesNo = z.union([z.literal(0), z.literal(1)], 'cần là 1 (không hài lòng) hoặc 0')

/** Control charts of the dissatisfied share and of daily counts. */
export const chartMethods: Readonly<Record<string, Method>> = {
  p_chart: method(
    {
      baseline: list(period).optional(),
      periods: list(period).optional(),
      center: share.optional(),
      sigmas: positive.optional(),
      laney: z.boolean('cần là true hoặc false').optional(),
    },
    ({ baseline, periods, center, sigmas, laney }) => {
      const known = baseline !== undefined || (center !== undefined && periods !== undefined)
      expectThat(known, 'baseline', 'cần là các kỳ nền {x, n}, hoặc cho center và periods')
      const { centre, ...chart } = pChart(baseline ?? [], periods ?? baseline, { centre: center, sigmas, laney })
      return { center: centre, ...chart }
    },
    rowsFrom('baseline', { x: ['x', 'counts', 'successes'], n: ['n', 'sizes', 'totals'] }),
  ),
  ewma: method(
    {
      series: list(share),
      n: sizes,
      center: share,
      lambda: positive.optional(),
      limit: positive.optional(),
    },
    ({ series, n, center, lambda, limit }) => ewma(series, n, center, { lambda, limit }),
  ),
  cusum: method(
    {
      z_scores: list(number).optional(),
      series: list(share).optional(),
      n: sizes.optional(),
      center: share.optional(),
      k: number.optional(),
      h: positive.optional(),
    },
    (input) => cusum(input.z_scores ?? standardised(input), { k: input.k, h: input.h }),
  ),
  cusum_log_likelihood: method(
    { ratings: list(yesNo), p0: share, p1: share, h: positive.optional() },
    ({ ratings, p0, p1, h }) => cusumLogLikelihood(ratings, p0, p1, h),
  ),
  ears_c1: method({ baseline: list(count), today: count, limit: positive.optional() }, ({ baseline, today, limit }) =>
    earsC1(baseline, today, limit),
  ),
}

interface Series {
  readonly series?: readonly number[] | undefined
  readonly n?: number | readonly number[] | undefined
  readonly center?: number | undefined
}

function standardised({ series, n, center }: Series): readonly number[] {
  expectThat(series !== undefined, 'z_scores', 'cần là các giá trị chuẩn hoá, hoặc cho series, n và center')
  expectThat(n !== undefined, 'n', 'cần là cỡ mẫu của series')
  expectThat(center !== undefined && center > 0 && center < 1, 'center', 'cần là số lớn hơn 0 và nhỏ hơn 1')
  return series.map((value, index) => {
    const size = typeof n === 'number' ? n : n[index]
    expectThat(size !== undefined, `n.${index}`, 'cần có một cỡ mẫu cho mỗi kỳ')
    return (value - center) / Math.sqrt((center * (1 - center)) / size)
  })
}
