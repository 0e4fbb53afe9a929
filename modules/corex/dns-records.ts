/** Records of DNS as parameters write them, made into the commands that add them. */

import { SiproseError } from 'siprose'

/** A command with its arguments. */
export interface DnsCommand {
  readonly name: string
  readonly args: readonly (string | number)[]
}

function refusal(text: string, why: string): SiproseError {
  return new SiproseError('corex/bad-record', `\`${text}\` is no record of DNS: ${why}`)
}

/** The command that adds what `type=A;name=…;addr=…;ttl=…;flags=…` says. */
export function dnsCommands(text: string): DnsCommand {
  const fields = new Map<string, string>()
  for (const part of text.split(';')) {
    const equals = part.indexOf('=')
    if (part.trim() === '') continue
    if (equals < 0) throw refusal(text, `\`${part}\` has no value`)
    fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  const name = fields.get('name') ?? ''
  if (name === '') throw refusal(text, 'it has no name')
  const number = (field: string, usual: number): number => {
    const value = Number(fields.get(field) ?? usual)
    if (Number.isInteger(value) && value >= 0) return value
    throw refusal(text, `${field} is no number`)
  }
  const target = fields.get('addr') ?? fields.get('rname') ?? ''
  if (target === '') throw refusal(text, 'it has no addr')
  const ttl = number('ttl', 0)
  const flags = number('flags', 0)
  switch (fields.get('type')) {
    case 'A':
      return { name: 'dns.add_a', args: [name, ttl, target, flags] }
    case 'AAAA':
      return { name: 'dns.add_aaaa', args: [name, ttl, target, flags] }
    case 'SRV': {
      const order = [number('priority', 0), number('weight', 0), number('port', 5060)]
      return { name: 'dns.add_srv', args: [name, ttl, ...order, target, flags] }
    }
    default:
      throw refusal(text, 'its type is not A, AAAA or SRV')
  }
}
