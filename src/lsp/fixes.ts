/** What an editor can do about a problem: what its help says. */

import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as Shown,
  type TextEdit,
} from 'vscode-languageserver'

import { checkCodes } from '../lang/check/codes.ts'
import { langCodes } from '../lang/codes.ts'
import type { Diagnostic } from '../lang/diagnostic.ts'
import { uriOf } from './paths.ts'
import type { Scan } from './scan.ts'
import { endOf, pieceAt } from './spans.ts'
import { decoded, type Text } from './text.ts'
import type { Workspace } from './workspace.ts'

const MEANT = /did you mean `([^`]+)`\?/
const OWNER = /comes with module `(\w+)`, which is not loaded/
const NEEDED = /write `loadmodule "(\w+)\.so"` before it/
const WRITTEN = /^write `([^`]+)`(?: to call it, or `([^`]+)` for the text)?(?: for .*)?$/
const DIRECTIVE = /write `(#!\w+)`/

/** Codes whose place is the very text that the help replaces. */
const replaced: ReadonlySet<string> = new Set([
  langCodes.bareWord,
  langCodes.badNumber,
  langCodes.badVariable,
  langCodes.dottedVariable,
  langCodes.bareTransformation,
  langCodes.bareIndex,
  langCodes.unknownOperator,
  langCodes.strangeQuotes,
])

interface Change {
  readonly path: string
  readonly title: string
  readonly edit: TextEdit
}

/** The actions for the problems in a part of a file. */
export function fixes(
  workspace: Workspace,
  path: string,
  found: readonly Diagnostic[],
  shown: (diagnostic: Diagnostic) => Shown,
): CodeAction[] {
  const scan = workspace.files.scan(path)
  if (scan === null) return []
  return found.flatMap((diagnostic) =>
    changesFor(workspace, path, scan, diagnostic).map((change) => ({
      title: change.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown(diagnostic)],
      isPreferred: true,
      edit: { changes: { [uriOf(change.path)]: [change.edit] } },
    })),
  )
}

function changesFor(
  workspace: Workspace,
  path: string,
  scan: Scan,
  diagnostic: Diagnostic,
): Change[] {
  const { help, code, message } = diagnostic
  if (code === langCodes.missing) return missing(path, scan.text, diagnostic)
  if (help === null) return []
  const module = (OWNER.exec(help) ?? NEEDED.exec(help))?.[1]
  if (module !== undefined) return [load(workspace, path, module, NEEDED.test(help))]
  const meant = MEANT.exec(help)?.[1]
  if (meant !== undefined) {
    const quoted = [...message.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    return replace(path, scan.text, diagnostic, quoted, meant)
  }
  const directive = DIRECTIVE.exec(help)?.[1]
  if (directive !== undefined) return otherDirective(path, scan, diagnostic, directive)
  switch (code) {
    case langCodes.noSuchFile:
      return wordBefore(path, scan, diagnostic, 'include_file', 'import_file')
    case langCodes.unexpected:
      return help.includes('`modparamx`')
        ? wordBefore(path, scan, diagnostic, 'modparam', 'modparamx')
        : []
    case langCodes.loneElse:
      return wordBefore(path, scan, diagnostic, ';', '')
    case checkCodes.assignedCondition:
      return compare(path, scan, diagnostic)
    default:
      return replaced.has(code) ? written(path, scan.text, diagnostic, help) : []
  }
}

/** The texts that the help has for the one that was found. */
function written(path: string, text: Text, { code, position }: Diagnostic, help: string): Change[] {
  const { offset, length } = position
  const end = offset + length
  return (WRITTEN.exec(help)?.slice(1) ?? []).flatMap((fresh: string | undefined) => {
    // a long text was shortened, and another operator may want other operands
    if (fresh === undefined || fresh.includes('...')) return []
    if (code === langCodes.unknownOperator && fresh.includes(' ')) return []
    const followed = text.bytes[end] === ';'
    return [change(path, text, offset, end, followed ? fresh.replace(/;$/, '') : fresh)]
  })
}

function otherDirective(
  path: string,
  { text, directives }: Scan,
  { position }: Diagnostic,
  fresh: string,
): Change[] {
  const found = directives.find(
    ({ piece }) => piece.offset <= position.offset && endOf(piece) >= position.offset,
  )
  if (found === undefined) return []
  const { offset } = found.piece
  return [change(path, text, offset, offset + 2 + found.word.length, fresh)]
}

/** Changes the word, or the sign, that stands somewhere before what was found. */
function wordBefore(
  path: string,
  { text, tokens, directives }: Scan,
  { position }: Diagnostic,
  old: string,
  fresh: string,
): Change[] {
  const directive = directives.find(
    ({ piece }) => piece.offset < position.offset && endOf(piece) >= position.offset,
  )
  if (directive?.word === old) {
    const from = directive.piece.offset + directive.piece.text.indexOf(old)
    return [change(path, text, from, from + old.length, fresh)]
  }
  const index = pieceAt(tokens, position.offset - 1)
  for (let at = index; at >= 0 && at > index - 10; at -= 1) {
    const piece = tokens[at]
    if (piece?.text === old) return [change(path, text, piece.offset, endOf(piece), fresh)]
  }
  return []
}

/** `=` as `==`. */
function compare(path: string, { text, tokens }: Scan, { position }: Diagnostic): Change[] {
  const end = position.offset + position.length
  const sign = tokens.find(
    (piece) => piece.text === '=' && piece.offset >= position.offset && piece.offset < end,
  )
  return sign === undefined ? [] : [change(path, text, sign.offset, endOf(sign), '==')]
}

/** Replaces a name inside of what was found: the sign before it may belong to the place, or not. */
function replace(
  path: string,
  text: Text,
  { position }: Diagnostic,
  quoted: readonly string[],
  meant: string,
): Change[] {
  const { offset, length } = position
  const part = text.bytes.slice(offset, offset + length)
  const pairs = quoted.flatMap((wrong) => [
    [wrong, meant] as const,
    [bare(wrong), bare(meant)] as const,
  ])
  const [old = '', fresh = ''] = pairs.find(([one]) => one !== '' && part.includes(one)) ?? []
  const at = offset + part.indexOf(old)
  return old === '' ? [] : [change(path, text, at, at + old.length, fresh)]
}

/** A name without the signs around it: `$x`, `{s.len}`. */
function bare(name: string): string {
  return name.replaceAll(/^[$@{]+|\}+$/g, '')
}

/** A bracket, a comma or a semicolon that is missing: at the place, which is behind what stands before it or at what stands behind. */
function missing(path: string, text: Text, { message, position }: Diagnostic): Change[] {
  const sign = /^`([;)\]=,])` is missing/.exec(message)?.[1]
  return sign === undefined ? [] : [change(path, text, position.offset, position.offset, sign)]
}

/** Loads a module: behind the last one that is loaded, or before the first that needs it. */
function load(workspace: Workspace, path: string, module: string, first: boolean): Change {
  const { files, root } = workspace.projects.of(path)
  const loading = files.filter(({ scan }) => scan.modules.length > 0)
  const home = (first ? loading[0] : loading.at(-1)) ?? files.find((file) => file.path === root)
  const newText = `loadmodule "${module}.so"\n`
  const title = `Load module \`${module}\``
  const start = { line: 0, character: 0 }
  if (home === undefined) return { path, title, edit: { range: { start, end: start }, newText } }
  const { text, modules, blocks } = home.scan
  const place = first ? modules[0] : modules.at(-1)
  const line =
    place === undefined
      ? blocks[0] === undefined
        ? text.lines
        : text.lineOf(blocks[0].from)
      : text.lineOf(place.from) + (first ? 0 : 1)
  const at = text.startOf(line)
  const glued = at > 0 && text.bytes[at - 1] !== '\n' ? '\n' : ''
  return {
    path: home.path,
    title,
    edit: { range: text.range(at, at), newText: glued + newText },
  }
}

function change(path: string, text: Text, from: number, to: number, newText: string): Change {
  return {
    path,
    title:
      newText === ''
        ? `Remove \`${decoded(text.bytes.slice(from, to))}\``
        : `Write \`${decoded(newText)}\``,
    edit: { range: text.range(from, to), newText: decoded(newText) },
  }
}
