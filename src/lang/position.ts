/**
 * Where something stands in a configuration, as its author wrote it.
 *
 * Lines and columns start at 1 and count bytes (a configuration is read as latin1); a tab is one column. What a define
 * put in stands at the identifier that was replaced, and the chain says where its value was written.
 */
export interface Position {
  /** The path as it was opened. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** Of the first byte, from 0, in the file. */
  readonly offset: number
  /** In bytes of the file; may span lines. 0 stands between two bytes (the end of the file). */
  readonly length: number
  /** How the place came to be read: innermost first, then each including file. Empty in the main file. */
  readonly chain: readonly Origin[]
}

/** One step of a chain: the place of an include, or of the definition whose value was put in. */
export interface Origin extends Position {
  readonly reason: 'include' | 'define' | 'subst'
  /** The path that was included, or the identifier. */
  readonly name: string
}

/** The chain of the main file. */
export const noChain: readonly Origin[] = Object.freeze([])

/** A place for what has no text, such as a define given on the command line. */
export const nowhere: Position = Object.freeze({
  file: '',
  line: 1,
  column: 1,
  offset: 0,
  length: 0,
  chain: noChain,
})

/** `file:line:column`, as editors jump to it. */
export function printPosition(position: Position): string {
  return `${position.file}:${position.line}:${position.column}`
}

/** The place from the start of `first` to the end of `last`; only `first` when they are in different files. */
export function spanning(first: Position, last: Position): Position {
  if (first === last || first.file !== last.file || last.offset < first.offset) return first
  return {
    file: first.file,
    line: first.line,
    column: first.column,
    offset: first.offset,
    length: Math.max(first.length, last.offset + last.length - first.offset),
    chain: first.chain,
  }
}

/** The place just behind a text: where something is missing. */
export function behind(position: Position): Position {
  return {
    file: position.file,
    line: position.line,
    column: position.column + position.length,
    offset: position.offset + position.length,
    length: 0,
    chain: position.chain,
  }
}

/**
 * The place of a part of a text that starts at `start`.
 *
 * @param start - where the text starts
 * @param text - the text as it stands in the file
 * @param from - offset of the part in the text
 * @param to - offset of its end
 */
export function within(start: Position, text: string, from: number, to: number): Position {
  let line = start.line
  let column = start.column + from
  for (let at = text.indexOf('\n'); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) {
    line += 1
    column = from - at
  }
  return {
    file: start.file,
    line,
    column,
    offset: start.offset + from,
    length: to - from,
    chain: start.chain,
  }
}
