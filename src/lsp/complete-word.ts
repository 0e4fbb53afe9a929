/** The words that can begin a statement, and what can stand outside of blocks. */

import { CompletionItemKind } from 'vscode-languageserver'

import type { ArgumentEntry, Entry } from '../docs/reference.ts'
import { operandTypes } from '../lang/keywords.ts'
import { required } from './complete-variable.ts'
import { defineOffers, wordBefore, type Offer, type Offers } from './offers.ts'
import type { Place, Workspace } from './workspace.ts'

const statements: Readonly<Record<string, string>> = {
  if: 'if (${1:condition}) {\n\t$0\n}',
  else: 'else {\n\t$0\n}',
  while: 'while (${1:condition}) {\n\t$0\n}',
  switch: 'switch (${1:value}) {\n\tcase ${2:"text"}:\n\t\t$0\n\t\tbreak;\n\tdefault:\n}',
  case: 'case ${1:"text"}:\n\t$0\n\tbreak;',
  default: 'default:\n\t$0',
  break: 'break;',
  return: 'return${1: 1};',
  exit: 'exit;',
  drop: 'drop;',
  route: 'route(${1:NAME})',
}

const blocks: Readonly<Record<string, string>> = {
  request_route: 'request_route {\n\t$0\n}',
  route: 'route[${1:NAME}] {\n\t$0\n}',
  reply_route: 'reply_route {\n\t$0\n}',
  onreply_route: 'onreply_route[${1:NAME}] {\n\t$0\n}',
  failure_route: 'failure_route[${1:NAME}] {\n\t$0\n}',
  branch_route: 'branch_route[${1:NAME}] {\n\t$0\n}',
  onsend_route: 'onsend_route {\n\t$0\n}',
  event_route: 'event_route[${1:module:event}] {\n\t$0\n}',
}

const declarations: Readonly<Record<string, string>> = {
  loadmodule: 'loadmodule "${1:name}.so"',
  loadpath: 'loadpath "${1:directory}"',
  modparam: 'modparam("${1:module}", "${2:name}", ${3:value})',
  include_file: 'include_file "${1:file.cfg}"',
  import_file: 'import_file "${1:file.cfg}"',
  flags: 'flags ${1:NAME}:${2:1}',
  avpflags: 'avpflags ${1:NAME}',
}

/** What can be written in a routing block. */
export function completeInBlock(workspace: Workspace, place: Place): Offers {
  const { project, block } = place
  const type = block?.type ?? 'request'
  const functions = workspace.names.available(project.modules).flatMap((module) =>
    module.functions
      .filter(({ name }) => !(name in statements))
      .map((entry): Offer => {
        const here = entry.routes === 'any' || entry.routes.includes(type)
        return {
          label: entry.name,
          kind: CompletionItemKind.Function,
          snippet: callSnippet(entry),
          detail: entry.forms.at(-1) ?? '',
          entry: { kind: 'functions', module: module.name, entry },
          last: !here || entry.alias_of !== undefined,
        }
      }),
  )
  const operands = [...operandTypes].map(([name, kind]): Offer => ({
    label: name,
    kind: CompletionItemKind.Field,
    snippet: name,
    detail: kind,
    last: true,
  }))
  return {
    from: place.offset - wordBefore(place).length,
    offers: [
      ...templates(statements, CompletionItemKind.Keyword),
      ...functions,
      ...operands,
      ...defineOffers(place),
    ],
  }
}

/** What can be written outside of routing blocks. */
export function completeOutside(workspace: Workspace, place: Place): Offers {
  const core = workspace.names.module('core')
  const own = (core?.parameters ?? []).filter(({ name }) => !(name in declarations))
  const parameters = own.map((entry): Offer => ({
    label: entry.name,
    kind: CompletionItemKind.Property,
    snippet: parameterSnippet(entry),
    detail: entry.summary,
    entry: { kind: 'parameters', module: 'core', entry },
    last: entry.idle !== null,
    deprecated: entry.idle !== null,
  }))
  return {
    from: place.offset - wordBefore(place).length,
    offers: [
      ...templates(blocks, CompletionItemKind.Struct),
      ...templates(declarations, CompletionItemKind.Keyword),
      ...parameters,
      ...defineOffers(place),
    ],
  }
}

function templates(table: Readonly<Record<string, string>>, kind: CompletionItemKind): Offer[] {
  return Object.entries(table).map(([label, snippet]) => ({ label, kind, snippet }))
}

/** `t_on_failure("${1:failure_route}")`; the cursor stays in the brackets where there is something that may stand there. */
function callSnippet({ name, arguments: args, forms }: Entry<'functions'>): string {
  const places = required(args).map(argumentPlace)
  if (places.length > 0) return `${name}(${places.join(', ')})`
  if (args.length > 0) return `${name}($1)`
  // a word of the language has forms, and no list of arguments
  return forms.some((form) => form.includes('(') && !form.endsWith('()'))
    ? `${name}($1)`
    : `${name}()`
}

function argumentPlace({ name, type, minimum }: ArgumentEntry, index: number): string {
  const place = `\${${index + 1}:${type === 'int' && minimum !== null ? minimum : name}}`
  return type === 'int' ? place : `"${place}"`
}

/** `debug = ${1:0}` of the form `debug = 0`, which another name has too. */
function parameterSnippet({ name, forms }: Entry<'parameters'>): string {
  const value = /^\w+ = (.*)$/.exec(forms[0] ?? '')?.[1]
  return value === undefined ? name : `${name} = \${1:${value.replaceAll(/[$}\\]/g, '\\$&')}}`
}
