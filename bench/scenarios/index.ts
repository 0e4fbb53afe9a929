import { lookup, relay } from './calls.ts'
import { forward } from './forward.ts'
import { beside, contacts, hold } from './kept.ts'
import { messageRelayed } from './message.ts'
import { options, optionsChecked, optionsTcp, optionsTls } from './options.ts'
import { registerAuth, registerOne } from './register.ts'
import { registerDigest } from './register-digest.ts'
import type { Scenario } from './scenario.ts'
import { script } from './script.ts'

const all: readonly Scenario[] = [
  options,
  optionsChecked,
  script,
  optionsTcp,
  optionsTls,
  forward,
  registerDigest,
  registerOne,
  registerAuth,
  messageRelayed,
  relay,
  lookup,
]

/** All loads of `make bench`, by name. */
export const scenarios: ReadonlyMap<string, Scenario> = new Map(
  all.map((scenario) => [scenario.name, scenario]),
)

/** Those that the load generator knows beside them. */
export const others: ReadonlyMap<string, Scenario> = new Map(
  [hold, beside, contacts].map((scenario) => [scenario.name, scenario]),
)
