/** What can be written behind `$`, in the brackets of a key, behind `{` and behind `@`. */

import { CompletionItemKind } from 'vscode-languageserver'

import type { ArgumentEntry } from '../docs/reference.ts'
import type { Offer, Offers } from './offers.ts'
import type { Place, Workspace } from './workspace.ts'

/** How far before the cursor a variable may begin. */
const REACH = 300

const VARIABLE = /\$(\(?)([A-Za-z_][\w.]*)?$/
const KEY = /\$\(?([A-Za-z_][\w.]*)\(([\w.-]*)$/
const TRANSFORMATION = /\$\([^\n"]*\{([\w.]*)$/
const SELECT = /@([\w.]*)$/

/** Offers of that kind; null where no variable is being written. */
export function completeVariable(workspace: Workspace, place: Place): Offers | null {
  const { scan, offset, piece } = place
  const type = piece?.token?.type
  if (piece?.kind === 'directive' || piece?.kind.endsWith('comment') === true) return null
  const text = scan.text.bytes.slice(Math.max(0, offset - REACH), offset)
  const line = text.slice(text.lastIndexOf('\n') + 1)
  const variable = VARIABLE.exec(line)
  if (variable !== null) {
    const [, bracket = '', name = ''] = variable
    return {
      from: offset - name.length - 1 - bracket.length,
      offers: variableOffers(workspace, place, bracket !== ''),
    }
  }
  const key = KEY.exec(line)
  if (key !== null) {
    const offers = keyOffers(workspace, place, key[1] ?? '')
    return offers.length === 0 ? null : { from: offset - (key[2] ?? '').length, offers }
  }
  const transformation = TRANSFORMATION.exec(line)
  if (transformation !== null) {
    const closed = scan.text.bytes[offset] === '}'
    return {
      from: offset - (transformation[1] ?? '').length,
      offers: transformationOffers(workspace, place, closed),
    }
  }
  const select = type === 'string' ? null : SELECT.exec(line)
  return select === null
    ? null
    : { from: offset - (select[1] ?? '').length, offers: selectOffers(workspace, place) }
}

function variableOffers({ names }: Workspace, { project }: Place, bracket: boolean): Offer[] {
  return names.available(project.modules).flatMap((module) =>
    module.variables.map((entry): Offer => {
      const name = entry.name.replace(/\(.*$/, '').slice(1)
      const key = entry.key !== null && !entry.key.optional ? `(\${1:${entry.key.name}})` : ''
      return {
        label: entry.name,
        kind: CompletionItemKind.Variable,
        snippet: `\\$${bracket ? '(' : ''}${name}${key}`,
        filter: `$${bracket ? '(' : ''}${name}`,
        detail: entry.summary,
        entry: { kind: 'variables', module: module.name, entry },
        last: entry.alias_of !== undefined,
      }
    }),
  )
}

function keyOffers({ names }: Workspace, { project }: Place, name: string): Offer[] {
  return names.find('variables', name, project.modules).flatMap(({ entry }) =>
    (entry.key?.keys ?? []).map((key) => ({
      label: key,
      kind: CompletionItemKind.EnumMember,
      snippet: key.replaceAll('$', '\\$'),
    })),
  )
}

function transformationOffers({ names }: Workspace, { project }: Place, closed: boolean): Offer[] {
  return names.available(project.modules).flatMap((module) =>
    module.transformations.map((entry): Offer => {
      const name = `${entry.class}.${entry.name}`
      const places = required(entry.arguments).map((arg, index) => `,\${${index + 1}:${arg.name}}`)
      return {
        label: entry.forms[0] ?? name,
        kind: CompletionItemKind.Method,
        snippet: `${name}${places.join('')}${closed ? '' : '\\}'}`,
        filter: name,
        detail: entry.summary,
        entry: { kind: 'transformations', module: module.name, entry },
      }
    }),
  )
}

function selectOffers({ names }: Workspace, { project }: Place): Offer[] {
  return names.available(project.modules).flatMap((module) =>
    module.selects.flatMap((entry) =>
      entry.forms.map((form): Offer => ({
        label: form,
        kind: CompletionItemKind.Field,
        snippet: form.slice(1).replaceAll('$', '\\$'),
        filter: form.slice(1),
        entry: { kind: 'selects', module: module.name, entry },
      })),
    ),
  )
}

/** The arguments that cannot be left out. */
export function required(args: readonly ArgumentEntry[]): readonly ArgumentEntry[] {
  return args.filter(({ optional, repeated }) => !optional && !repeated)
}
