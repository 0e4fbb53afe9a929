import { forward } from './forward.ts'
import { options, optionsChecked, optionsTcp, optionsTls } from './options.ts'
import type { Scenario } from './scenario.ts'

/** All loads, by name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [options, optionsChecked, optionsTcp, optionsTls, forward].map((scenario) => [
    scenario.name,
    scenario,
  ]),
)
