/**
 * Asks who somebody is, and checks the proof: digests for registrations and calls.
 *
 * The server sends a challenge, the phone answers it with a hash of the password and of what it wants, and the password itself never
 * travels. This module has the challenges, the nonces in them, and the checks; passwords come from the script, or from modules that look them
 * up.
 *
 * @module auth
 */
import { defineModule, randomToken, SiproseError } from 'siprose'
import { slApi } from 'siprose/modules/sl'

import type { AuthApi } from './api.ts'
import { Auth } from './auth.ts'
import { challengeParams } from './challenge-params.ts'
import { nonceParams } from './nonce-params.ts'
import { NonceUses } from './nonce-uses.ts'
import { Nonces } from './nonces.ts'

const SIZE = 1_048_576

/** The power of two that is meant: the one below a size, unless the size is left as it is and an order is given. */
function powerOfTwo(size: number, order: number): number {
  return size === SIZE ? 2 ** order : 2 ** Math.floor(Math.log2(size))
}

export const auth = defineModule('auth', {
  params: { ...nonceParams, ...challengeParams },
  needs: ['sl'],
  state: (self): Auth => {
    const { params: own, server } = self
    const sl = self.find(slApi)
    if (sl === null) throw new SiproseError('auth/sl', 'replies need the module `sl`')
    const counting = own.nonce_count
    const oneTime = own.one_time_nonce
    const secret = own.secret ?? randomToken(server.random, 8)
    const first = server.random.uint32()
    const counted = counting ? powerOfTwo(own.nc_array_size, own.nc_array_order) : 0
    const marked = oneTime ? powerOfTwo(own.otn_in_flight_no, own.otn_in_flight_order) : 0
    const nonces = new Nonces({
      clock: server.clock,
      // the uses of nonces that another server made, or this one before it was started anew, are not known here
      secret: counting || oneTime ? `${secret}:${randomToken(server.random, 4)}` : secret,
      expire: own.nonce_expire,
      maxDrift: own.nonce_auth_max_drift,
      bound: {
        register: own.auth_checks_register,
        outside: own.auth_checks_no_dlg,
        inside: own.auth_checks_in_dlg,
      },
      counting,
      oneTime,
      uses: new NonceUses(first, counted, marked),
    })
    const answer = own.force_stateless_reply ? sl.reply : sl.answer
    return new Auth(own, nonces, answer)
  },
  api: (self): AuthApi => self.state,
})
