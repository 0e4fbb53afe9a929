/** Numbers with a fraction, as commands take them. */

import { type Argument, prepared, SiproseError } from 'siprose'

const BAD_REQUEST = 400

function numberOf(text: string): number {
  const value = /^[+-]?[0-9]{1,9}(?:\.[0-9]{0,9})?$/.test(text) ? Number(text) : Number.NaN
  if (!Number.isNaN(value)) return value
  throw new SiproseError('pipelimit/number', `\`${text}\` is no number; write it as in 0.85`, {
    rpcCode: BAD_REQUEST,
  })
}

function shareOf(text: string): number {
  const value = numberOf(text)
  if (value >= 0 && value <= 1) return value
  throw new SiproseError('pipelimit/load', `the load is ${text}; it can be 0.0 to 1.0`, {
    rpcCode: BAD_REQUEST,
  })
}

/** A gain of the controller: any number. */
export function gain(name: string): Argument<number> {
  return prepared(name, numberOf)
}

/** A share of the whole: 0.0 to 1.0. */
export function share(name: string): Argument<number> {
  return prepared(name, shareOf)
}
