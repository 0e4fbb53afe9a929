/** Forms of parameters. */

import { fitsInUri, SiproseError, strParam } from 'siprose'

/** The name of a parameter of a URI. */
export function fittingParam(name: string) {
  return strParam(name, {
    check: (text) => {
      if (text !== '' && fitsInUri(text) && !text.includes('=')) return text
      throw new SiproseError('uac/name', `\`${text}\` cannot be the name of a parameter of a URI`)
    },
  })
}

const modes = ['none', 'manual', 'auto'] as const

/** One of the ways to give back what was replaced. */
export type RestoreMode = (typeof modes)[number]

/** The parameter that says which. */
export function modeParam() {
  return strParam('auto', { values: modes })
}

/** The way that a parameter names. */
export function modeOf(text: string): RestoreMode {
  return modes.find((mode) => mode === text) ?? 'auto'
}
