/** Passwords: from a terminal that does not show them, from a file, or from a program. Never from the command line. */

import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

import { bytePath, usage } from '../options.ts'

/** Where a password is to come from. */
export interface SecretOptions {
  readonly 'password-file'?: string | undefined
  readonly 'password-stdin'?: boolean | undefined
}

/** The flags of {@link SecretOptions}, for `parseArgs`. */
export const secretFlags = {
  'password-file': { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const

/** A new password, as bytes: asked for twice on a terminal. */
export async function newPassword(options: SecretOptions, whose: string): Promise<string> {
  const file = options['password-file']
  const given =
    file !== undefined
      ? firstLine(readFileSync(file, 'utf8'))
      : options['password-stdin'] === true
        ? firstLine(readFileSync(0, 'utf8'))
        : await askTwice(whose)
  if (given === '') throw usage('the password is empty; nothing was changed')
  return bytePath(given)
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? ''
}

async function askTwice(whose: string): Promise<string> {
  const first = await askSecret(`Password for ${whose}: `)
  if ((await askSecret('The same again: ')) !== first) {
    throw usage('these are two passwords; nothing was changed')
  }
  return first
}

/** Asks for a secret on the terminal, and shows nothing of it. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw usage(
      'there is no terminal to ask for the password; write --password-file FILE or --password-stdin',
    )
  }
  process.stderr.write(question)
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  lines.question('', resolve)
  lines.on('SIGINT', () => reject(usage('nothing was changed')))
  try {
    return await promise
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
