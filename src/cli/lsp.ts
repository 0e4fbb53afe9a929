/** `siprose lsp`: help for who writes configurations in an editor, which starts this. */

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

import type * as server from '../lsp/server.ts'
import { installation } from '../runtime/installation.ts'
import { define, usage } from './options.ts'

type LanguageServer = typeof server

/**
 * Starts the language server.
 *
 * @param args - `-f FILE` names a main file, `-A NAME=VALUE` defines, `-L DIRECTORY` has modules; each may be repeated
 */
export async function languageServer(args: readonly string[]): Promise<number> {
  // What is imported is what the type is of.
  const { serveEditor, runCheckProcess, CHECK_PROCESS } =
    (await installation.importLanguageServer()) as LanguageServer
  if (args[0] === CHECK_PROCESS && process.send !== undefined) return runCheckProcess()
  const { f = [], A = [], L = [] } = parse(args)
  // The text is our own.
  const { version } = JSON.parse(installation.facts()) as { readonly version: string }
  return serveEditor({
    mains: f.map((file) => resolve(file)),
    defines: new Map(A.map(define)),
    directories: L,
    version,
  })
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        f: { type: 'string', short: 'f', multiple: true },
        A: { type: 'string', short: 'A', multiple: true },
        L: { type: 'string', short: 'L', multiple: true },
        // what editors say of themselves
        stdio: { type: 'boolean' },
        clientProcessId: { type: 'string' },
      },
    }).values
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}
