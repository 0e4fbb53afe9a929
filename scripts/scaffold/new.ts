/**
 * Writes what somebody begins with: source, documentation to fill in, an example that fails until it is true, a section of the
 * guide; and says what to do next.
 *
 *     new.ts module NAME
 *     new.ts core-function NAME
 *     new.ts function|parameter|variable|transformation|command MODULE NAME
 */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { handleIn, withExport, withImports, withParameter, withRow, withSection } from './edit.ts'
import {
  commandStub,
  functionStub,
  guideSection,
  guideStub,
  kebab,
  moduleStub,
  parameterStub,
  testStub,
  transformationStub,
  variableStub,
  type Kind,
  type Stub,
} from './stubs.ts'

const root = join(import.meta.dirname, '../..')
const written: string[] = []

/** Ends with a message that says what to write instead. */
function refuse(text: string): never {
  console.error(text)
  process.exit(2)
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
  written.push(file)
}

function writeNew(file: string, text: string): void {
  if (existsSync(join(root, file))) refuse(`${file} is there already`)
  write(file, text)
}

function newModule(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) refuse('a module is called in lower case: NAME=call_limits')
  if (existsSync(join(root, 'modules', name))) refuse(`modules/${name} is there already`)
  writeNew(`modules/${name}/index.ts`, moduleStub(name))
  writeNew(`modules/${name}/doc/${name}.xml`, guideStub(name))
  writeNew(`modules/${name}/test/${name}.test.ts`, testStub(name))
  return `${name}/${name}_example`
}

function newCoreFunction(name: string): string {
  checkName(name)
  const file = `src/core/${kebab(name)}.ts`
  const head = `/** \`${name}()\`. */\n\nimport { core } from './module.ts'\n\n`
  writeNew(file, head + functionStub('core', 'core', name).code)
  const index = read('src/core/index.ts')
  write('src/core/index.ts', withExport(index, `export * from './${kebab(name)}.ts'`))
  return `core/${name}`
}

function newEntry(kind: Kind, module: string, given: string): string {
  const name = given.replace(/^\$|\(\)$|^\{|\}$/g, '')
  if (!existsSync(join(root, 'modules', module, 'index.ts'))) {
    refuse(`there is no module \`${module}\`; make new-module NAME=${module} makes one`)
  }
  if (kind === 'function' || kind === 'parameter') checkName(name)
  if (kind === 'transformation' && !/^\w+\.[\w.]+$/.test(name)) {
    refuse('a transformation has a class and a name: NAME=s.reverse')
  }
  const full = kind === 'command' && !name.includes('.') ? `${module}.${name}` : name
  if (kind === 'parameter') addParameter(module, full)
  else addExport(kind, module, full)
  const guide = `modules/${module}/doc/${module}.xml`
  if (existsSync(join(root, guide)))
    write(guide, withSection(read(guide), guideSection(module, kind, full)))
  return `${module}/${full}`
}

function checkName(name: string): void {
  if (!/^[A-Za-z_]\w*$/.test(name))
    refuse(`\`${name}\` cannot be a name; write letters, digits and _`)
  const known = spawnSync(
    'git',
    ['grep', '-qE', `export const ${name} =`, '--', 'src/core', 'modules'],
    {
      cwd: root,
    },
  )
  if (known.status === 0) refuse(`\`${name}\` is there already: git grep 'export const ${name}'`)
}

function addParameter(module: string, name: string): void {
  const stub = parameterStub(module, name)
  for (const file of ['module.ts', 'index.ts', 'params.ts'].map(
    (one) => `modules/${module}/${one}`,
  )) {
    if (!existsSync(join(root, file))) continue
    const text = read(file)
    const changed = file.endsWith('params.ts')
      ? withRow(text, stub.code)
      : withParameter(text, module, stub.code)
    if (changed !== null) return write(file, withImports(changed, stub.imports))
  }
  refuse(
    `the table of parameters of \`${module}\` was not found; write the row by hand:\n\n${stub.code}`,
  )
}

function stubOf(kind: Kind, module: string, handle: string, name: string): Stub {
  if (kind === 'function') return functionStub(module, handle, name)
  if (kind === 'variable') return variableStub(module, handle, name)
  return kind === 'transformation'
    ? transformationStub(handle, name)
    : commandStub(module, handle, name)
}

/** Into a file of its own where the module has a folder for them, else into its one file. */
function addExport(kind: Kind, module: string, name: string): void {
  const folder = `modules/${module}`
  const index = read(`${folder}/index.ts`)
  const apart = existsSync(join(root, folder, 'module.ts'))
  const handle = handleIn(apart ? read(`${folder}/module.ts`) : index, module)
  if (handle === null)
    refuse(`the handle of \`${module}\` was not found: const … = defineModule('${module}', …)`)
  const { code, imports } = stubOf(kind, module, handle, name)
  if (!apart) {
    write(`${folder}/index.ts`, withImports(`${index.trimEnd()}\n\n${code}`, imports))
    return
  }
  const file = `exports/${kebab(name)}.ts`
  writeNew(`${folder}/${file}`, `import { ${handle} } from '../module.ts'\n\n${code}`)
  write(`${folder}/index.ts`, withExport(index, `export * from './${file}'`))
}

const [what, ...names] = process.argv.slice(2)
const kinds: readonly Kind[] = ['function', 'parameter', 'variable', 'transformation', 'command']
const kind = kinds.find((known) => known === what)
const [first = '', second = ''] = names
if (first === '' || (kind && second === '')) {
  refuse(kind ? `make new-${what} MODULE=sl NAME=…` : `make new-${what ?? 'module'} NAME=…`)
}
const id =
  what === 'module'
    ? newModule(first)
    : what === 'core-function'
      ? newCoreFunction(first)
      : kind
        ? newEntry(kind, first, second)
        : refuse(`new.ts takes module, core-function, ${kinds.join(', ')}`)
spawnSync(
  join(root, 'node_modules/.bin/oxfmt'),
  written.filter((file) => file.endsWith('.ts')),
  { cwd: root },
)
for (const file of written) console.log(`written: ${file}`)
console.log(`
Next:
  1. Write in ${written.find((file) => file.endsWith('.ts'))} what you want it to do, and an example that proves it.
  2. make test-docs ONLY=${id}
     plays the example. It fails now, and shows the line that is not true yet.
  3. Make it true, then run make: types, lint, documentation, tests.`)
