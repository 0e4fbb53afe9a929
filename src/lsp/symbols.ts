/** What a file is made of, as an outline and as parts that can be folded. */

import {
  FoldingRangeKind,
  SymbolKind,
  type DocumentSymbol,
  type FoldingRange,
} from 'vscode-languageserver'

import type { Piece } from '../lang/format/pieces.ts'
import type { Scan } from './scan.ts'
import { endOf, type Span } from './spans.ts'
import { decoded, type Text } from './text.ts'

/** The outline of a file: defines, includes, modules and routes, in their order. */
export function outline({ text, blocks, modules, includes, directives }: Scan): DocumentSymbol[] {
  const symbol = (name: string, detail: string, kind: SymbolKind, whole: Span, at: Span) => ({
    from: whole.from,
    symbol: {
      // an empty name is none for an editor
      name: decoded(name) || '?',
      detail,
      kind,
      range: text.range(whole.from, whole.to),
      selectionRange: text.range(at.from, at.to),
    },
  })
  const found = [
    ...directives.flatMap(({ defines, value, piece }) =>
      defines === null
        ? []
        : [symbol(defines.name, decoded(value), SymbolKind.Constant, spanOf(piece), defines)],
    ),
    ...includes.map((one) => symbol(one.name, 'include', SymbolKind.File, one, one)),
    ...modules.map((one) => symbol(one.name, 'module', SymbolKind.Module, one, one)),
    ...blocks.map(({ word, name, head, from, to }) => {
      const shown = name === null ? word : `${word}[${name.name}]`
      return symbol(shown, '', SymbolKind.Function, { from, to }, name ?? head)
    }),
  ]
  return found.toSorted((a, b) => a.from - b.from).map((one) => one.symbol)
}

function spanOf(piece: Piece): Span {
  return { from: piece.offset, to: endOf(piece) }
}

/** The parts that can be folded: blocks in braces, conditions, comments. */
export function foldings(scan: Scan): FoldingRange[] {
  return [...braces(scan), ...conditions(scan), ...comments(scan)]
}

function braces({ text, tokens }: Scan): FoldingRange[] {
  const open: number[] = []
  const found: FoldingRange[] = []
  for (const { text: sign, offset, token } of tokens) {
    if (token.type !== 'sign') continue
    if (sign === '{') open.push(text.lineOf(offset))
    else if (sign === '}') {
      const startLine = open.pop()
      const endLine = text.lineOf(offset) - 1
      if (startLine !== undefined && endLine > startLine) found.push({ startLine, endLine })
    }
  }
  return found
}

function conditions({ text, directives }: Scan): FoldingRange[] {
  const open: number[] = []
  const found: FoldingRange[] = []
  for (const { word, piece } of directives) {
    const line = text.lineOf(piece.offset)
    if (word === 'else' || word === 'endif') {
      const startLine = open.pop()
      if (startLine !== undefined && line - 1 > startLine) {
        found.push({ startLine, endLine: line - 1, kind: FoldingRangeKind.Region })
      }
    }
    if (word.startsWith('if') || word === 'else') open.push(line)
  }
  return found
}

/** Block comments, and line comments that stand alone in lines one below the other. */
function comments({ text, pieces }: Scan): FoldingRange[] {
  const found: FoldingRange[] = []
  let startLine = -1
  let endLine = -1
  const end = (): void => {
    if (endLine > startLine) found.push({ startLine, endLine, kind: FoldingRangeKind.Comment })
    startLine = -1
    endLine = -1
  }
  for (const piece of pieces) {
    const line = text.lineOf(piece.offset)
    if (piece.kind === 'block-comment') {
      end()
      startLine = line
      endLine = text.lineOf(endOf(piece))
      end()
    } else if (piece.kind === 'line-comment' && alone(text, piece, line)) {
      if (line !== endLine + 1) {
        end()
        startLine = line
      }
      endLine = line
    } else end()
  }
  end()
  return found
}

function alone(text: Text, piece: Piece, line: number): boolean {
  return text.bytes.slice(text.startOf(line), piece.offset).trim() === ''
}
