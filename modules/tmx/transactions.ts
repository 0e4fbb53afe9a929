/** The transactions that `tm` keeps. */

import { SiproseError } from 'siprose'
import type { TmApi } from 'siprose/modules/tm'

import type { TmxState } from './module.ts'

/** They; there once the module has started, which is before any message comes. */
export function transactions({ state }: { readonly state: TmxState }): TmApi {
  if (state.tm === null)
    throw new SiproseError('tmx/needs-tm', 'tmx was used before it was started')
  return state.tm
}
