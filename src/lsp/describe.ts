/** Entries of the reference as an editor shows them. */

import { shownName } from '../docs/reference-anchor.ts'
import type { ArgumentEntry, ReferenceModule } from '../docs/reference.ts'
import type { Found } from './names.ts'

/** How much of an explanation is shown before it is cut. */
const MOST_TEXT = 3000

/** What there is to say about an entry, as Markdown. */
export function describe(found: Found): string {
  const { entry, module, kind } = found
  const forms = 'forms' in entry && entry.forms.length > 0 ? entry.forms : [shownName(entry)]
  const parts = [
    fenced(forms.join('\n')),
    plainLinks(entry.summary),
    cut(plainLinks(entry.text)),
    'arguments' in entry ? argumentList(entry.arguments) : '',
    'key' in entry && entry.key !== null && entry.key.text !== ''
      ? `- \`${entry.key.name}\`: ${plainLinks(entry.key.text)}`
      : '',
    entry.returns === null ? '' : `**Returns** ${plainLinks(entry.returns)}`,
    ...entry.trap.map((text) => `**Trap** ${plainLinks(text)}`),
    ...entry.compat.map((text) => `**Compared with Kamailio** ${plainLinks(text)}`),
    facts(found),
    `*${kindWords[kind]} of ${module === 'core' ? 'the core' : `module ${module}`}*`,
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** What there is to say about a module. */
export function describeModule(module: ReferenceModule): string {
  const { name, summary, text } = module
  const parts = [fenced(`loadmodule "${name}.so"`), plainLinks(summary), cut(plainLinks(text))]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** A text of a configuration as Markdown. */
export function fenced(text: string): string {
  return `\`\`\`kamailio\n${text.replaceAll('```', "'''")}\n\`\`\``
}

/** The text of a comment with its links as what they show. */
export function plainLinks(text: string): string {
  return text.replaceAll(/\{@link +([^}|\s]+)(?:[|\s]+([^}]*))?\}/g, (_, name: string, shown) =>
    typeof shown === 'string' && shown !== '' ? shown : `\`${name}\``,
  )
}

const kindWords: Readonly<Record<Found['kind'], string>> = {
  parameters: 'parameter',
  functions: 'function',
  variables: 'variable',
  transformations: 'transformation',
  selects: 'select',
  statistics: 'statistic',
  rpc: 'command',
  event_routes: 'event route',
}

function argumentList(args: readonly ArgumentEntry[]): string {
  return args
    .map(({ name, optional, text }) => {
      const explained = text === '' ? '' : `: ${plainLinks(text)}`
      return `- \`${name}\`${optional ? ' (optional)' : ''}${explained}`
    })
    .join('\n')
}

function facts({ entry }: Found): string {
  const lines: string[] = []
  if ('default' in entry) {
    const { default: value, unit, minimum, maximum, values, idle, live } = entry
    lines.push(`Default: ${value === null ? 'none' : `\`${value}\``}${unit ? ` (${unit})` : ''}`)
    if (minimum !== null || maximum !== null) {
      lines.push(`Range: ${minimum ?? '…'} to ${maximum ?? '…'}`)
    }
    if (values !== null) lines.push(`One of: ${values.map((one) => `\`${one}\``).join(', ')}`)
    if (idle !== null) lines.push(`No effect here: ${idle}`)
    if (live !== null) lines.push(`May be changed while the server runs, as \`${live}\``)
  }
  if ('routes' in entry && entry.routes !== 'any') lines.push(`Routes: ${entry.routes.join(', ')}`)
  if ('settable' in entry && !entry.settable) lines.push('Read only')
  return lines.join('  \n')
}

function cut(text: string): string {
  return text.length <= MOST_TEXT ? text : `${text.slice(0, MOST_TEXT)} …`
}
