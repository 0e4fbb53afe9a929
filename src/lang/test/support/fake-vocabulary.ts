/** A small world of names for tests: variables kept in a map, functions that note their calls. */

import type {
  ArgumentForm,
  ArgumentKind,
  Frame,
  FunctionForm,
  NameKind,
  OperandForm,
  OperandKind,
  ParameterForm,
  RouteType,
  ScriptHelpers,
  TransformationForm,
  Value,
  VariableForm,
  Vocabulary,
} from '../../vocabulary.ts'

/** What scripts of tests run on. */
export class FakeFrame implements Frame {
  at = 0
  rc = 1
  halted = false
  dropped = false
  depth = 0
  carried: unknown[] | null = null
  waiting = 0
  trace: ((at: number) => void) | null = null
  /** `$var(x)`, `$vn(x)` and what tests put in. */
  readonly values = new Map<string, Value>()
  /** What the script did, in order: `name(arguments)`. */
  readonly calls: string[] = []
  /** What was reported: `code: message`. */
  readonly warnings: string[] = []
}

/** Shorthand for the form of an argument. */
export function arg(kind: ArgumentKind, options: Partial<ArgumentForm> = {}): ArgumentForm {
  const form = { optional: false, repeated: false, prepare: null, minimum: null, maximum: null }
  return { name: kind, kind, nullable: false, ...form, ...options }
}

function note(name: string, result: unknown) {
  return (_self: unknown, ctx: FakeFrame, ...args: unknown[]): unknown => {
    ctx.calls.push(`${name}(${args.map((one) => JSON.stringify(one)).join(', ')})`)
    return result
  }
}

/** Shorthand for the form of a function that notes its calls. */
export function fn(
  name: string,
  args: readonly ArgumentForm[],
  result: unknown,
  options: Partial<FunctionForm> = {},
): FunctionForm {
  const call = note(name, result) as FunctionForm['call']
  return {
    name,
    module: 'fake',
    args,
    routes: 'any',
    waits: false,
    self: 'self',
    call,
    trap: null,
    ...options,
  }
}

const functions: readonly FunctionForm[] = [
  fn('good', [], true),
  fn('bad', [], false),
  fn('zero', [], 0),
  fn('nothing', [], undefined),
  fn('five', [], 5),
  fn('minus', [], -3),
  fn('say', [arg('str')], true),
  fn('say', [arg('str'), arg('str'), arg('str')], true),
  fn('number', [arg('int', { minimum: 1, maximum: 100 })], true),
  fn('constant', [arg('const', { prepare: (text) => text.toUpperCase() })], true),
  fn('value', [arg('any')], true),
  fn('many', [arg('str'), arg('int', { optional: true, repeated: true })], true),
  fn('maybe', [arg('str', { nullable: true })], true),
  fn('loud', [arg('str', { prepare: (text) => `${text}!` })], true),
  fn('picky', [arg('str', { prepare: refuseEmpty })], true),
  fn('set', [arg('variable')], true, { call: setVariable as FunctionForm['call'] }),
  fn('slow', [], true, { waits: true, call: slow as FunctionForm['call'] }),
  fn('reply', [arg('int'), arg('str')], true, { routes: ['request', 'failure'] }),
  fn('on_failure', [arg('str', { route: 'failure' })], true),
  fn('on_event', [arg('str', { route: 'event', routePrefix: 'named:' })], true),
  fn('setflag', [arg('int', { minimum: 0, maximum: 31 })], true),
  fn('by_number', [], true, { runs: 'request' }),
  fn('tricky', [], true, { trap: 'it does not do what its name says' }),
]

function refuseEmpty(text: string): string {
  if (text === '') throw new Error('the text is empty; it can be anything else')
  return text
}

function setVariable(
  _self: unknown,
  ctx: FakeFrame,
  variable: {
    text: string
    get(ctx: Frame): Value
    set: ((ctx: Frame, value: Value) => boolean) | null
  },
): boolean {
  ctx.calls.push(`set(${variable.text} was ${JSON.stringify(variable.get(ctx))})`)
  return variable.set?.(ctx, 'new') ?? false
}

