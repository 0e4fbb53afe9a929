/**
 * What a configuration says, as a tree of plain read-only objects.
 *
 * Each node has a `kind` and a `position`; a switch over `kind` is exhaustive. Texts are byte strings. Names of
 * defines are gone: the tree is what remains after the preprocessor.
 */
import type { FormatPart, Variable } from './ast-value.ts'
import type { Position } from './position.ts'

export type {
  Format,
  FormatPart,
  FormatText,
  KeyPart,
  Transformation,
  TransformationArgument,
  Variable,
  VariableIndex,
} from './ast-value.ts'

/** What every node has. */
export interface Node {
  readonly kind: string
  readonly position: Position
}

// ---------------------------------------------------------------------------------------------------- literals

/** A number. Already cut to 32 bits, signed, as the language reads literals. */
export interface IntegerLiteral extends Node {
  readonly kind: 'integer'
  readonly value: number
  /** As written: `0x1f`, `yes`, `101b`. */
  readonly text: string
}

/** One quoted piece of a string; neighbours in double quotes join to one literal. */
export interface StringPiece {
  /** Of the piece with its quotes. */
  readonly position: Position
  /** Between the quotes, as written. */
  readonly raw: string
  /** Where the piece starts in the value of the literal. */
  readonly start: number
  readonly quote: '"' | "'" | ''
  /** False when a `#!subst` changed the text: then a part of it has no place of its own. */
  readonly mapped: boolean
}

/** A string, escapes done. `stringPosition` of `string-position.ts` finds the place of a part of it. */
export interface StringLiteral extends Node {
  readonly kind: 'string'
  readonly value: string
  readonly pieces: readonly StringPiece[]
}

// ------------------------------------------------------------------------------------------------- expressions

/**
 * One of the old keyword operands: `method`, `uri`, `status`, `from_uri`, `to_uri`, `src_ip`, `dst_ip`, `snd_ip`, `to_ip`,
 * `src_port`, `dst_port`, `snd_port`, `to_port`, `af`, `snd_af`, `to_af`, `proto`, `snd_proto`, `to_proto`, `msg:len`.
 * Stands only as the left side of a comparison, or on the right of `myself ==`.
 */
export interface Operand extends Node {
  readonly kind: 'operand'
  readonly name: string
  readonly type: 'string' | 'ip' | 'integer' | 'protocol' | 'family'
}

/** `myself`: the addresses of this server. Stands on one side of `==` or `!=`. */
export interface Myself extends Node {
  readonly kind: 'myself'
}

/** A bare word where one may stand: `INVITE` after `method ==`, `UDP`, a host name, a flag's name, `uri:host`. */
export interface Word extends Node {
  readonly kind: 'word'
  readonly text: string
}

/** A bare address, with or without a mask: `10.0.0.0/8`, `10.0.0.0/255.0.0.0`, `[2001:db8::]/32`, `192.0.2.1`. */
export interface Network extends Node {
  readonly kind: 'network'
  readonly family: 4 | 6
  /** Without brackets. */
  readonly address: string
  /** Bits, 0 to 32 or 128; null without a mask. */
  readonly bits: number | null
}

/** A bare socket address as an argument: `udp:192.0.2.1:5060`. */
export interface SocketArgument extends Node {
  readonly kind: 'socket'
  readonly socket: SocketAddress
}

/** One step of a select: a name, or `[3]`, `["text"]`, `[*]`. */
export interface SelectStep {
  readonly kind: 'name' | 'index'
  readonly name: string
  /** The number in brackets; null for a name, a quoted key or `*`. */
  readonly index: number | null
  readonly position: Position
}

/** `@from.uri.host`, `@hf_value.X[1]`, `@msg.header["Subject"]`. */
export interface Select extends Node {
  readonly kind: 'select'
  readonly steps: readonly SelectStep[]
  /** As written, with the `@`. */
  readonly text: string
}

/** Operators with two sides; `and`, `or` are written as `&&`, `||` here. */
export type BinaryOperator =
  | '||'
  | '&&'
  | '|'
  | '&'
  | '^'
  | '<<'
  | '>>'
  | '=='
  | '!='
  | '=~'
  | 'eq'
  | 'ne'
  | 'ieq'
  | 'ine'
  | '>'
  | '<'
  | '>='
  | '<='
  | '+'
  | '-'
  | '*'
  | '/'
  | 'mod'

/** Two sides and an operator. */
export interface Binary extends Node {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  readonly operatorPosition: Position
}

/** Operators with one side; `not` is written as `!`, the casts `(int)` and `(str)` as `int` and `str`. */
export type UnaryOperator = '!' | '~' | '-' | 'defined' | 'int' | 'str'

/** An operator before its only side. */
export interface Unary extends Node {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expression
}

