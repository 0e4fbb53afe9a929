/** Every operator on values of every kind, which the servers know only when the script runs. */

import { condition, type Difference, expression, type Row } from './row.ts'

/** What stands on each side: numbers, texts that are numbers or begin as one or are none, and nothing. */
const operands: readonly (readonly [name: string, set: string])[] = [
  ['$var(five)', '$var(five) = 5;'],
  ['$var(minus)', '$var(minus) = -3;'],
  ['$var(zero)', '$var(zero) = 0;'],
  ['$var(digits)', '$var(digits) = "5";'],
  ['$var(word)', '$var(word) = "abc";'],
  ['$var(empty)', '$var(empty) = "";'],
  ['$var(mixed)', '$var(mixed) = "5x";'],
  ['$avp(nothing)', ''],
]

/** Sets all of them, at the start of the script. */
export const operandsSet: string = operands.map(([, set]) => set).join(' ')

const calculating = ['+', '-', '*', '/', 'mod', '&', '|', '^']
const comparing = ['==', '!=', '<', '>', '<=', '>=']

/** A row with a word in it may want a number of it. */
function withWords(row: Row): Row {
  return /\$var\((?:word|mixed)\)/.test(row.script) ? { ...row, noNumber: true } : row
}

/** Two operands with an operator between them. */
export const operatorRows: readonly Row[] = operands
  .flatMap(([left]) =>
    operands.flatMap(([right]) => [
      ...calculating.map((operator) => expression(`${left} ${operator} ${right}`)),
      ...comparing.map((operator) => condition(`${left} ${operator} ${right}`)),
    ]),
  )
  .map(withWords)

/** Kamailio makes `x && 1` and `x || 0` into `x`, which is false below 0 on its own and true as an operand. */
function optimised(name: string, answer: string): Difference | undefined {
  const why =
    'the operands of && and || are true when they are not 0, whatever stands on the other side'
  return name === '$var(minus)' ? { ours: `s ${answer}`, why } : undefined
}

/** One operand, with and without something in front. */
export const singleRows: readonly Row[] = operands
  .flatMap(([name]) => [
    expression(`-${name}`),
    expression(`~${name}`),
    expression(`!${name}`),
    expression(`(int)${name}`),
    expression(`(str)${name}`),
    expression(`strlen(${name})`),
    expression(`strempty(${name})`),
    expression(`defined ${name}`),
    expression(`selval(${name}, "yes", "no")`),
    condition(name),
    condition(`!${name}`),
    condition(`not ${name}`),
    condition(`${name} == $null`),
    condition(`${name} != $null`),
    condition(`${name} =~ "^5"`),
    condition(`${name} && 1`, optimised(name, 'yes')),
    condition(`${name} || 0`, optimised(name, 'yes')),
  ])
  .map(withWords)

/** Shifts, by amounts that mean something. */
export const shiftRows: readonly Row[] = [
  '$var(five)',
  '$var(minus)',
  '$var(zero)',
  '$var(digits)',
].flatMap((left) =>
  [0, 1, 4].flatMap((count) => [
    expression(`${left} << ${count}`),
    expression(`${left} >> ${count}`),
  ]),
)
