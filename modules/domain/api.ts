/** What `domain` offers other modules. */

import { defineApi } from 'siprose'

/** The domains that the server serves. */
export interface DomainApi {
  /** Whether a host is one of them, in any case of letters. */
  isLocal(host: string): boolean
}

/** The key under which other modules ask for it. */
export const domainApi = defineApi<DomainApi>('domain')
