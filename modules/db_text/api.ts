/** What other modules, and the commands of this one, get of it. */

import { defineApi, offerDriver, type Database, type DbUrl } from 'siprose'

import { TextDriver, type TextSettings } from './driver.ts'

/** Databases of text files. */
export interface TextApi {
  /** The database at a URL. */
  at(url: DbUrl): Database
  /** Writes what is not written yet; gives the number of tables. */
  dump(): Promise<number>
}

/** The key of it. */
export const textKey = defineApi<TextApi>('db_text')

/** What this module is made of. */
type Self = Parameters<typeof offerDriver>[0] & { readonly params: TextSettings }

/** Makes it. */
export function textApi(self: Self): TextApi {
  const driver = new TextDriver(self.server.files, self.params)
  const offer = offerDriver(self, driver)
  return { at: (url) => offer.at(url), dump: () => driver.dump() }
}
