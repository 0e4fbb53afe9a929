/**
 * Keeps data in text files, a file a table, that people can read and edit.
 *
 * `text:///etc/siprose/tables` is a directory of files in the field's form. All of a table is in memory; a change is in its file before it is
 * acknowledged. For tables of some thousand rows.
 *
 * @module db_text
 */
import { defineModule } from 'siprose'

import { textApi } from './api.ts'
import { params } from './params.ts'

export const db_text = defineModule('db_text', {
  params,
  // the same for whoever asks: those who need a database may be made before this module is
  api: (self) => textApi(self),
})
