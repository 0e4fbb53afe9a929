/** Registers a phone at 127.0.0.1 and prints what it was answered: `ring.ts PORT USER PASSWORD`. For servers in a network of their own. */

import { options, register } from './phone.ts'

const [port = '5060', user = '', password = ''] = process.argv.slice(2)
console.log(await options(Number(port), 2000))
for (const line of await register(Number(port), user, password)) console.log(line)
