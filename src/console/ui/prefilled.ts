import type { Calculator, Labelled } from './desk-types.ts'

/**
 * What the citizen has told the assistant, in the fields that ask for it: the words are those that the fields read. The
 * later of two wins.
 */
export function prefilled(
  { fields }: Pick<Calculator, 'fields'>,
  known: readonly Labelled[],
): Readonly<Record<string, string>> {
  const values = new Map(known.map(({ label, value }) => [label, value]))
  return Object.fromEntries(
    fields.flatMap(({ name, label, choices }) => {
      const words = values.get(label)
      const isChoice = choices !== undefined && choices.length > 0
      const value = isChoice ? choices.find((choice) => choice.label === words)?.value : words
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}
