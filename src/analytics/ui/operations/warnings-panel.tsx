import { Table } from '../../../console/ui/parts/table.tsx'
import { useResource } from '../../../console/ui/use-resource.ts'
import { dayText } from '../months.ts'
import { decimalText, intervalText, maskedText, percentText, pValueText } from '../numbers.ts'
import { Panel } from '../panel/panel.tsx'
import { Waiting } from '../panel/waiting.tsx'
import type { Warning, Warnings } from './warning-types.ts'
import { isComparable, raised, rowSentence, stateTexts } from './warning-words.ts'

/** What is worse than elsewhere by more than chance, and who looks at it (survey method §4). */
export function WarningsPanel({ day }: { readonly day: string }) {
  const warnings = useResource<Warnings>(`/signals?from=${day}&to=${day}`)
  const { state } = warnings
  const week = state.kind === 'loaded' ? state.value : undefined
  return (
    <Panel
      title="Cảnh báo sớm theo tuần"
      method={['signals', 'suppression']}
      table={week === undefined ? undefined : week.signals.map((one) => <WarningTable key={one.id} warning={one} />)}
      source={week === undefined ? 'Không theo bộ lọc.' : sourceWords(week)}
    >
      <Waiting resource={warnings} what="cảnh báo sớm">
        {({ signals }) => (
          <div className="stack">
            {signals.map((warning) => (
              <WarningList key={warning.id} warning={warning} />
            ))}
          </div>
        )}
      </Waiting>
    </Panel>
  )
}

function sourceWords({ from, to, over }: Warnings): string {
  const running = over ? '' : ' (tuần chưa hết, số còn tăng)'
  return `Tuần từ ${dayText(from)} đến ${dayText(to)}${running} · mỗi người tính một lần · toàn quốc, mọi kênh`
}

function WarningList({ warning }: { readonly warning: Warning }) {
  const { title, actor, persons, rate, unknownShare } = warning
  const found = isComparable(warning) ? raised(warning) : []
  return (
    <section className="warning">
      <h4>{title}</h4>
      <p className="muted small">
        {persons < 10
          ? 'Dưới 10 người trong tuần.'
          : `Chung: khoảng ${percentText(rate).replace(',0', '')} trong ${maskedText(persons)} người.`}
        {unknownShare !== null && ` Không rõ tỉnh: ${percentText(unknownShare)}.`} Người xem xét: {actor}.
      </p>
      {!isComparable(warning) && (
        <p className="notice-line">Quá nửa số người không rõ tỉnh: chưa so sánh các tỉnh với nhau.</p>
      )}
      {isComparable(warning) && found.length === 0 && (
        <p>Không có cảnh báo: trong các dòng đủ người, không dòng nào cao hơn phần còn lại quá mức ngẫu nhiên.</p>
      )}
      {found.length > 0 && (
        <ul className="signal-list">
          {found.map((row) => (
            <li key={row.key}>
              <strong>
                {stateTexts[row.state]}: {row.name}
              </strong>
              : {rowSentence(row)}.
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function WarningTable({ warning: { id, title, rows } }: { readonly warning: Warning }) {
  return (
    <Table
      caption={title}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { title: id === 'dissatisfied' ? 'Tỉnh, thành phố' : 'Nội dung', cell: ({ name }) => name },
        { title: 'Người', numeric: true, cell: ({ persons }) => maskedText(persons) },
        {
          title: id === 'dissatisfied' ? 'Không hài lòng' : 'Chưa có câu trả lời',
          numeric: true,
          cell: ({ hit }) => maskedText(hit),
        },
        { title: 'Tỷ lệ', numeric: true, cell: ({ rate }) => percentText(rate) },
        { title: 'Khoảng tin cậy 95 %', numeric: true, cell: ({ low, high }) => intervalText(low, high) },
        { title: 'So với phần còn lại', numeric: true, cell: ({ ratio }) => ratioText(ratio) },
        { title: 'p đã hiệu chỉnh', numeric: true, cell: ({ adjustedP }) => pValueText(adjustedP) },
        { title: 'Cảnh báo', cell: ({ state }) => stateTexts[state] },
      ]}
    />
  )
}

function ratioText(ratio: number | null): string {
  return ratio === null ? '–' : `${decimalText(ratio)} lần`
}