async function slow(_self: unknown, ctx: FakeFrame): Promise<number> {
  ctx.calls.push('slow starts')
  await Promise.resolve()
  ctx.calls.push('slow ends')
  return 7
}

type Get = (self: unknown, ctx: FakeFrame, key: string, index: number | '*' | null) => Value
type Put = (self: unknown, ctx: FakeFrame, value: Value, key: string) => boolean | void

/** Shorthand for the form of a variable. */
export function variable(
  name: string,
  get: Get,
  options: Partial<VariableForm> = {},
): VariableForm {
  return {
    name,
    module: 'fake',
    key: 'none',
    keyKind: 'format',
    indexed: false,
    settable: options.set !== undefined,
    type: 'any',
    self: 'self',
    prepareKey: null,
    get: get as VariableForm['get'],
    set: null,
    ...options,
  }
}

const putVar: Put = (_self, ctx, value, key) => {
  ctx.values.set(key, value ?? 0)
}
const putVn: Put = (_self, ctx, value, key) => {
  ctx.values.set(key, value)
}
const refuse: Put = () => false

const variables: readonly VariableForm[] = [
  variable('null', () => null),
  variable('var', (_self, ctx, key) => ctx.values.get(key) ?? 0, {
    key: 'required',
    set: putVar as VariableForm['set'],
  }),
  variable('vn', (_self, ctx, key) => ctx.values.get(key) ?? null, {
    key: 'required',
    set: putVn as VariableForm['set'],
  }),
  variable('rc', (_self, ctx) => ctx.rc, { type: 'int' }),
  variable('ru', () => 'sip:bob@example.com', { type: 'str', set: refuse as VariableForm['set'] }),
  variable('rU', () => 'bob', { type: 'str' }),
  variable('rm', () => 'INVITE', { type: 'str' }),
  variable('ml', () => 250, { type: 'int' }),
  variable('hdr', (_self, _ctx, key) => (key === 'none' ? null : `value of ${key}`), {
    key: 'required',
    type: 'str',
  }),
  variable('list', (_self, _ctx, _key, index) => `item ${index ?? 'first'}`, { indexed: true }),
  variable('upper', (_self, _ctx, key) => key, {
    key: 'required',
    prepareKey: (text) => text.toUpperCase(),
  }),
]

/** Shorthand for the form of a transformation. */
export function transformation(
  name: string,
  call: (self: unknown, value: never, ...args: never[]) => Value,
  options: Partial<TransformationForm> = {},
): TransformationForm {
  const form = { module: 'fake', args: [], self: 'self', nullable: false } as const
  return { class: 's', name, from: 'str', to: 'str', call, ...form, ...options }
}

const transformations: readonly TransformationForm[] = [
  transformation('len', (_self, value: string) => value.length, { to: 'int' }),
  transformation('upper', (_self, value: string) => value.toUpperCase()),
  transformation(
    'sub',
    (_self, value: string, from: number, length?: number) =>
      value.slice(from, length === undefined ? undefined : from + length),
    {
      args: [arg('int'), arg('int', { optional: true })],
    },
  ),
  transformation('join', (_self, value: string, text: string) => value + text, {
    args: [arg('const')],
  }),
  transformation('double', (_self, value: number) => value * 2, { from: 'int', to: 'int' }),
]

function operand(name: string, kind: OperandKind, value: Value): OperandForm {
  return { ...variable(name, () => value, { type: kind === 'int' ? 'int' : 'str' }), operand: kind }
}

const operands: readonly OperandForm[] = [
  operand('method', 'str', 'INVITE'),
  operand('uri', 'uri', 'sip:bob@example.com'),
  operand('from_uri', 'uri', null),
  operand('src_ip', 'ip', '192.0.2.10'),
  operand('dst_ip', 'ip', '2001:db8::1'),
  operand('src_port', 'int', 5060),
  operand('proto', 'proto', 'udp'),
  operand('af', 'int', 2),
]

