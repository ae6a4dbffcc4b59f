/** Other names under which a field is accepted, where the method has no field of that name itself. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  x: ['successes', 'count', 'satisfied', 'events', 'hits', 'positive', 'cases', 'numerator'],
  n: ['total', 'trials', 'size', 'sample_size', 'n_valid', 'valid', 'persons', 'denominator', 'sample'],
  n_eff: ['effective_n', 'neff'],
  x1: ['successes1', 'count1', 'x_now', 'now_x', 'a', 'satisfied1'],
  n1: ['total1', 'trials1', 'n_now', 'now_n'],
  x2: ['successes2', 'count2', 'x_before', 'before_x', 'b', 'satisfied2'],
  n2: ['total2', 'trials2', 'n_before', 'before_n'],
  p: ['rate', 'share', 'proportion', 'p_hat', 'csat'],
  p1: ['rate1', 'share1', 'from'],
  p2: ['rate2', 'share2', 'to'],
  r: ['response_rate', 'return_rate'],
  p_nonresponse: ['nonresponse_rate', 'non_response_rate', 'p_nonrespondents', 'p_nr'],
  target: ['p0', 'null', 'theta', 'center', 'centre'],
  center: ['centre', 'p_bar', 'pbar', 'p0', 'target', 'mean'],
  confidence: ['conf', 'conf_level', 'confidence_level', 'level'],
  counts: ['distribution', 'answers', 'frequencies'],
  ratings: ['scores', 'values', 'data'],
  p_values: ['pvalues', 'pvals', 'p', 'ps'],
  persons: ['respondents', 'people', 'clusters', 'data', 'answers'],
  replicates: ['resamples', 'iterations', 'b', 'B', 'reps'],
  m: ['m_bar', 'mean_ratings', 'ratings_per_person', 'cluster_size'],
  rho: ['icc', 'correlation'],
  weights: ['w'],
  strata: ['groups', 'cells'],
  population: ['N', 'share', 'population_share', 'pop', 'target', 'weight'],
  row_targets: ['rows', 'row_margins', 'row_totals'],
  column_targets: ['columns', 'col_targets', 'column_margins', 'col_margins', 'cols', 'column_totals'],
  row_totals: ['rows', 'row_margins', 'row_sums'],
  column_totals: ['columns', 'col_totals', 'column_margins', 'column_sums', 'col_sums', 'cols'],
  sample: ['table', 'matrix', 'counts', 'seed'],
  table: ['matrix', 'counts', 'confusion'],
  cells: ['table', 'matrix', 'counts'],
  groups: ['strata', 'channels'],
  size1: ['n1', 'share1', 's1', 'w1', 'share_before', 'weight1'],
  rate1: ['p1', 'r1', 'rate_before', 'csat1'],
  size2: ['n2', 'share2', 's2', 'w2', 'share_after', 'weight2'],
  rate2: ['p2', 'r2', 'rate_after', 'csat2'],
  baseline: ['base', 'history', 'weeks'],
  periods: ['points', 'new', 'test'],
  series: ['shares', 'rates', 'p', 'values'],
  z_scores: ['z', 'scores', 'values'],
  lambda: ['l', 'weight'],
  limit: ['L', 'width', 'threshold'],
  none: ['no_problem', 'noproblem', 'base', 'no_chip'],
  r_xx: ['rxx', 'R_xx', 'predictors', 'factor_correlations'],
  r_xy: ['rxy', 'R_xy', 'criterion', 'overall_correlations'],
  factors: ['matrix', 'data'],
  areas: ['units', 'hospitals', 'communes', 'rows'],
  ref_x: ['x_ref', 'reference_x', 'national_x', 'total_x', 'X', 'x2', 'x_all', 'base_x'],
  ref_n: ['n_ref', 'reference_n', 'national_n', 'total_n', 'N', 'n2', 'n_all', 'base_n'],
  k: ['shrink', 'prior_n', 'prior_strength'],
  observed: ['x', 'count', 'obs'],
  expected: ['e', 'mean', 'mu', 'exp'],
  alpha: ['a', 'prior_alpha', 'fdr', 'q', 'level'],
  beta: ['b', 'prior_beta'],
  threshold: ['limit', 'cutoff', 'c'],
  today: ['current', 'x', 'count'],
  margin: ['e', 'error', 'half_width', 'moe'],
  tests: ['n', 'm'],
}

/** Renames what has another name; a field that is there under its own name stays. */
export function canonicalNames(given: unknown, fields: readonly string[]): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given
  const entries = new Map<string, unknown>(Object.entries(given))
  for (const field of fields) {
    if (entries.has(field)) continue
    const other = (OTHER_NAMES[field] ?? []).find((name) => entries.has(name) && !fields.includes(name))
    if (other === undefined) continue
    entries.set(field, entries.get(other))
    entries.delete(other)
  }
  return Object.fromEntries(entries)
}
