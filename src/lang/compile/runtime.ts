// hot
/** The functions generated code calls by name, made once for a program. */

import { toInteger } from '../integer.ts'
import { RegexCache } from '../posix-regex.ts'
import type { Frame, Preparation, ScriptHelpers, Value } from '../vocabulary.ts'
import { add } from './arithmetic.ts'
import { runtimeCodes } from './codes.ts'
import { sameAddress } from './network.ts'
import type { RouteSlot } from './scope.ts'
import type { Steps } from './steps.ts'

/** A value, or `NaN` for none. */
type Computed = Value

/** Quotes what stands in a message, not all of a long text. */
function quote(value: Value): string {
  const text = value === null ? '$null' : String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 60)}...` : text}\``
}

/** A value as text; null is empty. */
export function text(value: Computed): string {
  if (typeof value === 'string') return value
  return value === null ? '' : `${value}`
}

/** A value as it is printed in a format. */
export function print(value: Computed): string {
  if (typeof value === 'string') return value
  return value === null ? '<null>' : `${value}`
}

/** True for an integer that is there and not 0. */
export function isTrue(value: number): boolean {
  return value === value && value !== 0
}

/** True for texts that differ only in the case of ASCII letters. */
function sameLetters(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x === y) continue
    const lower = x | 32
    if (lower !== (y | 32) || lower < 97 || lower > 122) return false
  }
  return true
}

/** A pattern in the cache for patterns made at run time: `=~` always ignores case. */
const matchFlags = { ignoreCase: true }

/** The functions, by the names generated code uses. */
export interface Operations {
  /** A value as integer; null is 0, a text that is no number is reported and gives `NaN`. */
  readonly int: (ctx: Frame, value: Computed) => number
  readonly text: (value: Computed) => string
  readonly print: (value: Computed) => string
  readonly isTrue: (value: number) => boolean
  /** Reports a result that is `NaN` because of a division. */
  readonly divided: (ctx: Frame, result: number) => number
  /** `+` whose left side is known only now. */
  readonly plus: (ctx: Frame, left: Computed, right: Computed) => Computed
  /** `==` whose left side is known only now: 0, 1 or `NaN`. */
  readonly equal: (ctx: Frame, left: Computed, right: Computed) => number
  /** `=~` with a pattern known only now: 0, 1 or `NaN`. */
  readonly match: (ctx: Frame, subject: string, pattern: string) => number
  /** Two texts without regard to case. */
  readonly sameText: (left: string | null, right: string) => boolean
  readonly sameAddress: (left: string, right: string) => boolean
  /** Notes the result of a function: `true` is 1, `false` -1; 0 ends the script. */
  readonly settle: (ctx: Frame, result: unknown) => number
  /** The result of a setter as that of an assignment. */
  readonly stored: (ctx: Frame, result: unknown, name: string) => number
  /** A value for a text argument; undefined when the call cannot be made. */
  /** A text with variables; reported, and `undefined`, where it is longer than it may be. */
  readonly fitting: (ctx: Frame, value: string, name: string) => string | undefined
  readonly textArgument: (ctx: Frame, value: Computed, name: string) => string | undefined
  /** A value for an integer argument; undefined when the call cannot be made. */
  readonly intArgument: (
    ctx: Frame,
    value: Computed,
    name: string,
    min: number,
    max: number,
  ) => number | undefined
  /** What `prepare` makes of a text; undefined when it refuses. */
  readonly prepared: (
    ctx: Frame,
    prepare: (text: string, using: Preparation) => unknown,
    value: string,
  ) => unknown
  /** Runs `route()` with a name known only now, where none may wait. */
  readonly routeByName: (ctx: Frame, name: string) => number
  /** The same, where one may. */
  readonly stepsByName: (ctx: Frame, name: string) => Steps
  readonly tooDeep: (ctx: Frame) => number
  readonly runaway: (ctx: Frame) => void
}

/** What the functions need of the program they belong to. */
export interface OperationsContext {
  readonly helpers: ScriptHelpers
  readonly preparation: Preparation
  /** The route `route()` means by a name; null when there is none. */
  readonly route: (name: string) => RouteSlot | null
}

/** Makes the functions. */
export function makeOperations(context: OperationsContext): Operations {
  const { helpers } = context
  const int = (ctx: Frame, value: Computed): number => {
    if (typeof value === 'number') return value
    if (value === null) return 0
    const number = toInteger(value)
    if (number !== null) return number
    helpers.warn(ctx, runtimeCodes.notANumber, `${quote(value)} is no number`)
    return Number.NaN
  }
  return {
    int,
    text,
    print,
    isTrue,
    sameAddress,
    ...computing(helpers, int),
    ...calling(context, int),
    ...routing(context),
  }
}

type Int = Operations['int']

