/** Substitutions in a value, as a transformation. */
import {
  constant,
  type Preparation,
  SiproseError,
  substExpression,
  withReplacements,
} from 'siprose'

import { textops } from '../module.ts'

/** A substitution whose replacement holds no variables: a transformation works on a value, not on a message. */
function plainSubst(text: string) {
  return substExpression(text, noVariables)
}

const noVariables: Preparation = { format: refuse, variable: refuse }

function refuse(text: string): never {
  throw new SiproseError(
    'textops/variable-in-transformation',
    `\`${text}\` cannot stand in the replacement of {re.subst}; \`subst_v()\` takes variables there`,
    { text },
  )
}

/**
 * A text with what a pattern matches substituted; the same text where nothing matches.
 *
 * @param expression - `/pattern/replacement/flags` as `subst()` takes it, without variables; flags: `g` every match, `i` any case
 * @returns `$null` when a match has no length
 *
 * @example Write a number another way
 * ```sip
 * alice > INVITE sip:+358401234567@example.com
 *         Subject: one, two, three
 * ```
 * ```values
 * $(rU{re.subst,/^\+/00/})            => "00358401234567"
 * $(rU{re.subst,/^(\+358)(.*)$/0\2/}) => "0401234567"
 * $(rU{re.subst,/^99//})              => "+358401234567"
 * $(hdr(Subject){re.subst,/, /-/g})   => "one-two-three"
 * $(hdr(Subject){re.subst,/, t.*$//}) => "one"
 * $(rU{re.subst,/x*$/y/})             => $null
 * ```
 *
 * @compat The expression is read at load: it cannot be a variable, nor hold one.
 * @see {@link subst_v}
 */
export const reSubst = textops.transformation(
  { name: 're.subst', args: [constant('expression', plainSubst)], from: 'str', to: 'str' },
  (value, expression) => {
    const found = expression.replacements(value)
    return found === null ? null : withReplacements(value, found)
  },
)
