import { AppError } from '../../../core/errors.ts'
import { chartMethods } from './charts.ts'
import { driverMethods } from './drivers.ts'
import { earlyWarningMethods } from './early-warning.ts'
import type { Method } from './method.ts'
import { personMethods } from './persons.ts'
import { scoreMethods } from './scores.ts'
import { shareMethods } from './shares.ts'
import { sizeMethods } from './sizes.ts'
import { weightMethods } from './weights.ts'

/** All formulas of the survey method by name (docs/survey.md lists them). */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...scoreMethods,
    ...shareMethods,
    ...personMethods,
    ...weightMethods,
    ...chartMethods,
    ...driverMethods,
    ...sizeMethods,
    ...earlyWarningMethods,
  }),
)

/** Other names of a method that leave no doubt. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['top_2_box', 'csat'],
  ['top2box', 'csat'],
  ['five_factor', 'five_factor_index'],
  ['wilson_interval', 'wilson'],
  ['two_proportion_z', 'two_proportion'],
  ['two_proportion_test', 'two_proportion'],
  ['one_proportion_test', 'one_proportion'],
  ['newcombe_difference', 'newcombe'],
  ['bh', 'benjamini_hochberg'],
  ['fdr', 'benjamini_hochberg'],
  ['clustered', 'clustered_se'],
  ['clustered_index', 'clustered_se'],
  ['design_effect', 'deff_repeat'],
  ['repeat_raters', 'deff_repeat'],
  ['kish_n_eff', 'kish'],
  ['n_eff', 'kish'],
  ['poststratification', 'post_stratification'],
  ['post_stratify', 'post_stratification'],
  ['rake', 'raking'],
  ['manski_bounds', 'manski'],
  ['worst_case', 'manski'],
  ['response_rates', 'response_rate'],
  ['funnel_rates', 'response_rate'],
  ['mix_rate', 'kitagawa'],
  ['penalties', 'penalty'],
  ['shapley', 'lmg'],
  ['relative_weights', 'johnson'],
  ['kappa', 'cohen_kappa'],
  ['slovin', 'sample_size_slovin'],
  ['sample_size', 'sample_size_margin'],
  ['power', 'sample_size_power'],
  ['marshall', 'marshall_eb'],
  ['empirical_bayes', 'marshall_eb'],
  ['funnel', 'funnel_plot'],
  ['ears', 'ears_c1'],
  ['suppression', 'suppression_bounds'],
])

export function runMethod(name: string, input: unknown): unknown {
  const key = name.trim().toLowerCase().replaceAll('-', '_')
  const found = methods.get(OTHER_NAMES.get(key) ?? key)
  if (found === undefined) {
    const known = [...methods.keys()].join(', ')
    throw new AppError('invalid_input', `Trường "method": không có phương pháp này; có ${known}.`, { field: 'method' })
  }
  return found.run(input)
}
