/** Names of flags, and settings of the configuration's own: each is declared once. */

import type { ConfigFile, CustomParameter, FlagName, Flags } from '../ast.ts'
import { checkCodes } from './codes.ts'
import type { Check } from './context.ts'

/** The highest flag of a message. */
const HIGHEST = 31

/** Reports flags that are declared twice or have a number that none has. */
export function checkFlags(check: Check, config: ConfigFile): void {
  for (const list of ['flags', 'avpflags'] as const) {
    checkList(
      check,
      config.flags.filter((one) => one.list === list),
    )
  }
}

function checkList(check: Check, lists: readonly Flags[]): void {
  const known = new Map<string, FlagName>()
  for (const flag of lists.flatMap(({ flags }) => flags)) {
    const { name, number, position } = flag
    const first = known.get(name)
    if (first === undefined) known.set(name, flag)
    else {
      const notes = [{ message: 'the first one is at', position: first.position }]
      const message = `flag \`${name}\` is there already`
      check.diagnostics.error(checkCodes.duplicateFlag, message, position, { notes })
    }
    if (number === null || number <= HIGHEST) continue
    const message = `flag \`${name}\` is ${number}; it can be 0 to ${HIGHEST}`
    check.diagnostics.error(checkCodes.outOfRange, message, position)
  }
}

/** Reports settings of the configuration's own that are there twice; what the core has too may be set again. */
export function checkSettingsOnce(check: Check, settings: readonly CustomParameter[]): void {
  const known = new Map<string, CustomParameter>()
  for (const setting of settings) {
    const name = `${setting.group}.${setting.name}`
    if (check.vocabulary.parameter(name) !== null) continue
    const key = setting.instance === null ? name : `${name}[${setting.instance}]`
    const first = known.get(key)
    if (first === undefined) {
      known.set(key, setting)
      continue
    }
    const notes = [{ message: 'the first one is at', position: first.namePosition }]
    const message = `setting \`${name}\` is there already`
    check.diagnostics.error(checkCodes.duplicateSetting, message, setting.namePosition, { notes })
  }
}
