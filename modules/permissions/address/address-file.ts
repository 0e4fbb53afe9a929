/** The file of addresses: `group address [mask [port]] [tag]`, a row a line, with `#` before comments. */

import { refusalAt } from '../text-place.ts'
import { type AddressFields, type AddressRow, addressRow } from './address-row.ts'

interface Word {
  readonly text: string
  readonly column: number
}

/**
 * The rows of a file.
 *
 * @param file - its name, for errors
 * @throws SiproseError at the first line that is none
 */
export function parseAddressFile(text: string, file: string): readonly AddressRow[] {
  const rows: AddressRow[] = []
  for (const [place, line] of text.split('\n').entries()) {
    const words = wordsOf(line)
    if (words.length > 0) rows.push(rowOf(words, { file, line: place + 1 }))
  }
  return rows
}

function wordsOf(line: string): readonly Word[] {
  const end = line.indexOf('#')
  const words: Word[] = []
  for (const found of (end < 0 ? line : line.slice(0, end)).matchAll(/[^\s]+/g)) {
    words.push({ text: found[0], column: found.index + 1 })
  }
  return words
}

interface Place {
  readonly file: string
  readonly line: number
}

function rowOf(words: readonly Word[], { file, line }: Place): AddressRow {
  const [group, address, ...rest] = words
  if (group === undefined || address === undefined) {
    const column = group?.column ?? 1
    throw refusalAt(file, line, column, 'a row is `group address`, then mask, port and tag')
  }
  if (!isNumber(group.text)) {
    const fact = `\`${group.text}\` is no number of a group; a row is \`group address\`, then mask, port and tag`
    throw refusalAt(file, line, group.column, fact)
  }
  const mask = rest[0] !== undefined && isNumber(rest[0].text) ? rest.shift() : undefined
  const port =
    mask !== undefined && rest[0] !== undefined && isNumber(rest[0].text) ? rest.shift() : undefined
  const [tag, more] = rest
  if (more !== undefined) {
    const fact = `\`${more.text}\` stands behind the tag \`${tag?.text}\`, which is one word`
    throw refusalAt(file, line, more.column, fact)
  }
  const row = addressRow({
    group: Number(group.text),
    address: address.text,
    mask: Number(mask?.text ?? 0),
    port: Number(port?.text ?? 0),
    tag: tag?.text ?? null,
  })
  if (!('field' in row)) return row
  const at: Partial<Record<keyof AddressFields, Word | undefined>> = { group, address, mask, port }
  throw refusalAt(file, line, at[row.field]?.column ?? 1, row.fact)
}

function isNumber(text: string): boolean {
  return /^[0-9]{1,10}$/.test(text)
}
