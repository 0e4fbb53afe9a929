/** `siprose lsp`: a language server on standard input and output. */

import {
  createConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

import { CHECK_PROCESS } from './checker.ts'
import { runCheckProcess } from './check-process.ts'
import { Session, type SessionOptions } from './session.ts'

/**
 * Serves an editor until it says goodbye.
 *
 * @param options - what the command line says
 * @returns the exit code: 0 where the editor said `shutdown` before `exit`
 */
export async function serveEditor(options: SessionOptions): Promise<number> {
  const connection = createConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  )
  const session = new Session(connection, options)
  // an editor that has crashed says nothing any more
  const gone = new Promise<number>((resolve) => {
    process.stdin.once('close', () => {
      session.stop()
      resolve(1)
    })
  })
  return Promise.race([session.run(), gone])
}

export { CHECK_PROCESS, runCheckProcess }
