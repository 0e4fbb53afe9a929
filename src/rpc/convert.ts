/** What stands behind a command's name, turned into what the command takes. */

import type { ArgumentForm, Preparation } from '../lang/vocabulary.ts'
import type { CommandArgument } from '../runtime/commands.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { Host } from '../runtime/host.ts'

/** The code of a request that a command cannot be called with. */
export const BAD_REQUEST = 400

/**
 * One argument, as the command takes it. A number is a text where a text is wanted, and the other way round where it can be.
 *
 * @param form - what the command takes
 * @param given - what was written
 * @param command - the command's name, for the message of an error
 * @param server - compiles variables, for arguments that have some
 * @throws SiproseError `rpc/bad-argument`, or what the argument's own preparation throws
 */
export function convertArgument(
  form: ArgumentForm,
  given: CommandArgument,
  command: string,
  server: Host,
): unknown {
  switch (form.kind) {
    case 'int':
      return wholeNumber(form, given, command)
    case 'any':
      return given
    case 'str':
    case 'const':
      return form.prepare === null
        ? String(given)
        : form.prepare(String(given), preparation(form, command, server))
    case 'variable':
      throw noVariable(form, command)
  }
}

function wholeNumber(form: ArgumentForm, given: CommandArgument, command: string): number {
  const value = typeof given === 'number' || /^[+-]?\d+$/.test(given) ? Number(given) : Number.NaN
  const least = form.minimum ?? Number.MIN_SAFE_INTEGER
  const most = form.maximum ?? Number.MAX_SAFE_INTEGER
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  const bounded = form.minimum !== null || form.maximum !== null
  const range = bounded ? ` from ${least} to ${most}` : ''
  throw new SiproseError(
    'rpc/bad-argument',
    `\`${form.name}\` of \`${command}\` is \`${given}\`; it can be a whole number${range}`,
    { command, argument: form.name, rpcCode: BAD_REQUEST },
  )
}

function preparation(form: ArgumentForm, command: string, server: Host): Preparation {
  return {
    format: (text) => server.format(text),
    variable: () => {
      throw noVariable(form, command)
    },
  }
}

/** A command runs without a message, so there is nothing a variable could be read from or written to. */
function noVariable(form: ArgumentForm, command: string): SiproseError {
  return new SiproseError(
    'rpc/variable-argument',
    `\`${form.name}\` of \`${command}\` is declared as a variable, which a command cannot have`,
    { command, argument: form.name },
  )
}
