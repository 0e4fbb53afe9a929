/** Runs test files in one process, one after the other: `together.ts FILE…`. */

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const files = process.argv.slice(2)
// tap names folders by what runs: the first is enough, all are too long for a file system
process.argv.length = 3
for (const file of files) await import(pathToFileURL(resolve(file)).href)