/** The operators that are written like functions. The parser has counted their arguments: 1, 1 and 3. */
export interface Intrinsic extends Node {
  readonly kind: 'intrinsic'
  readonly name: 'strlen' | 'strempty' | 'selval'
  readonly args: readonly Expression[]
}

/** A function of the core or a module. */
export interface Call extends Node {
  readonly kind: 'call'
  readonly name: string
  readonly namePosition: Position
  readonly args: readonly Expression[]
}

/** `route(NAME)`. A bare word or number is a string here; anything else is evaluated when it runs. */
export interface RouteCall extends Node {
  readonly kind: 'route-call'
  readonly target: Expression
}

/** `variable = expression`; a statement, or in parentheses an expression. */
export interface Assignment extends Node {
  readonly kind: 'assignment'
  /** Has no transformations. */
  readonly target: Variable
  readonly value: Expression
}

/** `{ actions }` as an expression; its value is what `return` inside gives, else the last action's. */
export interface BlockExpression extends Node {
  readonly kind: 'block'
  readonly body: readonly Statement[]
}

/** Text that could not be read; a diagnostic was given. Never in a tree without errors. */
export interface Bad extends Node {
  readonly kind: 'bad'
}

/** Anything that has a value. */
export type Expression =
  | IntegerLiteral
  | StringLiteral
  | Variable
  | Select
  | Operand
  | Myself
  | Word
  | Network
  | SocketArgument
  | Binary
  | Unary
  | Intrinsic
  | Call
  | RouteCall
  | Assignment
  | BlockExpression
  | Bad

// -------------------------------------------------------------------------------------------------- statements

/** One arm of an `if`. */
export interface IfBranch {
  readonly condition: Expression
  readonly body: readonly Statement[]
  readonly position: Position
}

/** `if … else if … else`, flat: a chain of any length is one node. */
export interface If extends Node {
  readonly kind: 'if'
  /** At least one. */
  readonly branches: readonly IfBranch[]
  /** The last `else`; null without one. */
  readonly otherwise: readonly Statement[] | null
}

/** `while condition body`. */
export interface While extends Node {
  readonly kind: 'while'
  readonly condition: Expression
  readonly body: readonly Statement[]
}

/** `case /"re":` */
export interface RegexLabel extends Node {
  readonly kind: 'regex'
  readonly pattern: StringLiteral
}

/** `case label:` or `default:`; runs on into the next one without `break`. */
export interface Case extends Node {
  readonly kind: 'case'
  /** Null is `default`. A constant expression has been left as it is: the checker folds it. */
  readonly label: Expression | RegexLabel | null
  readonly body: readonly Statement[]
}

/** `switch subject { … }`, cases in the order they were written, `default` among them. */
export interface Switch extends Node {
  readonly kind: 'switch'
  readonly subject: Expression
  readonly cases: readonly Case[]
}

/** `break;` */
export interface Break extends Node {
  readonly kind: 'break'
}

/** `return`, `exit` or `drop`, with or without a value. */
export interface Leave extends Node {
  readonly kind: 'return' | 'exit' | 'drop'
  /** Null: 1 for `return` and `exit`, 0 for `drop`. */
  readonly value: Expression | null
}

/** A call for its effect and its result. */
export interface Action extends Node {
  readonly kind: 'action'
  readonly expression: Call | RouteCall
}

/** One statement. Empty ones (`;`) are not kept. */
export type Statement = If | While | Switch | Break | Leave | Assignment | Action

// ------------------------------------------------------------------------------------------------------ blocks

/** The kinds of routing blocks; `reply` is the core's reply route, `onreply` a named one of transactions. */
export type RouteType = 'request' | 'reply' | 'onreply' | 'failure' | 'branch' | 'onsend' | 'event'

/**
 * A routing block. `request_route` and `route` are type `request` without a name, `route[X]` has the name; `reply_route`,
 * `onreply_route` and `onreply_route[0]` are type `reply` without a name.
 */
export interface Route extends Node {
  readonly kind: 'route'
  readonly type: RouteType
  readonly name: string | null
  /** Of the name, or of the keyword when there is none. `position` spans keyword and brackets, not the body. */
  readonly namePosition: Position
  readonly body: readonly Statement[]
}

// --------------------------------------------------------------------------------------------------- top level

/** A protocol as sockets are written with. */
export type SocketProtocol = 'udp' | 'tcp' | 'tls' | 'sctp' | 'ws' | 'wss'

