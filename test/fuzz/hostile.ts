/** Bytes nobody should send: random ones, and messages cut and changed. From a seed, so that a failure can be had again. */

import type { Dice } from './dice.ts'

const seeds: readonly [string, ...string[]] = [
  'OPTIONS sip:probe@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKa;rport\r\nMax-Forwards: 70\r\n' +
    'From: "A" <sip:a@example.com>;tag=1\r\nTo: <sip:probe@127.0.0.1>\r\nCall-ID: f@1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n',
  'INVITE sip:bob@127.0.0.1:9;transport=udp SIP/2.0\r\nv: SIP/2.0/TCP [2001:db8::1]:9 ;branch=z9hG4bKb , SIP/2.0/UDP x\r\n' +
    'm: <sip:a@127.0.0.1>;expires=5, "x\\"y" <sip:b@c>;q=0.5\r\nf: sip:a@b;tag=2\r\nt: sip:b@c\r\ni: f2\r\nCSeq:\r\n 2\r\n INVITE\r\n' +
    'Route: <sip:a;lr>\r\nc: application/sdp\r\nl: 4\r\n\r\nv=0\n',
  'SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bKc\r\nVia: SIP/2.0/UDP 127.0.0.1:9;received=127.0.0.1;rport=9\r\n' +
    'From: <sip:a@b>;tag=3\r\nTo: <sip:b@c>;tag=4\r\nCall-ID: f3\r\nCSeq: 3 INVITE\r\nContent-Length: 0\r\n\r\n',
  'REGISTER sips:x SIP/2.0\r\nVia: SIP/2.0/UDP h\r\nContact: *\r\nExpires: 4294967296\r\nMax-Forwards: 0\r\n\r\n',
]

const nasty: readonly [string, ...string[]] = [
  '\0',
  '\r\n\r\n',
  '\r',
  '\n',
  ':',
  '"',
  '<',
  '>',
  ';',
  ',',
  '=',
  '@',
  '%00',
  '%',
  '[::',
  '99999999999999999999',
  '-1',
  'SIP/2.0',
  '\xff\xfe',
  ' '.repeat(300),
  'a'.repeat(2000),
  '('.repeat(500),
  ';a=b'.repeat(400),
  '\r\nVia: '.repeat(300),
  '\r\nContent-Length: 4000000000',
  '\r\nContent-Length: -5',
]

const LONGEST = 8000

/** One hostile message, as bytes. */
export function hostileMessage(dice: Dice): Buffer {
  if (dice.below(10) === 0) return randomBytes(dice)
  let text = dice.pick(seeds)
  for (let changes = 1 + dice.below(4); changes > 0; changes--) text = changed(text, dice)
  return Buffer.from(text.slice(0, LONGEST), 'latin1')
}

function randomBytes(dice: Dice): Buffer {
  const bytes = Buffer.alloc(1 + dice.below(600))
  for (let at = 0; at < bytes.length; at++) bytes[at] = dice.below(256)
  return bytes
}

function changed(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1)
  const to = Math.min(text.length, at + dice.below(20))
  switch (dice.below(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(to)
    case 2:
      return text.slice(0, at) + String.fromCharCode(dice.below(256)) + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + text.slice(at, to).repeat(2 + dice.below(20)) + text.slice(to)
    default:
      return text.slice(0, at) + dice.pick(nasty) + text.slice(at)
  }
}
