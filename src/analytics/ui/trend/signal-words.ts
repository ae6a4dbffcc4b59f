import { capital } from '../months.ts'
import { decimalText, percentText } from '../numbers.ts'
import { pointName } from './point-name.ts'
import type { Trend } from './trend-types.ts'

/** Every signal as a sentence: what, when, against which border. */
export function signalWords(trend: Trend, layers: readonly string[]): readonly string[] {
  const name = (index: number): string => pointName(trend.step, trend.points[index]?.start ?? '')
  const limits = trend.signals.flatMap((index) => {
    const { rate = null } = trend.points[index] ?? {}
    const borders = trend.limits[index] ?? null
    if (rate === null || borders === null) return []
    const { ucl, lcl } = borders
    const isHigh = rate > ucl
    return [
      `${capital(name(index))}: tỷ lệ không hài lòng ${percentText(rate)}, ${isHigh ? 'vượt giới hạn trên' : 'dưới giới hạn dưới'} ${percentText(isHigh ? ucl : lcl)}.`,
    ]
  })
  const ewma = layers.includes('ewma')
    ? trend.ewma.flatMap((point, index) =>
        point?.signal === true
          ? [
              `${capital(name(index))}: EWMA ${percentText(point.value)} ra ngoài giới hạn ${percentText(point.value > point.ucl ? point.ucl : point.lcl)}.`,
            ]
          : [],
      )
    : []
  const cusum = layers.includes('cusum')
    ? trend.cusum.flatMap((point, index) =>
        point?.signal === true
          ? [`${capital(name(index))}: CUSUM ${decimalText(point.value)} vượt h = ${trend.h}.`]
          : [],
      )
    : []
  return [...limits, ...ewma, ...cusum]
}
