/**
 * What the outside tells the language about names: the functions, variables, transformations and parameters that exist.
 *
 * The language knows no server. Whoever has one (the runtime, a test with a fake) describes it with the shapes of this file;
 * the checker asks them whether a configuration makes sense, the compiler turns every use into a direct call.
 */

import type { Position } from './position.ts'

/** A value of a script: a byte string, an integer, or `null`, which scripts write as `$null`. */
export type Value = string | number | null

/** The kinds of route a configuration can hold; `reply` is the core's reply route, `onreply` belongs to a transaction. */
export const routeTypes = [
  'request',
  'reply',
  'onreply',
  'failure',
  'branch',
  'onsend',
  'event',
] as const

/** One of {@link routeTypes}. */
export type RouteType = (typeof routeTypes)[number]

/**
 * What a compiled script needs of the object it runs on; the runtime's context has it all.
 *
 * Before a top-level run the owner sets `rc` to 0, `halted` and `dropped` to false and `depth` to 0.
 */
export interface Frame {
  /** Index of the action that runs, for `Program.position`. */
  at: number
  /** Result of the last function or route call: `$rc`. */
  rc: number
  /** True once the script has ended for this message: `exit`, `drop`, `return 0`, a function that resulted in 0. */
  halted: boolean
  /** True once `drop` ran; the route's owner decides what is not sent then. */
  dropped: boolean
  /** How many `route()` calls are open. */
  depth: number
  /** While its script waits and none of its routes runs, what {@link Carried} took, of each; else null. */
  carried: unknown[] | null
  /** How many of its routes wait, one in a function that another called. */
  waiting: number
  /** Called with the position of each action, when the program was compiled with `trace` and this is not null. */
  trace: ((at: number) => void) | null
}

/** A text with `$variables` in it, ready to be printed for a message. */
export interface CompiledFormat {
  /** The whole text when nothing in it depends on the message, else null. */
  readonly constant: string | null
  /** The text with every variable replaced; an undefined one prints as `<null>`. */
  readonly run: (ctx: Frame) => string
}

/** A variable handed to a function by name, to be read or set by it. */
export interface VariableRef {
  /** As it was written, `$var(x)`. */
  readonly text: string
  /** Its value for this message. */
  readonly get: (ctx: Frame) => Value
  /** Sets it; false when the value was refused. Null for a read-only variable. */
  readonly set: ((ctx: Frame, value: Value) => boolean) | null
}

/** Compilers a form may use while it prepares a literal, at load. They throw {@link PrepareError} on what they cannot compile. */
export interface Preparation {
  /** Compiles a text with `$variables`. */
  readonly format: (text: string) => CompiledFormat
  /** Compiles one variable, `$x` or `$(x)`. */
  readonly variable: (text: string) => VariableRef
  /** The selects of modules; absent where there are none. */
  readonly selects?: SelectSource
  /** Notes what a literal names, a file for example, for who has to fetch it before the first message; absent where nobody will. */
  readonly note?: (topic: string, text: string) => void
}

/** A root of selects that a module declares, `tls` of `@tls.version`, in one server. */
export interface SelectForm {
  /** Without `@`. */
  readonly root: string
  /** Readers by what can follow the root. */
  readonly parts: Readonly<Record<string, unknown>>
  /** Given to the readers. */
  readonly self: unknown
}

/** Finds the roots of selects that modules declare. */
export interface SelectSource {
  /** A root by its name, without `@`; null where no loaded module has it. */
  select(root: string): SelectForm | null
  /** The roots there are. */
  roots(): Iterable<string>
  /** A module that has the root but is not loaded, or null. */
  ownerOf(root: string): string | null
}

/** Thrown by a `prepare` function at load: the literal cannot be used. Becomes a diagnostic at the literal. */
export class PrepareError extends Error {
  /** `message` states what is there, then what may be there, as every diagnostic does. */
  constructor(message: string) {
    super(message)
    this.name = 'PrepareError'
  }
}

/**
 * What a function wants of one argument:
 *
 * - `int`: an integer; a literal string of digits counts, other values are converted per call
 * - `str`: a byte string; a literal with `$` in it is a format, printed per call
 * - `const`: a literal, never expanded
 * - `variable`: the variable itself, as a {@link VariableRef}
 * - `any`: a {@link Value}, as it is
 */
export type ArgumentKind = 'int' | 'str' | 'const' | 'variable' | 'any'

