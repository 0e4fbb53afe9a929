/** What other modules, and the commands of this one, get of it. */

import { defineApi, offerDriver, type Database, type DbUrl } from 'siprose'

import { FlatDriver } from './driver.ts'
import type { LineRules } from './line.ts'

/** Files of rows. */
export interface FlatApi {
  /** The database at a URL. */
  at(url: DbUrl): Database
  /** Closes all files; each is opened anew with its next row. Gives how many there were. */
  rotate(): Promise<number>
}

/** The key of it. */
export const flatKey = defineApi<FlatApi>('db_flatstore')

/** What this module is made of. */
type Self = Parameters<typeof offerDriver>[0] & {
  readonly params: {
    readonly flush: boolean
    readonly encode_delimiter: boolean
    readonly field_delimiter: string
    readonly record_delimiter: string
    readonly escape_char: string
    readonly file_suffix: string
  }
}

/** Makes it. */
export function flatApi(self: Self): FlatApi {
  const { params } = self
  const rules: LineRules = {
    field: params.field_delimiter,
    record: params.record_delimiter === 'n' ? '\n' : params.record_delimiter,
    encode: params.encode_delimiter,
    escape: params.escape_char,
  }
  const driver = new FlatDriver(self.server.files, rules, params.file_suffix, params.flush)
  const offer = offerDriver(self, driver)
  return { at: (url) => offer.at(url), rotate: () => driver.rotate() }
}
