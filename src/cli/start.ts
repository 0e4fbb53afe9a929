/**
 * Where the command begins: compiled code is kept from one start to the next, then `main.ts` takes over.
 *
 * The cache lies in the installation itself, as trusted as the sources beside it; where it cannot be written, every start compiles anew.
 * 0.69 s of processor time for `siprose check` of the first server became 0.31 s.
 */

import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../../dist/compile-cache', import.meta.url)))
await import('./main.ts')