/** One argument of a function or transformation. */
export interface ArgumentForm {
  readonly name: string
  readonly kind: ArgumentKind
  readonly optional: boolean
  /** True for a last argument that may come any number of times. */
  readonly repeated: boolean
  /**
   * Turns the text into what the function works with: at load for a literal, per call for anything else. Has no effect but
   * its result, as the checker and the compiler may both call it. Throws {@link PrepareError} (or anything with a
   * `message`) on a text it cannot use: a diagnostic at load, result -1 in a call.
   */
  readonly prepare: ((text: string, using: Preparation) => unknown) | null
  /** Smallest integer allowed, for `int`. */
  readonly minimum: number | null
  /** Largest integer allowed, for `int`. */
  readonly maximum: number | null
  /** True when the function wants to see `null`; otherwise a call with `null` in an `int` or `str` results in -1. */
  readonly nullable: boolean
  /**
   * Set on a `str` that the function evaluates itself, or not at all: it gets a {@link CompiledFormat} in place of the text. An
   * expression, which nobody should write there, is evaluated before the call all the same.
   */
  readonly lazy?: true
  /** Set when the text names a route of this type: `t_on_failure("NAME")`. Checked to exist, and counted as a use. */
  readonly route?: RouteType
  /** What stands before the name in that route's own: `tm:branch-failure:`. */
  readonly routePrefix?: string
  /** Set where that route need not be there: `route_if_exists("NAME")`. */
  readonly routeMayMiss?: true
}

/** A function a script can call, in one form; forms of one name differ in how many arguments they take. */
export interface FunctionForm {
  readonly name: string
  /** The module it comes with; `core` for the core's own. */
  readonly module: string
  readonly args: readonly ArgumentForm[]
  /** Where it may be called. */
  readonly routes: readonly RouteType[] | 'any'
  /** True when `call` may return a promise: routes that can reach it become async. */
  readonly waits: boolean
  /** Handed to `call` first: the module's state in this server. */
  readonly self: unknown
  /** Does it. `true` and `undefined` count as 1, `false` as -1, a number as itself; 0 ends the script. */
  readonly call: (self: never, ctx: never, ...args: never[]) => unknown
  /** What people get wrong with it, in one sentence, shown by the checker; null if nothing. */
  readonly trap: string | null
  /** The variable that configurations of today assign to instead; the checker hints at it. */
  readonly modern?: string | null
  /** Routes of which it runs some that nobody can know before: any of them counts as used. */
  readonly runs?: RouteType | null
}

/** Where in a list-like variable: an integer (negative counts from the end), `*` for all, `+` to append, null when not written. */
export type VariableIndex = number | '*' | '+' | null

/** Prepares the constant beginning of a key: see {@link VariableForm.prepareHead}. */
export type KeyHead = (head: string) => ((rest: string) => unknown) | null

/** A pseudo-variable: `$name`, `$name(key)`, `$(name(key)[index])`. */
export interface VariableForm {
  /** Without the `$`. */
  readonly name: string
  readonly module: string
  readonly key: 'none' | 'optional' | 'required'
  /** `format`: variables in the key are replaced per call. `raw`: the key is taken as written. */
  readonly keyKind: 'raw' | 'format'
  readonly indexed: boolean
  readonly settable: boolean
  readonly type: 'int' | 'str' | 'any'
  readonly self: unknown
  /** Turns the key's text into what `get` and `set` work with: once at load if it is constant, else per call. Null: the text itself. */
  readonly prepareKey: ((text: string, using: Preparation) => unknown) | null
  /**
   * Turns what a key begins with, up to its first variable, into what makes a key of the rest; null where that is not enough to know.
   * What it makes is used before the next is made.
   */
  readonly prepareHead?: KeyHead | null
  /** Its value; `key` is null when none was written. */
  readonly get: (self: never, ctx: never, key: never, index: number | '*' | null) => Value
  /** Sets it; false means refused: the assignment is logged and results in -1. Null for a read-only variable. */
  readonly set:
    | ((self: never, ctx: never, value: Value, key: never, index: VariableIndex) => boolean | void)
    | null
  /** Where it may be read; absent means everywhere. */
  readonly routes?: readonly RouteType[] | 'any'
}

/**
 * How a keyword operand compares:
 *
 * - `str`: without case (`method`, `from_uri`)
 * - `uri`: as `str`, and as a SIP URI when compared with `myself`
 * - `ip`: by address, also with networks and `myself` (`src_ip == 10.0.0.0/8`)
 * - `int`: as an integer (`src_port`, `msg:len`; `af`, which is 2 for IPv4 and 10 for IPv6)
 * - `proto`: by the name of a transport, `udp` to `wss`, which `get` returns in lower case
 */
export type OperandKind = 'str' | 'uri' | 'ip' | 'int' | 'proto'

/** A keyword that stands for a value in expressions, without a `$`: `method`, `uri`, `src_ip`, `msg:len`. */
export interface OperandForm extends VariableForm {
  readonly operand: OperandKind
}

/** A transformation: `{class.name,args}` after a variable. */
export interface TransformationForm {
  readonly class: string
  /** After the first dot; may hold further ones, as in `encode.hexa`. */
  readonly name: string
  readonly module: string
  readonly args: readonly ArgumentForm[]
  /** What `value` is converted to before the call. */
  readonly from: 'str' | 'int' | 'any'
  readonly to: 'str' | 'int' | 'any'
  readonly self: unknown
  /** Computes it; null means no value. Never throws. */
  readonly call: (self: never, value: never, ...args: never[]) => Value
  /** True when it wants to see `null`; otherwise the result of `null` is `null`. */
  readonly nullable: boolean
}

