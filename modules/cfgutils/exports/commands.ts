/** Flags, chance and the hash of the configuration, for operators. */

import { int, prepared, SiproseError } from 'siprose'

import { cfgutils } from '../module.ts'

const NOT_FOUND = 404
const DIFFERENT = 400

/** Flags as the bits of a number, decimal or hexadecimal. */
const mask = prepared('flags', (text) => {
  const number = /^(?:\d{1,10}|0[xX][\da-fA-F]{1,8})$/.test(text) ? Number(text) : Number.NaN
  if (number <= 0xffffffff) return number
  throw new SiproseError(
    'cfgutils/flags',
    `the flags are \`${text}\`; they can be a number from 0 to 4294967295, or 0x and hexadecimal digits`,
    { text },
  )
})

/**
 * Sets global flags.
 *
 * @param flags - those to set, as a number whose bits they are: 16 is flag 4
 *
 * @example Close the house
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "cfgutils.so"
 * request_route {
 *     if (is_gflag("4")) sl_send_reply("503", "We are closed");
 * }
 * ```
 * ```rpc
 * > cfgutils.set_gflag 0x10
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 503
 * ```
 */
export const setGflag = cfgutils.rpcCommand(
  { name: 'cfgutils.set_gflag', mi: 'set_gflag', args: [mask] },
  ({ state }, flags) => {
    state.flags = (state.flags | flags) >>> 0
  },
)

/**
 * Clears global flags.
 *
 * @param flags - those to clear, as a number whose bits they are
 *
 * @example Two at once
 * ```kamailio
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_gflags", 7)
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.reset_gflag 3
 * > cfgutils.get_gflags
 * 0x4 (4)
 * ```
 */
export const resetGflag = cfgutils.rpcCommand(
  { name: 'cfgutils.reset_gflag', mi: 'reset_gflag', args: [mask] },
  ({ state }, flags) => {
    state.flags = (state.flags & ~flags) >>> 0
  },
)

/**
 * Tells whether all of some global flags are set.
 *
 * @param flags - as a number whose bits they are
 *
 * @example All or not
 * ```kamailio
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_gflags", 5)
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.is_gflag 5
 * "TRUE"
 * > cfgutils.is_gflag 7
 * "FALSE"
 * > cfgutils.is_gflag five
 * error: { code: 500 }
 * ```
 */
export const isGflag = cfgutils.rpcCommand(
  { name: 'cfgutils.is_gflag', mi: 'is_gflag', args: [mask] },
  ({ state }, flags) => ((state.flags & flags) >>> 0 === flags ? 'TRUE' : 'FALSE'),
)

/**
 * Shows the global flags as a number whose bits they are, hexadecimal and decimal.
 *
 * @example Which are set
 * ```kamailio
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_gflags", 26)
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.get_gflags
 * 0x1a (26)
 * ```
 */
export const getGflags = cfgutils.rpcCommand(
  { name: 'cfgutils.get_gflags', mi: 'get_gflags' },
  ({ state }) => `0x${state.flags.toString(16)} (${state.flags})`,
)

/**
 * Sets how likely `rand_event()` is true.
 *
 * @param probability - in percent
 *
 * @example Refuse more
 * ```kamailio
 * loadmodule "cfgutils.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.rand_set_prob 20
 * > cfgutils.rand_get_prob
 * "actual probability: 20 percent"
 * > cfgutils.rand_set_prob 300
 * error: { code: 400 }
 * ```
 */
export const randSetProb = cfgutils.rpcCommand(
  {
    name: 'cfgutils.rand_set_prob',
    mi: 'rand_set_prob',
    args: [int('probability', { min: 0, max: 100 })],
  },
  ({ state }, probability) => {
    state.probability = probability
  },
)

/**
 * Sets the probability back to `initial_probability`.
 *
 * @example As it was
 * ```kamailio
 * loadmodule "cfgutils.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.rand_set_prob 20
 * > cfgutils.rand_reset_prob
 * > cfgutils.rand_get_prob
 * "actual probability: 10 percent"
 * ```
 */
export const randResetProb = cfgutils.rpcCommand(
  { name: 'cfgutils.rand_reset_prob', mi: 'rand_reset_prob' },
  ({ state, params }) => {
    state.probability = params.initial_probability
  },
)

/**
 * Shows how likely `rand_event()` is true.
 *
 * @example How many are refused
 * ```kamailio
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "initial_probability", 5)
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.rand_get_prob
 * "actual probability: 5 percent"
 * ```
 */
export const randGetProb = cfgutils.rpcCommand(
  { name: 'cfgutils.rand_get_prob', mi: 'rand_get_prob' },
  ({ state }) => `actual probability: ${state.probability} percent`,
)

/**
 * Tells whether `hash_file` is still what it was when the server started.
 *
 * @example Nothing to compare
 * ```kamailio
 * loadmodule "cfgutils.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > cfgutils.check_config_hash
 * error: { code: 404, message: "there is no hash, as `hash_file` is not set" }
 * ```
 */
export const checkConfigHash = cfgutils.rpcCommand(
  { name: 'cfgutils.check_config_hash', mi: 'check_config_hash' },
  async ({ state, params }) => {
    const before = known(state.hash)
    if ((await state.hashOf(params.hash_file)) === before) return 'Identical hash'
    throw new SiproseError(
      'cfgutils/changed',
      `\`${params.hash_file}\` was changed since the start`,
      {
        rpcCode: DIFFERENT,
      },
    )
  },
)

/**
 * Shows the MD5 hash that `hash_file` had when the server started.
 *
 * @example To compare with another machine
 * ```kamailio
 * loadmodule "cfgutils.so"
 * modparam("cfgutils", "hash_file", "gateways.txt")
 * request_route { drop; }
 * ```
 * ```file name=gateways.txt
 * 192.0.2.20
 * ```
 * ```rpc
 * > cfgutils.get_config_hash
 * 0ad85ab46fd7a1d576d050b7a7014a94
 * ```
 */
export const getConfigHash = cfgutils.rpcCommand(
  { name: 'cfgutils.get_config_hash', mi: 'get_config_hash' },
  ({ state }) => known(state.hash),
)

function known(hash: string | null): string {
  if (hash !== null) return hash
  throw new SiproseError('cfgutils/no-hash', 'there is no hash, as `hash_file` is not set', {
    rpcCode: NOT_FOUND,
  })
}
