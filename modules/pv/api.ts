/** What `pv` offers other modules. */

import { defineApi } from 'siprose'

/** The values of scripts. */
export interface PvApi {
  /** The name of an AVP that may be written by a second one, see `avp_aliases`. */
  avpNamed(name: string): string
  /** The script variables (`$var`) that have a value. */
  scriptVariables(): Iterable<readonly [name: string, value: string | number]>
}

/** Asks for it: `self.find(pvApi)`. */
export const pvApi = defineApi<PvApi>('pv')

export { localParts, strftime, type TimeParts, utcParts } from './text/strftime.ts'
