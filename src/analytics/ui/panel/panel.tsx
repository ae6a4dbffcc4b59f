import { useId, useState, type ReactNode } from 'react'
import { Button } from '../../../console/ui/parts/button.tsx'
import { useFacts } from './figure-context.ts'
import { MethodButton, type MethodId } from './method.tsx'

interface PanelProps {
  readonly title: string
  readonly intro?: ReactNode
  readonly method: readonly MethodId[]
  /** How many valid ratings stand behind it: "1.234 phiếu hợp lệ". */
  readonly basis?: string
  /** The same numbers as the chart. */
  readonly table?: ReactNode
  /** Not of the filtered ratings: its own source line. */
  readonly source?: string
  readonly className?: string
  readonly children: ReactNode
}

/** One figure with all that belongs to it: title, chart, table of the same numbers, how it was computed, source line. */
export function Panel({ title, intro, method, basis, table, source, className = '', children }: PanelProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <div className="panel-head">
        <h3 id={id}>{title}</h3>
        <div className="panel-tools">
          {table !== undefined && (
            <Button
              kind="quiet"
              className="small"
              expanded={open}
              label={`Bảng số liệu: ${title}`}
              press={() => setOpen(!open)}
            >
              Bảng số liệu
            </Button>
          )}
          {method.length > 0 && <MethodButton of={title} ids={method} />}
        </div>
      </div>
      {intro !== undefined && <div className="panel-intro">{intro}</div>}
      {children}
      {table !== undefined && <div className={open ? 'panel-table' : 'panel-table folded'}>{table}</div>}
      <SourceLine basis={basis} source={source} />
    </section>
  )
}

function SourceLine({ basis, source }: { readonly basis?: string | undefined; readonly source?: string | undefined }) {
  const facts = useFacts()
  if (source !== undefined) return <p className="source">{source}</p>
  if (facts === undefined) return null
  const parts = [basis ?? facts.basis, facts.rule, facts.filter, facts.time].filter(
    (part) => part !== undefined && part !== '',
  )
  return <p className="source">{parts.join(' · ')}</p>
}
