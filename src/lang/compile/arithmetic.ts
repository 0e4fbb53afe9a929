// hot
/**
 * Arithmetic of scripts: 64-bit integers, held in JavaScript numbers.
 *
 * Results up to 53 bits are exact, all others are cut to 64 bits and then rounded to what a number can hold. `NaN` is the
 * result of what has none (a division by zero, a text that is no number): it runs through everything it meets, and no
 * condition is true of it.
 */

import { wrap } from '../integer.ts'

const MAX = Number.MAX_SAFE_INTEGER

function isExact(value: number): boolean {
  return value <= MAX && value >= -MAX
}

/** `a + b` */
export function add(a: number, b: number): number {
  const sum = a + b
  return isExact(sum) || sum !== sum ? sum : wrap(BigInt(a) + BigInt(b))
}

/** `a - b` */
export function subtract(a: number, b: number): number {
  const difference = a - b
  return isExact(difference) || difference !== difference ? difference : wrap(BigInt(a) - BigInt(b))
}

/** `a * b` */
export function multiply(a: number, b: number): number {
  const product = a * b
  return isExact(product) || product !== product ? product : wrap(BigInt(a) * BigInt(b))
}

/** `a / b`, towards zero; `NaN` when `b` is 0. */
export function divide(a: number, b: number): number {
  // adding 0 keeps -0 out of the script
  return b === 0 ? Number.NaN : Math.trunc(a / b) + 0
}

/** `a mod b`, with the sign of `a`; `NaN` when `b` is 0. */
export function modulo(a: number, b: number): number {
  return b === 0 ? Number.NaN : (a % b) + 0
}

/** `-a` */
export function negate(a: number): number {
  return 0 - a
}

/** `~a` */
export function invert(a: number): number {
  return -1 - a
}

/** True for what JavaScript's own bit operators can work with. */
function isSmall(value: number): boolean {
  return (value | 0) === value
}

/** `a & b` */
export function bitAnd(a: number, b: number): number {
  if (isSmall(a) && isSmall(b)) return a & b
  return a !== a || b !== b ? Number.NaN : wrap(BigInt(a) & BigInt(b))
}

/** `a | b` */
export function bitOr(a: number, b: number): number {
  if (isSmall(a) && isSmall(b)) return a | b
  return a !== a || b !== b ? Number.NaN : wrap(BigInt(a) | BigInt(b))
}

/** `a ^ b` */
export function bitXor(a: number, b: number): number {
  if (isSmall(a) && isSmall(b)) return a ^ b
  return a !== a || b !== b ? Number.NaN : wrap(BigInt(a) ^ BigInt(b))
}

/** `a << b`; of `b` the lowest 6 bits count. */
export function shiftLeft(a: number, b: number): number {
  if (a !== a || b !== b) return Number.NaN
  return wrap(BigInt(a) << (BigInt(b) & 63n))
}

/** `a >> b`, keeping the sign; of `b` the lowest 6 bits count. */
export function shiftRight(a: number, b: number): number {
  if (isSmall(a) && b >= 0 && b < 32) return a >> b
  return a !== a || b !== b ? Number.NaN : wrap(BigInt(a) >> (BigInt(b) & 63n))
}

/** `!a` as 0 or 1; `NaN` stays what it is. */
export function not(a: number): number {
  return a !== a ? a : a === 0 ? 1 : 0
}

/** `a == b` as 0 or 1, `NaN` if one of them is. */
export function equalIntegers(a: number, b: number): number {
  return a !== a || b !== b ? Number.NaN : a === b ? 1 : 0
}

/** `a < b` as 0 or 1, `NaN` if one of them is. */
export function less(a: number, b: number): number {
  return a !== a || b !== b ? Number.NaN : a < b ? 1 : 0
}

/** `a > b` as 0 or 1, `NaN` if one of them is. */
export function more(a: number, b: number): number {
  return a !== a || b !== b ? Number.NaN : a > b ? 1 : 0
}
