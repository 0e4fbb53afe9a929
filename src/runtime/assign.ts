/** Gives parameters the values the configuration writes, once the checker has found them in order. */

import type { ConfigFile, ModuleParameter, ParameterValue } from '../lang/ast.ts'
import { posixRegex } from '../lang/posix-regex.ts'
import type { Parameter } from './declare/parameter.ts'
import type { ModuleInstance } from './instance.ts'
import type { Names } from './names.ts'
import { listenSpecs, socketSpecs, type SocketSpec } from './sockets/sockets.ts'

/**
 * Sets the parameters of the core and of the modules.
 *
 * @param config - a configuration without errors
 * @param names - the loaded modules
 * @param overrides - values of core parameters from the command line, which win
 */
export function assignParameters(
  config: ConfigFile,
  names: Names,
  overrides: Readonly<Record<string, unknown>>,
): void {
  const core = names.instance('core')
  if (core !== null) {
    for (const { name, value } of config.parameters) assign(core, name, plain(value))
    for (const { group, instance, name, value } of config.customParameters) {
      if (instance === null) assign(core, `${group}.${name}`, value.value)
    }
    assignSockets(core, config)
    Object.assign(core.params, overrides)
  }
  for (const parameter of config.moduleParameters) assignToMatching(parameter, names)
}

function assignSockets(core: ModuleInstance, config: ConfigFile): void {
  const add = (name: string, specs: readonly SocketSpec[]) => {
    for (const spec of specs) assign(core, name, spec)
  }
  for (const listen of config.listens) add('listen', listenSpecs(listen))
  for (const alias of config.aliases) {
    for (const socket of alias.sockets) add('alias', socketSpecs(socket))
  }
}

function assignToMatching({ module, name, value }: ModuleParameter, names: Names): void {
  // those with variables have been worked out before
  if (value.kind === 'variable') return
  const matcher = posixRegex(`^(${module.value})$`, { ignoreCase: true })
  for (const instance of names.instances()) {
    if (instance.name === 'core' || !matcher.test(instance.name)) continue
    assign(instance, name.value, value.value)
  }
}

/** What a literal is worth: a number, or a text. */
function plain(value: ParameterValue): string | number {
  switch (value.kind) {
    case 'integer':
    case 'string':
      return value.value
    case 'word':
      return value.text
    case 'network':
      return value.address
  }
}

function assign(instance: ModuleInstance, name: string, value: string | number | SocketSpec): void {
  const found = rowOf(instance, name)
  if (found === null) return
  const [key, row] = found
  const converted = row.type === 'bool' ? value !== 0 : value
  if (row.many) {
    const before = instance.params[key]
    instance.params[key] = [...(Array.isArray(before) ? before : []), converted]
  } else {
    instance.params[key] = converted
  }
}

function rowOf(
  instance: ModuleInstance,
  name: string,
): readonly [key: string, row: Parameter<unknown>] | null {
  const { params } = instance.tables
  const direct = params[name]
  if (direct !== undefined && Object.hasOwn(params, name)) return [name, direct]
  for (const [key, row] of Object.entries(params)) {
    if (row.aliases.includes(name)) return [key, row]
  }
  return null
}
