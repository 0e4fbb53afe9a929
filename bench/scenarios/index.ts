import { options, optionsChecked } from './options.ts'
import type { Scenario } from './scenario.ts'

/** All loads, by name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [options, optionsChecked].map((scenario) => [scenario.name, scenario]),
)
