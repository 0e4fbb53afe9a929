/** What `uac` offers other modules. */

import { type Context, defineApi } from 'siprose'

/** What other modules, and figures, ask. */
export interface UacApi {
  /** How many accounts elsewhere have all of some bits of their state set. */
  accounts(state: number): number

  /**
   * Gives From or To another name and URI, as `uac_replace_from()` does.
   *
   * @param display - as it is to stand in the header, '' for none, null for the one that is there
   * @param uri - the URI, null for the one that is there
   * @returns false where the header cannot be read, or would not be one
   */
  replaceParty(
    ctx: Context,
    party: 'from' | 'to',
    display: string | null,
    uri: string | null,
  ): boolean
}

/** The key under which other modules ask for it. */
export const uacApi = defineApi<UacApi>('uac')
