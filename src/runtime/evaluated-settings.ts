/** `loadmodulex` and `modparamx`: what they name is worked out as the configuration is loaded. */

import type { ConfigFile, LoadModule, ModuleParameter, StringLiteral } from '../lang/ast.ts'
import { compileExpression } from '../lang/compile/compile.ts'
import { compileFormat } from '../lang/compile/format.ts'
import { noHelpers } from '../lang/compile/unit.ts'
import { moduleName } from '../lang/defines.ts'
import type { Diagnostics } from '../lang/diagnostic.ts'
import type { Position } from '../lang/position.ts'
import type { Value } from '../lang/vocabulary.ts'
import { moduleCodes } from './codes.ts'
import { errorText } from './errors.ts'
import type { Names } from './names.ts'
import type { Server } from './server.ts'

/** Where names come from, and where what is wrong goes. */
export interface Evaluation {
  readonly names: Names
  readonly server: Server
  readonly diagnostics: Diagnostics
}

/** The module that a `loadmodulex` names, its variables replaced. */
export function evaluatedModule(item: LoadModule, evaluation: Evaluation): LoadModule {
  if (!item.evaluated) return item
  const path = evaluatedText(item.path, evaluation)
  return { ...item, path, module: moduleName(path.value) }
}

/** A configuration in which each `modparamx` has its variables replaced, so that it is a `modparam`. */
export function evaluatedParameters(config: ConfigFile, evaluation: Evaluation): ConfigFile {
  if (!config.moduleParameters.some(({ evaluated }) => evaluated)) return config
  const moduleParameters = config.moduleParameters.map((parameter) =>
    parameter.evaluated ? evaluatedParameter(parameter, evaluation) : parameter,
  )
  return { ...config, moduleParameters }
}

function evaluatedParameter(parameter: ModuleParameter, evaluation: Evaluation): ModuleParameter {
  const module = evaluatedText(parameter.module, evaluation)
  const name = evaluatedText(parameter.name, evaluation)
  return {
    ...parameter,
    module,
    name,
    value: evaluatedValue(parameter.value, evaluation),
    evaluated: false,
  }
}

function evaluatedValue(
  value: ModuleParameter['value'],
  evaluation: Evaluation,
): ModuleParameter['value'] {
  switch (value.kind) {
    case 'integer':
      return value
    case 'string':
      return evaluatedText(value, evaluation)
    case 'variable': {
      const { text, position } = value
      const found = evaluate(position, evaluation, (server) =>
        compileExpression(text, evaluation.names, noHelpers)(server.blankContext('request')),
      )
      return typeof found === 'number'
        ? { kind: 'integer', value: found, text: String(found), position }
        : { kind: 'string', value: found ?? '', pieces: [], position }
    }
  }
}

function evaluatedText(literal: StringLiteral, evaluation: Evaluation): StringLiteral {
  if (!literal.value.includes('$')) return literal
  const value = evaluate(literal.position, evaluation, (server) =>
    compileFormat(literal.value, evaluation.names).run(server.blankContext('request')),
  )
  return { ...literal, value: String(value ?? ''), pieces: [] }
}

/** A message is not there yet: only what the server and its surroundings are can be asked for. */
function evaluate(
  position: Position,
  { server, diagnostics }: Evaluation,
  work: (server: Server) => Value,
): Value {
  try {
    return work(server)
  } catch (error) {
    diagnostics.error(
      moduleCodes.notEvaluated,
      `this cannot be worked out at load: ${errorText(error)}`,
      position,
    )
    return null
  }
}
