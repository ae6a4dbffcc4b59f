/** What a canned answer can leave open; `{{name}}` in its text. */
export const cannedVariables = ['ten_can_bo', 'kenh', 'gio_lam_viec', 'chu_de', 'hom_nay'] as const
export type CannedVariable = (typeof cannedVariables)[number]

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g

export function unknownVariables(text: string): string[] {
  return namesIn(text).filter((name) => !isVariable(name))
}

/** The text with its variables filled, or the one that nothing is known of. */
export function fillCanned(
  text: string,
  values: Readonly<Partial<Record<CannedVariable, string>>>,
): { readonly text: string } | { readonly missing: string } {
  const valueOf = (name: string): string | undefined => (isVariable(name) ? values[name] : undefined)
  const missing = namesIn(text).find((name) => valueOf(name) === undefined)
  if (missing !== undefined) return { missing }
  return { text: text.replaceAll(VARIABLE, (_, name: string) => valueOf(name) ?? '') }
}

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(VARIABLE), ([, name = '']) => name)
}

function isVariable(name: string): name is CannedVariable {
  return cannedVariables.some((known) => known === name)
}
