/** Files of rules: `LIST [EXCEPT LIST] : LIST [EXCEPT LIST]`, where a list is `ALL`, or patterns with commas between. */

import { type Matcher, posixRegex } from 'siprose'

import { refusalAt } from '../text-place.ts'
import type { Rule, Side, UriList } from './rule.ts'

const FORM = 'a rule is `patterns : patterns`'

/**
 * The rules of a file.
 *
 * @param file - its name, for errors
 * @throws SiproseError at the first line that is none
 */
export function parseRuleFile(text: string, file: string): readonly Rule[] {
  const rules: Rule[] = []
  for (const [place, line] of text.split('\n').entries()) {
    const rule = new RuleLine(line, file, place + 1).rule()
    if (rule !== null) rules.push(rule)
  }
  return rules
}

type Kind = 'pattern' | 'all' | 'except' | 'comma' | 'colon' | 'end'

interface Word {
  readonly kind: Kind
  readonly text: string
  readonly at: number
}

const END = { kind: 'end', text: '', at: 0 } as const

class RuleLine {
  readonly #line: string
  readonly #file: string
  readonly #number: number
  readonly #words: readonly Word[]
  #next = 0

  constructor(line: string, file: string, number: number) {
    this.#line = line
    this.#file = file
    this.#number = number
    this.#words = this.#cut()
  }

  /** The rule; null for a line without one. */
  rule(): Rule | null {
    if (this.#words.length === 0) return null
    const left = this.#side()
    this.#want('colon', FORM)
    const right = this.#side()
    this.#want('end', 'a rule ends here')
    return { left, right }
  }

  #side(): Side {
    const of = this.#list()
    if (this.#peek().kind !== 'except') return { of, except: null }
    this.#next += 1
    return { of, except: this.#list() }
  }

  #list(): UriList {
    const patterns: Matcher[] = []
    let all = false
    do {
      const word = this.#peek()
      this.#next += 1
      if (word.kind === 'all') all = true
      else if (word.kind === 'pattern') patterns.push(this.#pattern(word))
      else throw this.#refusal(word, `${FORM}, and there is no pattern`)
    } while (this.#took('comma'))
    return { all, patterns }
  }

  #pattern(word: Word): Matcher {
    if (word.text === '')
      throw this.#refusal(word, 'a pattern of nothing is in everything; write `ALL`')
    try {
      return posixRegex(word.text, { ignoreCase: true })
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw this.#refusal(word, `\`${word.text}\` is no pattern: ${why}`)
    }
  }

  #peek(): Word {
    return this.#words[this.#next] ?? { ...END, at: this.#line.trimEnd().length }
  }

  #took(kind: Kind): boolean {
    if (this.#peek().kind !== kind) return false
    this.#next += 1
    return true
  }

  #want(kind: Kind, otherwise: string): void {
    const word = this.#peek()
    if (!this.#took(kind)) throw this.#refusal(word, otherwise)
  }

  #refusal(word: Word, fact: string): Error {
    return refusalAt(this.#file, this.#number, word.at + 1, fact)
  }

  /** The words of the line, up to a comment. */
  #cut(): readonly Word[] {
    const line = this.#line
    const words: Word[] = []
    let at = 0
    while (at < line.length) {
      const char = line.charAt(at)
      if (char === '#') break
      if (/\s/.test(char)) at += 1
      else {
        const word = this.#word(char, at)
        words.push(word)
        at += word.text.length + (char === '"' ? 2 : 0)
      }
    }
    return words
  }

  #word(char: string, at: number): Word {
    if (char === ',') return { kind: 'comma', text: char, at }
    if (char === ':') return { kind: 'colon', text: char, at }
    if (char === '"') {
      const end = this.#line.indexOf('"', at + 1)
      if (end > 0) return { kind: 'pattern', text: this.#line.slice(at + 1, end), at }
      throw refusalAt(this.#file, this.#number, at + 1, 'the quote is not closed')
    }
    const text = /^[^\s,:"#]+/.exec(this.#line.slice(at))?.[0] ?? char
    const kind = text === 'ALL' ? 'all' : text === 'EXCEPT' ? 'except' : 'pattern'
    return { kind, text, at }
  }
}
