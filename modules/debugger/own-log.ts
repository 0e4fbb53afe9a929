/** What parameters say of the log of a module: `tm=3`, `tm=LOG_LOCAL1`. */

import { SiproseError } from 'siprose'

/**
 * Reads the level of a module.
 *
 * @throws SiproseError `debugger/mod-level`
 */
export function readLevel(text: string): [module: string, level: number] {
  const [module, level] = halves(text)
  if (module !== '' && /^[+-]?\d{1,9}$/.test(level)) return [module, Number(level)]
  throw new SiproseError(
    'debugger/mod-level',
    `\`${text}\` is no level of a module; write \`tm=3\`, with a number from -5 to 3 and without spaces`,
    { text },
  )
}

/**
 * Reads the facility of a module, which may be one that there is not.
 *
 * @throws SiproseError `debugger/mod-facility`
 */
export function readFacility(text: string): [module: string, facility: string] {
  const [module, facility] = halves(text)
  if (module !== '' && facility !== '') return [module, facility]
  throw new SiproseError(
    'debugger/mod-facility',
    `\`${text}\` is no facility of a module; write \`tm=LOG_LOCAL1\`, without spaces`,
    { text },
  )
}

function halves(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
