/** The parameter that says where a module's data is. */

import { strParam, type Parameter } from '../runtime/declare/parameter.ts'
import { parseDbUrl } from './url.ts'

/** Where a module's data is, as a URL. */
export function dbUrlParam(defaultUrl: string): Parameter<string> {
  return strParam(defaultUrl, { check: checkUrl })
}

function checkUrl(text: string): void {
  if (text !== '') parseDbUrl(text)
}

/** Where the field looks for a database that may be written to, unless told otherwise. */
export const DEFAULT_DB_URL = 'mysql://kamailio:kamailiorw@localhost/kamailio'
/** The same, for who only reads. */
export const DEFAULT_RODB_URL = 'mysql://kamailioro:kamailioro@localhost/kamailio'