function computing(
  helpers: ScriptHelpers,
  int: Int,
): Pick<Operations, 'divided' | 'plus' | 'equal' | 'match' | 'sameText'> {
  const patterns = new RegexCache(matchFlags)
  return {
    divided: (ctx, result) => {
      if (result !== result) helpers.warn(ctx, runtimeCodes.divisionByZero, 'division by 0')
      return result
    },
    plus: (ctx, left, right) => {
      if (typeof left === 'number') return add(left, int(ctx, right))
      return text(left) + text(right)
    },
    equal: (ctx, left, right) => {
      if (left === right) return left === left ? 1 : Number.NaN
      if (left === null) return right === 0 || right === '' ? 1 : 0
      if (typeof left === 'string') return left === text(right) ? 1 : 0
      const number = int(ctx, right)
      return number === number && left === left ? (left === number ? 1 : 0) : Number.NaN
    },
    match: (ctx, subject, pattern) => {
      const matcher = patterns.get(pattern)
      if (matcher !== null) return matcher.test(subject) ? 1 : 0
      helpers.warn(ctx, runtimeCodes.badPattern, `${quote(pattern)} is no regular expression`)
      return Number.NaN
    },
    sameText: (left, right) => left === right || (left !== null && sameLetters(left, right)),
  }
}

function calling(
  { helpers, preparation }: OperationsContext,
  int: Int,
): Pick<Operations, 'settle' | 'stored' | 'fitting' | 'textArgument' | 'intArgument' | 'prepared'> {
  return {
    settle: (ctx, result) => {
      const number = typeof result === 'number' ? result : result === false ? -1 : 1
      ctx.rc = number
      if (number === 0) ctx.halted = true
      return number
    },
    stored: (ctx, result, name) => {
      if (result !== false) return 1
      helpers.warn(ctx, runtimeCodes.notAssigned, `\`${name}\` did not take the value`)
      return -1
    },
    fitting: (ctx, value, name) => {
      if (value.length <= helpers.maxFormatLength) return value
      const limit = helpers.maxFormatLength
      const message = `\`${name}\` has ${value.length} bytes; it can have ${limit}, as \`pv_buffer_size\` says`
      helpers.warn(ctx, runtimeCodes.formatTooLong, message)
      return undefined
    },
    textArgument: (ctx, value, name) => {
      if (value !== null && value === value) return text(value)
      const what = value === null ? '$null' : 'without a value'
      helpers.warn(ctx, runtimeCodes.badArgument, `argument \`${name}\` is ${what}`)
      return undefined
    },
    intArgument: (ctx, value, name, min, max) => {
      if (value === null) {
        helpers.warn(ctx, runtimeCodes.badArgument, `argument \`${name}\` is $null`)
        return undefined
      }
      const number = int(ctx, value)
      if (number >= min && number <= max) return number
      if (number === number) {
        const range = `it can be ${min} to ${max}`
        helpers.warn(ctx, runtimeCodes.badArgument, `argument \`${name}\` is ${number}; ${range}`)
      }
      return undefined
    },
    prepared: (ctx, prepare, value) => {
      try {
        return prepare(value, preparation)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        helpers.warn(ctx, runtimeCodes.badArgument, reason)
        return undefined
      }
    },
  }
}

function routing({
  helpers,
  route,
}: OperationsContext): Pick<Operations, 'routeByName' | 'stepsByName' | 'tooDeep' | 'runaway'> {
  const tooDeep = (ctx: Frame): number => {
    const limit = helpers.maxRecursiveLevel
    helpers.warn(ctx, runtimeCodes.tooDeep, `more than ${limit} routes have called one another`)
    ctx.rc = -1
    return -1
  }
  /** The route, one level further down; null where there is none, or no level. */
  const enter = (ctx: Frame, name: string): RouteSlot | null => {
    const found = route(name)
    if (found === null) {
      helpers.warn(ctx, runtimeCodes.noSuchRoute, `there is no route ${quote(name)}`)
      ctx.rc = -1
    } else if (ctx.depth < helpers.maxRecursiveLevel) {
      ctx.depth += 1
      return found
    } else tooDeep(ctx)
    return null
  }
  const leave = (ctx: Frame, result: number): number => {
    ctx.depth -= 1
    ctx.rc = result
    return result
  }
  return {
    tooDeep,
    routeByName: (ctx, name) => {
      const found = enter(ctx, name)
      return found === null ? -1 : leave(ctx, atOnce(found, ctx))
    },
    *stepsByName(ctx, name) {
      const found = enter(ctx, name)
      if (found === null) return -1
      return leave(ctx, found.waits ? yield* found.steps(ctx) : atOnce(found, ctx))
    },
    runaway: (ctx) => {
      const limit = helpers.maxWhileLoops
      helpers.warn(ctx, runtimeCodes.runaway, `the loop was stopped after ${limit} rounds`)
    },
  }
}

/** The result of a route that does not wait. */
function atOnce(route: RouteSlot, ctx: Frame): number {
  // only routes that may wait give promises
  return route.run(ctx) as number
}