/** `udp:192.0.2.1:5060`, `eth0`, `tls:(a, b):5061`, `*`. */
export interface SocketAddress extends Node {
  readonly kind: 'socket-address'
  /** Null: any. */
  readonly protocol: SocketProtocol | null
  /** Addresses (IPv6 without brackets), names or interfaces; more than one when a list in parentheses. */
  readonly hosts: readonly string[]
  /** Null: not given or `*`. */
  readonly port: number | null
  /** The last of a range of ports, `5060-5068`; absent for one port. */
  readonly lastPort?: number
}

/** `listen = a b advertise c name "x" virtual`, or `socket = { bind = a; … }`. */
export interface Listen extends Node {
  readonly kind: 'listen'
  readonly form: 'listen' | 'socket'
  readonly sockets: readonly SocketAddress[]
  readonly advertise: SocketAddress | null
  readonly name: string | null
  readonly virtual: boolean
  /** Only in the form `socket`. */
  readonly agname: string | null
  readonly vrf: string | null
  readonly workers: number | null
}

/** `alias = a b` or `domain = a b`. */
export interface Alias extends Node {
  readonly kind: 'alias'
  readonly name: 'alias' | 'domain'
  readonly sockets: readonly SocketAddress[]
}

/** One name of a flag list, and the number it asks for. */
export interface FlagName {
  readonly name: string
  readonly number: number | null
  readonly position: Position
}

/** `flags a:1, b` (also `bool`) or `avpflags a, b`. */
export interface Flags extends Node {
  readonly kind: 'flags'
  readonly list: 'flags' | 'avpflags'
  readonly flags: readonly FlagName[]
}

/** What may stand on the right of a global parameter. */
export type ParameterValue = IntegerLiteral | StringLiteral | Word | Network

/** `name = value`, `kemi.x_callback = "f"` (the name has the dot), `coreparam[name] = value` (with `key`). */
export interface Parameter extends Node {
  readonly kind: 'parameter'
  readonly name: string
  readonly namePosition: Position
  readonly key: string | null
  readonly value: ParameterValue
}

/** `group.name = value description "text"`, `group[1].name = value`: declares or sets a runtime setting. */
export interface CustomParameter extends Node {
  readonly kind: 'custom-parameter'
  readonly group: string
  readonly instance: number | null
  readonly name: string
  readonly namePosition: Position
  readonly value: IntegerLiteral | StringLiteral
  readonly description: string | null
}

/** `loadmodule "x.so"`; `loadmodulex` evaluates variables in the path. */
export interface LoadModule extends Node {
  readonly kind: 'loadmodule'
  readonly path: StringLiteral
  readonly options: string | null
  readonly evaluated: boolean
  /** The module's name: the path without folders and `.so`. */
  readonly module: string
}

/** `loadpath "a:b"`. */
export interface LoadPath extends Node {
  readonly kind: 'loadpath'
  readonly path: StringLiteral
}

/** `cfgengine "name"`. */
export interface ConfigEngine extends Node {
  readonly kind: 'cfgengine'
  readonly engine: StringLiteral
}

/** `modparam("module", "name", value)`; `modparamx` evaluates variables in all three. */
export interface ModuleParameter extends Node {
  readonly kind: 'modparam'
  readonly module: StringLiteral
  readonly name: StringLiteral
  readonly value: IntegerLiteral | StringLiteral | Variable
  readonly evaluated: boolean
}

/** Anything outside of routing blocks, and the blocks. */
export type TopLevel =
  | Listen
  | Alias
  | Flags
  | Parameter
  | CustomParameter
  | LoadModule
  | LoadPath
  | ConfigEngine
  | ModuleParameter
  | Route

/** How `$` is read: set by a mode line (`#!KAMAILIO`, `#!SER`, `#!ALL`), else `default`. */
export type Mode = 'default' | 'kamailio' | 'ser' | 'all'

/** A whole configuration with everything it includes, in the order it is read. */
export interface ConfigFile {
  readonly kind: 'config'
  readonly path: string
  readonly mode: Mode
  /** Everything, in order; the lists below hold the same nodes by kind. */
  readonly items: readonly TopLevel[]
  readonly parameters: readonly Parameter[]
  readonly customParameters: readonly CustomParameter[]
  readonly listens: readonly Listen[]
  readonly aliases: readonly Alias[]
  readonly flags: readonly Flags[]
  readonly loadModules: readonly LoadModule[]
  readonly loadPaths: readonly LoadPath[]
  readonly moduleParameters: readonly ModuleParameter[]
  /** `cfgengine`; null when it is not set. */
  readonly engine: ConfigEngine | null
  /** Blocks of one type and name are separate nodes here; `request_route` may come in parts that run one after another. */
  readonly routes: readonly Route[]
}

/** Any node that holds text with variables: for walkers. */
export type AnyNode =
  | Expression
  | Statement
  | TopLevel
  | Case
  | RegexLabel
  | SocketAddress
  | FormatPart
