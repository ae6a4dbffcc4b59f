import { useEffect, useRef, useState } from 'react'
import type { EChartsCoreOption, EChartsType } from './chart-kit.ts'

interface EChartProps {
  readonly alt: string
  readonly option: EChartsCoreOption
  readonly tall?: boolean
}

/** A4 between its margins, in CSS pixels. */
const PRINT_WIDTH = 680

/** The library comes with the first chart; the numbers stand in the table meanwhile. */
export function EChart({ alt, option, tall = false }: EChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const wanted = useRef(option)
  wanted.current = option
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    const place = box.current
    if (place === null) return undefined
    let left = false
    void import('./chart-kit.ts').then(
      ({ openChart }) => {
        if (left) return
        chart.current = openChart(place)
        chart.current.setOption(wanted.current, true)
      },
      () => setFailed(true),
    )
    const stop = followSize(place, chart)
    return () => {
      left = true
      stop()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => chart.current?.setOption(option, true), [option])

  return (
    <>
      <div className={tall ? 'echart tall' : 'echart'} role="img" aria-label={alt} ref={box} />
      {failed && <p role="alert">Chưa tải được hình vẽ. Các con số có trong “Bảng số liệu”.</p>}
    </>
  )
}

function followSize(place: HTMLElement, chart: { readonly current: EChartsType | undefined }): () => void {
  const observer = new ResizeObserver(() => chart.current?.resize())
  observer.observe(place)
  const forPaper = (): void => chart.current?.resize({ width: PRINT_WIDTH })
  const forScreen = (): void => chart.current?.resize({ width: 'auto' })
  addEventListener('beforeprint', forPaper)
  addEventListener('afterprint', forScreen)
  return () => {
    observer.disconnect()
    removeEventListener('beforeprint', forPaper)
    removeEventListener('afterprint', forScreen)
  }
}
