/** What `siprose -v` prints. */

import { PROGRAM, serverVersion } from '../runtime/version.ts'

/** The version, with what it runs on. */
export function versionText(): string {
  const { node, v8 } = process.versions
  return `${PROGRAM} ${serverVersion()} (${process.arch}/${process.platform}), Node.js ${node}, V8 ${v8}\n`
}
