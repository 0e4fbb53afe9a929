import { forward } from './forward.ts'
import { options, optionsChecked, optionsTcp, optionsTls } from './options.ts'
import { registerDigest } from './register-digest.ts'
import { script } from './script.ts'
import type { Scenario } from './scenario.ts'

/** All loads, by name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  [options, optionsChecked, script, optionsTcp, optionsTls, forward, registerDigest].map(
    (scenario) => [scenario.name, scenario],
  ),
)
