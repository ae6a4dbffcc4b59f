import { useState } from 'react'
import { Citations } from './citations.tsx'
import { insertIntoComposer } from './composer-bus.ts'
import type { Calculated, Calculator, CalculatorField, Labelled } from './desk-types.ts'
import { prefilled } from './prefilled.ts'
import { Button } from './parts/button.tsx'
import { EmptyState } from './parts/empty-state.tsx'
import { Field } from './parts/field.tsx'
import { Select } from './parts/select.tsx'
import { useApi } from './use-api.ts'

interface CalculatorsPanelProps {
  readonly calculators: readonly Calculator[]
  /** The one that fits what the citizen asks about. */
  readonly first: string | undefined
  /** What the citizen has told already. */
  readonly known: readonly Labelled[]
  readonly mine: boolean
}

/** Filled in together with the citizen; the result goes into the composer. */
export function CalculatorsPanel({ calculators, first, known, mine }: CalculatorsPanelProps) {
  const [chosen, setChosen] = useState(calculators.some(({ intent }) => intent === first) ? (first ?? '') : '')
  const calculator = calculators.find(({ intent }) => intent === chosen)
  return (
    <div className="help">
      <Select
        label="Tính gì"
        options={[
          { value: '', label: 'Chọn phép tính…' },
          ...calculators.map(({ intent, title }) => ({ value: intent, label: title })),
        ]}
        value={chosen}
        change={setChosen}
      />
      {calculator === undefined ? (
        <EmptyState title="Tính cùng công dân" level={3}>
          <p className="muted small">
            Chọn phép tính, hỏi công dân từng giá trị rồi điền vào. Kết quả kèm căn cứ, chép được vào ô soạn.
          </p>
        </EmptyState>
      ) : (
        <CalculatorForm key={`${chosen} ${known.length > 0}`} calculator={calculator} known={known} mine={mine} />
      )}
    </div>
  )
}

interface Told {
  readonly field?: string | undefined
  readonly text: string
}

type CalculatorFormProps = Pick<CalculatorsPanelProps, 'known' | 'mine'> & { readonly calculator: Calculator }

function CalculatorForm({ calculator, known, mine }: CalculatorFormProps) {
  const { call } = useApi()
  const [values, setValues] = useState(() => prefilled(calculator, known))
  const [result, setResult] = useState<Calculated>()
  const [told, setTold] = useState<Told>()
  const [busy, setBusy] = useState(false)

  async function calculate(): Promise<void> {
    setBusy(true)
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
    const path = `/calculators/${encodeURIComponent(calculator.intent)}`
    const answer = await call<Calculated>(path, { method: 'POST', body: { values: filled } })
    setBusy(false)
    setResult(answer.ok ? answer.value : undefined)
    setTold(answer.ok ? undefined : { text: answer.detail, field: answer.field?.split('.').at(-1) })
  }
  const isKnown = calculator.fields.some(({ name }) => name === told?.field)

  return (
    <form
      className="calculator"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void calculate()
      }}
    >
      {calculator.fields
        .filter((field) => isAsked(field, values))
        .map((field) => (
          <CalculatorInput
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            change={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            error={told?.field === field.name ? told.text : undefined}
          />
        ))}
      {told !== undefined && !isKnown && (
        <p className="error" role="alert">
          {told.text}
        </p>
      )}
      <Button type="submit" kind="primary" busy={busy}>
        {busy ? 'Đang tính…' : 'Tính'}
      </Button>
      <div role="status">{result !== undefined && <Outcome result={result} mine={mine} />}</div>
    </form>
  )
}

/** Some values matter only beside others. */
function isAsked({ when }: CalculatorField, values: Readonly<Record<string, string>>): boolean {
  if (when === undefined || when.length === 0) return true
  return when.some(({ slot, is, not }) => {
    const value = values[slot] ?? ''
    if (value === '') return false
    return is?.map(String).includes(value) ?? !(not?.map(String).includes(value) ?? false)
  })
}

interface CalculatorInputProps {
  readonly field: CalculatorField
  readonly value: string
  readonly change: (value: string) => void
  readonly error: string | undefined
}

function CalculatorInput({ field, value, change, error }: CalculatorInputProps) {
  const { label, choices, needed, ask } = field
  const title = needed ? label : `${label} (nếu có)`
  if (choices === undefined || choices.length === 0)
    return <Field label={title} hint={ask} value={value} change={change} error={error} maxLength={100} />
  return <Select label={title} options={[{ value: '', label: 'Chọn…' }, ...choices]} value={value} change={change} />
}

function Outcome({
  result: { text, citations, missing, steps },
  mine,
}: {
  readonly result: Calculated
  readonly mine: boolean
}) {
  const lacking = (missing ?? []).map(({ label }) => label)
  return (
    <div className="help-card suggestion">
      {text !== undefined && text !== '' && <p className="said">{text}</p>}
      {lacking.length > 0 && <p className="muted">Còn thiếu: {lacking.join(', ')}.</p>}
      {steps !== undefined && steps.length > 0 && (
        <details>
          <summary>Cách tính từng bước</summary>
          <ol className="steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
      <Citations citations={citations ?? []} />
      {mine && text !== undefined && text !== '' && (
        <Button className="small" press={() => insertIntoComposer(text)}>
          Chép kết quả vào ô soạn
        </Button>
      )}
    </div>
  )
}
