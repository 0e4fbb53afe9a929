/** A command line with variables, as the shell gets it: values never become part of the program. */

import { type CompiledFormat, formatPieces, type Preparation, SiproseError } from 'siprose'

/** A command line, ready to be run for a message. */
export interface Command {
  /** As the configuration writes it, for the log. */
  readonly text: string
  /** The program for the shell. It has no value of a message in it, but the names of variables that have. */
  readonly script: string
  /** What these variables hold, in their order. */
  readonly values: readonly CompiledFormat[]
}

/** Where a shell is in its quotes. */
type Quotes = 'none' | 'single' | 'double'

/** How a variable of the shell is written so that its value stays one word, whatever is in it. */
const written: Readonly<Record<Quotes, (name: string) => string>> = {
  none: (name) => `"$${name}"`,
  single: (name) => `'"$${name}"'`,
  double: (name) => `\${${name}}`,
}

/** The variable of the shell that has a value. */
export function valueName(index: number): string {
  return `SIPROSE_VALUE_${index + 1}`
}

/**
 * Reads a command line.
 *
 * A shell does not read what its variables hold as a program, so each value goes into one, and the program says its name.
 *
 * @param text - as the configuration writes it
 * @param using - compiles the variables in it
 * @throws SiproseError `exec/bad-command` for a line no value can be put into safely
 */
export function prepareCommand(text: string, using: Preparation): Command {
  const values: CompiledFormat[] = []
  let script = ''
  const place = new Place()
  for (const piece of formatPieces(text)) {
    if (piece.kind === 'text') {
      const reason = place.read(piece.text)
      if (reason !== null) throw refusal(text, reason)
      script += piece.text
    } else {
      if (endsInBackslash(script)) throw refusal(text, 'a backslash stands before a variable')
      script += written[place.quotes](valueName(values.length))
      values.push(using.format(piece.text))
    }
  }
  if (place.open) throw refusal(text, 'a quote or a parenthesis is not closed')
  if (script.trim() === '') throw refusal(text, 'there is no command in it')
  if (script.includes('\0')) throw refusal(text, 'a byte in it is 0')
  return { text, script, values }
}

function refusal(text: string, why: string): SiproseError {
  return new SiproseError('exec/bad-command', `\`${text}\` cannot be run: ${why}`, { text })
}

/** Follows a shell through its quotes, and through commands inside of commands, which have quotes of their own. */
class Place {
  quotes: Quotes = 'none'
  /** What is around: the quotes outside of each command inside, and how that ends. */
  readonly #around: { readonly quotes: Quotes; readonly end: string }[] = []

  /** Reads on; a reason why this cannot be followed, or null. */
  read(text: string): string | null {
    for (let at = 0; at < text.length; at++) {
      const character = text[at] ?? ''
      if (this.quotes === 'single') {
        if (character === "'") this.quotes = 'none'
      } else if (character === '\\') at++
      else if (character === '`') this.#backtick()
      else if (character === '$' && text[at + 1] === '(') {
        this.#enter(')')
        at++
      } else if (character === '"') this.quotes = this.quotes === 'double' ? 'none' : 'double'
      else if (this.quotes === 'none') {
        if (character === "'") this.quotes = 'single'
        else if (character === '(') this.#enter(')')
        else if (character === ')') this.#leave(')')
        else if (character === '<' && text[at + 1] === '<') {
          return 'a document in place (`<<`) has rules of its own for quotes'
        }
      }
    }
    return null
  }

  #enter(end: string): void {
    this.#around.push({ quotes: this.quotes, end })
    this.quotes = 'none'
  }

  /** A `)` may also end a pattern of `case`: then nothing is left. */
  #leave(end: string): void {
    if (this.#around.at(-1)?.end === end) this.quotes = this.#around.pop()?.quotes ?? 'none'
  }

  #backtick(): void {
    if (this.quotes === 'none' && this.#around.at(-1)?.end === '`') this.#leave('`')
    else this.#enter('`')
  }

  get open(): boolean {
    return this.quotes !== 'none' || this.#around.length > 0
  }
}

function endsInBackslash(script: string): boolean {
  let count = 0
  while (script[script.length - 1 - count] === '\\') count++
  return count % 2 === 1
}