/** A parameter of the core (`name = value`) or of a module (`modparam`). */
export interface ParameterForm {
  readonly name: string
  /** `core` for the core's own. */
  readonly module: string
  readonly type: 'int' | 'str' | 'bool' | 'socket-list' | 'statement' | 'any'
  readonly minimum: number | null
  readonly maximum: number | null
  /** The only values allowed, where they can be listed. */
  readonly values?: readonly string[]
  /** The routes `route[…]` that a text names, for a parameter that makes its module run some. */
  readonly routesIn?: (text: string) => readonly string[]
  /** Their type; absent for `route`. */
  readonly routesType?: RouteType
  /** Reads a text that has a form of its own; throws for one that has not. */
  readonly check?: (text: string) => unknown
  /** Set for a text in which variables are replaced. */
  readonly format?: true
  /** Why setting it has no effect; absent where it has one. */
  readonly idle?: string
}

/** The kinds of names a vocabulary can list. */
export type NameKind =
  | 'function'
  | 'variable'
  | 'transformation'
  | 'select'
  | 'parameter'
  | 'module-parameter'
  | 'operand'
  | 'event-route'
  | 'module'

/** Everything a configuration can name, given the modules it loads. */
export interface Vocabulary {
  /** All forms of the function, of loaded modules and the core; empty when there is none. */
  functions(name: string): readonly FunctionForm[]
  /** The variable of this name, without `$`. */
  variable(name: string): VariableForm | null
  transformation(className: string, name: string): TransformationForm | null
  /** The selects of modules; absent where there are none. */
  readonly selects?: SelectSource
  /** A parameter of the core. */
  parameter(name: string): ParameterForm | null
  moduleParameter(module: string, name: string): ParameterForm | null
  /** The keyword operand of this name. */
  operand(name: string): OperandForm | null
  /** True when a loaded module or the core may run an event route of this name. */
  eventRoute(name: string): boolean
  /** True when the module is loaded; names have no `.so`. */
  loaded(module: string): boolean
  /** The modules loaded, in order. */
  modules(): Iterable<string>
  /** Names in use, to suggest from: transformations as `class.name`, parameters of `module` for `module-parameter`. */
  names(kind: NameKind, module?: string): Iterable<string>
  /** A module that is not loaded, but known to have the name; null when none is. */
  ownerOf(kind: NameKind, name: string): string | null
}

/** What a running script asks of the server besides the vocabulary. */
export interface ScriptHelpers {
  /** True when the text (a SIP URI, a host, an address, each with or without port) is one of this server's own. */
  isMyself(ctx: Frame, text: string): boolean
  /** Reports a run-time error; the place is `ctx.at`. Codes are listed in `lang/compile/codes.ts`. */
  warn(ctx: Frame, code: string, message: string): void
  /** The core parameter `max_while_loops`; 0 for no limit. */
  readonly maxWhileLoops: number
  /** The core parameter `max_recursive_level`. */
  readonly maxRecursiveLevel: number
  /** The core parameter `pv_buffer_size`: how long a text with variables may be that a function is given. */
  readonly maxFormatLength: number
  /** Takes what literals name: see {@link Preparation}. */
  readonly note?: (topic: string, text: string) => void
  /** What scripts take with them while they wait. */
  readonly carried?: AllCarried
  /** The core parameter `return_mode`: 0 makes a positive result true, 1 a result that is not zero. */
  readonly returnMode: 0 | 1
}

/**
 * Values that outlive a message and that no other message may see or change while a script waits: a script is written as if it had a worker
 * for itself.
 */
export interface Carried {
  /** The values as they are now. What is set for a message while it waits is put in there: it is a new object each time. */
  take(): unknown
  /** Makes them what they were, as {@link take} gave them. */
  restore(taken: unknown): void
}

/** Those of all modules, together. */
export interface AllCarried {
  take(): unknown[]
  restore(taken: readonly unknown[]): void
}

/** A route, compiled. */
export interface CompiledRoute {
  readonly type: RouteType
  /** Null for `request_route` and `reply_route`. */
  readonly name: string | null
  /** True when a run may give a promise. */
  readonly waits: boolean
  /** Where it stands in the configuration. */
  readonly position: Position
  /** Runs it. The result is that of its last action, or of `return`, `exit`, `drop`. Throws only what a function throws. */
  readonly run: (ctx: Frame) => number | Promise<number>
}

/** A configuration, compiled. */
export interface Program {
  readonly routes: readonly CompiledRoute[]
  /** The route of this type and name; null when the configuration has none. */
  route(type: RouteType, name: string | null): CompiledRoute | null
  /** The place of an action: of `ctx.at`. */
  position(at: number): Position
}
