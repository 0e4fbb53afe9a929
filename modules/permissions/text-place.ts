/** Where something stands in a file, for who has to mend it. */

import { SiproseError } from 'siprose'

/** A refusal that names the file, line and column: `address.list:3:5: …`. */
export function refusalAt(file: string, line: number, column: number, fact: string): SiproseError {
  return new SiproseError('permissions/file', `${file}:${line}:${column}: ${fact}`)
}
