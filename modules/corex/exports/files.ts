/** Files, read and written by a script. */

import { str, variable } from 'siprose'

import { corex } from '../module.ts'

/** The longest file that is read into a variable. */
const MOST_BYTES = 1_048_576

/**
 * Reads a file into a variable.
 *
 * The message waits for the disk, others do not. Names that do not begin with `/` are looked for beside the configuration.
 *
 * @param fpath - the file; at most a million bytes
 * @param var - the variable
 * @returns -1 when it cannot be read, or is longer
 *
 * @example A note of the day
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     if (file_read("none.txt", "$var(note)")) exit;
 *     file_read("note.txt", "$var(note)");
 *     sl_send_reply("200", "$(var(note){s.trim})");
 * }
 * ```
 * ```file name=note.txt
 * Closed today
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Closed today
 * ```
 *
 * @trap Never make the name of what came in a message: it could be any file.
 */
export const file_read = corex.cfgFunctionAsync(
  { args: [str('fpath'), variable('var')], routes: 'any' },
  async (self, ctx, path, target) => {
    if (target.set === null || path.includes('\0')) return false
    try {
      const bytes = await self.server.files.read(path)
      return bytes.length <= MOST_BYTES && target.set(ctx, bytes.toString('latin1'))
    } catch (error) {
      self.log.info(`corex: ${path} cannot be read: ${String(error)}`)
      return false
    }
  },
)

/**
 * Writes a text to a file; what was in it is gone.
 *
 * The message waits for the disk, others do not. Names that do not begin with `/` are written beside the configuration.
 *
 * @param fpath - the file
 * @param content - the text
 * @returns -1 when it cannot be written
 *
 * @example Leave a note
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     file_write("last.txt", "$rm from $si");
 *     file_read("last.txt", "$var(text)");
 *     sl_send_reply("200", "$var(text)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OPTIONS from 192.0.2.10
 * ```
 *
 * @trap Two messages that write one file at a time leave the text of either.
 */
export const file_write = corex.cfgFunctionAsync(
  { args: [str('fpath'), str('content')], routes: 'any' },
  async (self, _ctx, path, content) => {
    if (path.includes('\0')) return false
    try {
      await self.server.files.write(path, content)
      return true
    } catch (error) {
      self.log.error(`corex: ${path} cannot be written: ${String(error)}`)
      return false
    }
  },
)
