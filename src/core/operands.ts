/** The keyword operands: values that expressions name without a `$`. */

import type { OperandForm, OperandKind, Value } from '../lang/vocabulary.ts'
import type { Context } from '../runtime/context.ts'

type Read = (ctx: Context) => Value

function operand(
  name: string,
  kind: OperandKind,
  read: Read,
  routes: OperandForm['routes'] = 'any',
): readonly [string, OperandForm] {
  const get = (_self: never, ctx: Context) => read(ctx)
  return [
    name,
    {
      name,
      module: 'core',
      operand: kind,
      key: 'none',
      keyKind: 'raw',
      indexed: false,
      settable: false,
      type: kind === 'int' ? 'int' : 'str',
      self: null,
      prepareKey: null,
      get: get as OperandForm['get'],
      set: null,
      routes,
    },
  ]
}

/** One that has a value only where a message is about to leave. */
function onsend(name: string, kind: OperandKind, read: Read): readonly [string, OperandForm] {
  return operand(name, kind, read, ['onsend'])
}

/** AF_INET and AF_INET6 as the language writes them: `af == inet6`. */
const FAMILY = { 4: 2, 6: 10 } as const

/** Each operand by its name. */
export const operands: ReadonlyMap<string, OperandForm> = new Map([
  operand('method', 'str', (ctx) => ctx.message.method),
  operand('uri', 'uri', (ctx) => ctx.requestUri),
  operand('from_uri', 'uri', (ctx) => ctx.message.from?.uri ?? null),
  operand('to_uri', 'uri', (ctx) => ctx.message.to?.uri ?? null),
  operand('status', 'int', (ctx) => (ctx.message.isRequest ? null : ctx.message.status)),
  operand('src_ip', 'ip', (ctx) => ctx.peer.address),
  operand('src_port', 'int', (ctx) => ctx.peer.port),
  operand('dst_ip', 'ip', (ctx) => ctx.listener.address),
  operand('dst_port', 'int', (ctx) => ctx.listener.port),
  operand('proto', 'proto', (ctx) => ctx.listener.proto),
  operand('af', 'int', (ctx) => FAMILY[ctx.listener.family]),
  onsend('snd_ip', 'ip', ({ outgoing }) => outgoing?.from.address ?? null),
  onsend('snd_port', 'int', ({ outgoing }) => outgoing?.from.port ?? null),
  onsend('snd_proto', 'proto', ({ outgoing }) => outgoing?.from.proto ?? null),
  onsend('snd_af', 'int', (ctx) =>
    ctx.outgoing === null ? null : FAMILY[ctx.outgoing.from.family],
  ),
  onsend('to_ip', 'ip', ({ outgoing }) => outgoing?.to.address ?? null),
  onsend('to_port', 'int', ({ outgoing }) => outgoing?.to.port ?? null),
  onsend('to_proto', 'proto', ({ outgoing }) => outgoing?.to.proto ?? null),
  onsend('to_af', 'int', (ctx) =>
    ctx.outgoing === null ? null : FAMILY[ctx.outgoing.from.family],
  ),
  operand('msg:len', 'int', (ctx) => ctx.message.length),
])
