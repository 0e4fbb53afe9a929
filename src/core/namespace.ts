/** The core as the runtime takes it: its exports and its keyword operands. */

import type { CoreNamespace } from '../runtime/configure.ts'
import { CommandRegistry } from '../rpc/registry.ts'
import * as namespace from './index.ts'
import { operands } from './operands.ts'

/** What `configure()` builds every server on. */
export const coreNamespace: CoreNamespace = {
  namespace,
  operands,
  commands: (instances) => new CommandRegistry(instances),
}
