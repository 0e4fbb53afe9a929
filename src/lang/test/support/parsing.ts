/** What the tests of the language share. */
import { readFileSync } from 'node:fs'

import type { Expression, Statement } from '../../ast.ts'
import type { ParsedConfig, ParseOptions } from '../../parse/file.ts'
import { parseConfig, parseExpressionText } from '../../parse/file.ts'
import { tableReader } from '../../source.ts'

/** Parses a text as `kamailio.cfg`, with other files beside it. */
export function parse(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ParseOptions = {},
): ParsedConfig {
  return parseConfig(tableReader({ 'kamailio.cfg': text, ...files }), 'kamailio.cfg', options)
}

/** The codes a text gets, in order. */
export function codesOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ParseOptions = {},
): readonly string[] {
  return parse(text, files, options).diagnostics.all.map((one) => one.code)
}

/** `line:column code` of each diagnostic, in the order of the text. */
export function placesOf(text: string): readonly string[] {
  const { diagnostics } = parse(text)
  return diagnostics
    .sorted()
    .map(({ position, code }) => `${position.line}:${position.column} ${code.replace('lang/', '')}`)
}

/** The statements of a body of `request_route`; throws when there are errors, as the test is wrong then. */
export function statements(body: string): readonly Statement[] {
  const { config, diagnostics } = parse(`request_route {\n${body}\n}\n`)
  if (diagnostics.all.length > 0) throw new Error(diagnostics.print())
  return config.routes[0]?.body ?? []
}

/** An expression, without errors. */
export function expression(text: string): Expression {
  const parsed = parseExpressionText(text)
  if (parsed.diagnostics.all.length > 0) throw new Error(parsed.diagnostics.print())
  return parsed.expression
}

/** An expression as text with a parenthesis around each operator: shows what binds tighter. */
export function shape(node: Expression): string {
  switch (node.kind) {
    case 'integer':
    case 'word':
    case 'variable':
    case 'select':
      return node.text
    case 'string':
      return JSON.stringify(node.value)
    case 'operand':
      return node.name
    case 'binary':
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`
    case 'unary':
      return `(${node.operator} ${shape(node.operand)})`
    case 'call':
    case 'intrinsic':
      return `${node.name}(${node.args.map(shape).join(', ')})`
    case 'route-call':
      return `route(${shape(node.target)})`
    case 'assignment':
      return `(${node.target.text} = ${shape(node.value)})`
    case 'network':
      return node.bits === null ? node.address : `${node.address}/${node.bits}`
    default:
      return node.kind
  }
}

/** A code of the layer, with the example of its docstring. */
export interface CodeExample {
  readonly code: string
  readonly example: string
}

/** All codes of a file, with their examples, read from its text. */
export function codeExamples(file: URL): readonly CodeExample[] {
  const text = readFileSync(file, 'utf8')
  const form = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*\w+:\s*'(lang\/[a-z0-9-]+)'/g
  return [...text.matchAll(form)].map(([, comment = '', code = '']) => {
    const example = /```kamailio\n([\s\S]*?)```/.exec(comment)?.[1] ?? ''
    return { code, example: example.replaceAll(/^ *\* ?/gm, '') }
  })
}
