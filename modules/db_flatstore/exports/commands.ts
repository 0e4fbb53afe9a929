/** Files that are taken away. */

import { flatKey } from '../api.ts'
import { db_flatstore } from '../module.ts'

/**
 * Closes all files; each is opened anew, under its name, with its next row.
 *
 * Give files another name first: until the command is given, rows go on into those.
 *
 * @example Take the files of the day away
 * ```kamailio
 * loadmodule "db_flatstore.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > flatstore.k_rotate
 * { files: 0 }
 * ```
 */
export const kRotate = db_flatstore.rpcCommand(
  { name: 'flatstore.k_rotate', mi: 'flat_rotate' },
  async (self) => ({ files: (await self.find(flatKey)?.rotate()) ?? 0 }),
)

/**
 * Does what `flatstore.k_rotate` does.
 *
 * @example An old name
 * ```kamailio
 * loadmodule "db_flatstore.so"
 * request_route { drop; }
 * ```
 * ```rpc
 * > flatstore.rotate
 * { files: 0 }
 * ```
 */
export const rotate = db_flatstore.rpcCommand({ name: 'flatstore.rotate' }, async (self) => ({
  files: (await self.find(flatKey)?.rotate()) ?? 0,
}))
