/** A command that failed, as whoever asked sees it. */

import { errorText, SiproseError } from '../runtime/errors.ts'

/** The `error` of an answer. Programs read the code, people the message. */
export interface RpcFault {
  /** 500 unless the command says something more exact, 404 for example. */
  readonly code: number
  readonly message: string
}

/** The code of a failure that says nothing more exact; also of a name that no command has, as the field has it. */
const FAILED = 500

/**
 * What is said of a failure.
 *
 * @param error - what the command threw; a {@link SiproseError} with a fact `rpcCode` has that for its code
 */
export function rpcFault(error: unknown): RpcFault {
  const code = error instanceof SiproseError ? error.facts['rpcCode'] : undefined
  return { code: typeof code === 'number' ? code : FAILED, message: errorText(error) }
}
