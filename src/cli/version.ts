/** What `siprose -v` prints. */

import { serverVersion } from '../runtime/version.ts'

/** The version of this installation. */
export function version(): string {
  return serverVersion()
}

/** The version, with what it runs on. */
export function versionText(): string {
  const { node, v8 } = process.versions
  return `siprose ${version()} (${process.arch}/${process.platform}), Node.js ${node}, V8 ${v8}\n`
}
