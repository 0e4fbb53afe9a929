/** The licences of all that became part of a package, as one text. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const LINE = `\n${'-'.repeat(78)}\n`

/**
 * The text.
 *
 * @param own - the folder of the project
 * @param packages - the folders of the packages
 * @throws Error where a package holds no text of its licence
 */
export function licensesText(own: string, packages: readonly string[]): string {
  return [own, ...packages].map(licenseOf).join(LINE)
}

/** The folder of the package with Node.js in it, from which this program runs; null where it is that of the system. */
export function nodePackage(): string | null {
  const folder = dirname(dirname(process.execPath))
  return existsSync(join(folder, 'LICENSE')) ? folder : null
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { readonly name: string; readonly version: string; readonly license?: string }
  const text = ownText(folder) ?? endOfReadme(folder)
  if (text === null) {
    throw new Error(`the package ${name} holds no text of its licence; look at it by hand`)
  }
  return [`${name} ${version}${license === undefined ? '' : `: ${license}`}`, text, ''].join('\n\n')
}

function ownText(folder: string): string | null {
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim()
}

/** Where some say it: in the last chapter of their README. */
function endOfReadme(folder: string): string | null {
  const file = join(folder, 'README.md')
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const at = text.search(/^#+ *licen[cs]e/im)
  return at < 0 ? null : text.slice(at).trim()
}
