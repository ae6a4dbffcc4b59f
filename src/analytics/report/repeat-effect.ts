/**
 * Design effect of repeat raters (survey method §2.6): deff = 1 + (m̃ − 1)·ρ, where m̃ = Σm²/n is the number of ratings
 * of the person behind a rating. ρ is not estimated: 1 is taken, as if a person's further ratings told nothing new, so
 * that no interval is too narrow. With one rating each it is 1.
 */
export function repeatEffect(valid: number, raters: { readonly squares: number } | undefined): number {
  return valid === 0 || raters === undefined ? 1 : Math.max(1, raters.squares / valid)
}