const parameters: readonly ParameterForm[] = [
  { name: 'children', module: 'core', type: 'int', minimum: 1, maximum: 64 },
  { name: 'log_prefix', module: 'core', type: 'str', minimum: null, maximum: null },
  { name: 'fork', module: 'core', type: 'bool', minimum: null, maximum: null },
  { name: 'dns', module: 'core', type: 'bool', minimum: null, maximum: null },
  { name: 'max_limit', module: 'fake', type: 'int', minimum: 1, maximum: 255 },
  { name: 'mode', module: 'fake', type: 'str', minimum: null, maximum: null, values: ['a', 'b'] },
  {
    name: 'run',
    module: 'fake',
    type: 'str',
    minimum: null,
    maximum: null,
    routesIn: (text) => text.split(' '),
  },
  {
    name: 'table',
    module: 'fake',
    type: 'str',
    minimum: null,
    maximum: null,
    check: (text) => {
      if (!text.includes('=>')) throw new Error('it needs a name and `=>`')
    },
  },
  idle('core', 'fork_delay', 'one process starts'),
  idle('core', 'sctp.autoclose', 'there is no SCTP'),
  idle('fake', 'pool', 'nothing is pooled'),
]

function idle(module: string, name: string, reason: string): ParameterForm {
  return { name, module, type: 'int', minimum: null, maximum: null, idle: reason }
}

/** Names that `ownerOf` knows of modules that are not loaded. */
const elsewhere = new Map([
  ['function t_relay', 'tm'],
  ['variable T_rpl', 'tm'],
])

/** The vocabulary. */
export const fakeVocabulary: Vocabulary = {
  functions: (name) => functions.filter((one) => one.name === name),
  variable: (name) => variables.find((one) => one.name === name) ?? null,
  transformation: (group, name) =>
    transformations.find((one) => one.class === group && one.name === name) ?? null,
  parameter: (name) => parameters.find((one) => one.module === 'core' && one.name === name) ?? null,
  moduleParameter: (module, name) =>
    parameters.find((one) => one.module === module && one.name === name) ?? null,
  operand: (name) => operands.find((one) => one.name === name) ?? null,
  eventRoute: (name) => name === 'fake:event',
  loaded: (module) => module === 'fake' || module === 'core',
  modules: () => ['fake'],
  names: (kind, module) => namesOf(kind, module),
  ownerOf: (kind, name) => elsewhere.get(`${kind} ${name}`) ?? null,
}

function namesOf(kind: NameKind, module = 'core'): readonly string[] {
  switch (kind) {
    case 'function':
      return functions.map((one) => one.name)
    case 'variable':
      return variables.map((one) => one.name)
    case 'transformation':
      return transformations.map((one) => `${one.class}.${one.name}`)
    case 'select':
      return []
    case 'operand':
      return operands.map((one) => one.name)
    case 'event-route':
      return ['fake:event']
    case 'module':
      return ['fake']
    case 'parameter':
    case 'module-parameter':
      return parameters.filter((one) => one.module === module).map((one) => one.name)
  }
}

/** Helpers that note warnings on the frame. */
export function fakeHelpers(options: Partial<ScriptHelpers> = {}): ScriptHelpers {
  return {
    isMyself: (_ctx, text) => text.includes('example.com') || text === '2001:db8::1',
    warn: (ctx, code, message) => {
      // scripts of tests run on nothing else
      if (ctx instanceof FakeFrame) ctx.warnings.push(`${code}: ${message}`)
    },
    maxWhileLoops: 10,
    maxFormatLength: 65_535,
    maxRecursiveLevel: 20,
    returnMode: 0,
    ...options,
  }
}

/** Types of routes, for tests that want one of each. */
export type { RouteType }
