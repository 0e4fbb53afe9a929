/** Values that all workers share: `$shv`. */

import { key, optional, prepared, SiproseError, str } from 'siprose'

import { pv } from '../module.ts'

/**
 * A variable that all workers share, zero until it is set.
 *
 * It outlives the message, and operators set it while the server runs, with the command `pv.shvSet`. Setting it to `$null` leaves
 * an empty text.
 *
 * @example Count requests on all workers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $shv(requests) = $shv(requests) + 1;
 *     sl_send_reply("200", "Request $shv(requests)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 1
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 2
 * ```
 */
export const sharedVariable = pv.pseudoVariable(
  { name: '$shv', key: key('name'), type: 'any' },
  {
    get: (self, _ctx, name) => self.state.shared.get(name) ?? 0,
    set: (self, _ctx, value, name) => {
      self.state.shared.set(name, value ?? '')
    },
  },
)

/**
 * A shared number, one more each time it is read.
 *
 * The value read is the new one. What `$shv(name)` holds grows with it; a text there counts as 0.
 *
 * @example Number requests
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Request $shvinc(n) is $shv(n)"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 1 is 1
 * alice > OPTIONS sip:example.com
 * alice < 200 Request 2 is 2
 * ```
 *
 * @trap Each reading counts: keep it in a `$var` if you need it twice.
 */
export const sharedIncrement = pv.pseudoVariable(
  { name: '$shvinc', key: key('name'), type: 'int' },
  {
    get: (self, _ctx, name) => {
      const before = self.state.shared.get(name)
      const next = typeof before === 'number' ? before + 1 : 1
      self.state.shared.set(name, next)
      return next
    },
  },
)

/** The type of a value as commands name it. */
function valueType(text: string): 'int' | 'str' {
  if (text === 'int' || text === 'str') return text
  throw new SiproseError('pv/unknown-type', `\`${text}\` is no type; it can be int or str`)
}

function failure(message: string): SiproseError {
  return new SiproseError('pv/command-failed', message, { rpcCode: 500 })
}

/**
 * Sets a shared variable, `$shv(name)`.
 *
 * @param name - which; the configuration has to use it
 * @param type - `int` or `str`
 * @param value - the number or the text
 *
 * @example Send calls to another gateway from now on
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * modparam("pv", "shvset", "gateway=s:192.0.2.20")
 * request_route { sl_send_reply("200", "By $shv(gateway)"); }
 * ```
 * ```rpc
 * > pv.shvSet gateway str 192.0.2.30
 * Ok. Variable set to new value.
 * > pv.shvSet gateway int soon
 * error: { code: 500 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 By 192.0.2.30
 * ```
 */
export const shvSet = pv.rpcCommand(
  {
    name: 'pv.shvSet',
    mi: 'shv_set',
    args: [str('name'), prepared('type', valueType), str('value')],
  },
  (self, name, type, value) => {
    if (type === 'int' && !/^-?\d{1,15}$/.test(value)) {
      throw failure(`\`${value}\` is no number, and the type is int`)
    }
    if (self.state.shared.get(name) === null && !self.state.shared.mayGrow) {
      throw failure(`there are too many shared variables for one more, \`${name}\``)
    }
    self.state.shared.set(name, type === 'int' ? Number(value) : value)
    return 'Ok. Variable set to new value.'
  },
)

/**
 * Shows a shared variable, or all of them.
 *
 * @param name - which; all that were set without it
 *
 * @example Look at a switch
 * ```kamailio
 * loadmodule "pv.so"
 * modparam("pv", "shvset", "maintenance=i:0")
 * modparam("pv", "shvset", "gateway=s:192.0.2.20")
 * request_route { drop; }
 * ```
 * ```rpc
 * > pv.shvGet maintenance
 * { name: maintenance, type: int, value: 0 }
 * > pv.shvGet
 * - { name: maintenance, type: int, value: 0 }
 * - { name: gateway, type: string, value: 192.0.2.20 }
 * > pv.shvGet nothing
 * error: { code: 500 }
 * ```
 */
export const shvGet = pv.rpcCommand(
  { name: 'pv.shvGet', mi: 'shv_get', args: [optional(str('name'))] },
  (self, name) => {
    if (name === undefined) {
      return [...self.state.shared.all()].map(([each, value]) => shown(each, value))
    }
    const value = self.state.shared.get(name)
    if (value === null) throw failure(`no shared variable \`${name}\` was set`)
    return shown(name, value)
  },
)

function shown(name: string, value: string | number) {
  return { name, type: typeof value === 'number' ? 'int' : 'string', value }
}
