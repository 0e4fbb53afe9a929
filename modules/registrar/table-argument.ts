/** The argument that names a table. */

import { prepared } from 'siprose'
import { TABLES_NOTED } from 'siprose/modules/usrloc'

/** A table of `usrloc`; one that a literal names is filled before the first message. */
export const table = prepared('table', (text, using) => {
  using.note?.(TABLES_NOTED, text)
  return text
})
