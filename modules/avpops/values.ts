/** What is compared: all values of an AVP or of a field of an XAVP, or the one value of another variable. */

import {
  allXavp,
  type AvpValue,
  type Context,
  parseXavpPath,
  type Preparation,
  type XavpPath,
} from 'siprose'

import { type AvpName, avpNameIn, type AvpNames } from './avp-name.ts'

/** Where values are. */
export type Values =
  | { readonly kind: 'avp'; readonly avp: AvpName }
  | { readonly kind: 'xavp'; readonly path: XavpPath }
  | { readonly kind: 'variable'; readonly get: (ctx: Context) => AvpValue | null }

const ALL_OF_FIELD = /^\$xavp\((.+\[\*\])\)$|^\$\(xavp\((.+\[\*\])\)\)$/s

/** Reads a variable. */
export function parseValues(text: string, using: Preparation): Values {
  const avp = avpNameIn(text, using)
  if (avp !== null) return { kind: 'avp', avp }
  const field = ALL_OF_FIELD.exec(text)
  const inside = field?.[1] ?? field?.[2]
  if (inside !== undefined) return { kind: 'xavp', path: parseXavpPath(inside, using) }
  const { get } = using.variable(text)
  return { kind: 'variable', get }
}

/** The values for a message, the newest first. */
export function valuesFor(values: Values, names: AvpNames, ctx: Context): readonly AvpValue[] {
  switch (values.kind) {
    case 'avp':
      return ctx.avps.values(names.of(values.avp, ctx))
    case 'xavp':
      return allXavp(ctx.xavps.xavp, values.path, ctx)
    case 'variable': {
      const value = values.get(ctx)
      return value === null ? [] : [value]
    }
  }
}
