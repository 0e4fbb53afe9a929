/** The stubs that scaffolds write: documentation to fill in, an example that fails until it is true, and code that does nothing yet. */

/** What a scaffold can make. */
export type Kind = 'function' | 'parameter' | 'variable' | 'transformation' | 'command'

/** A stub: the code with its comment, and what it needs imported. */
export interface Stub {
  readonly code: string
  readonly imports: readonly string[]
}

const FENCE = '```'

/** A comment of TSDoc around lines. */
function comment(lines: readonly string[], margin = ''): string {
  return [
    `${margin}/**`,
    ...lines.map((line) => `${margin} * ${line}`.trimEnd()),
    `${margin} */`,
  ].join('\n')
}

function loads(module: string): string[] {
  const others = ['pv', 'sl'].filter((name) => name !== module)
  const own = module === 'core' ? [] : [module]
  return [...others, ...own].map((name) => `loadmodule "${name}.so"`)
}

/** An example: a configuration whose answer is not yet what is written below it. */
function example(
  title: string,
  module: string,
  script: readonly string[],
  answer: string,
): string[] {
  return [
    `@example ${title}`,
    `${FENCE}kamailio`,
    ...loads(module),
    ...script,
    FENCE,
    `${FENCE}sip`,
    'alice > OPTIONS sip:example.com',
    `alice < 200 ${answer}`,
    FENCE,
  ]
}

const INTRO = [
  'Does what its name says: replace this sentence.',
  '',
  'When to use it, and what it changes.',
  '',
]

/** A function. */
export function functionStub(module: string, handle: string, name: string): Stub {
  const script = [
    'request_route {',
    `    if (${name}()) sl_send_reply("200", "It worked");`,
    '    else sl_send_reply("200", "It does nothing yet");',
    '}',
  ]
  const lines = [
    ...INTRO,
    '@returns false when it could not be done',
    '',
    ...example('What somebody needs it for', module, script, 'It worked'),
  ]
  return {
    imports: [],
    code: `${comment(lines)}\nexport const ${name} = ${handle}.cfgFunction({ routes: ['request'] }, (_self, _ctx) => false)\n`,
  }
}

/** A row of the table of parameters. */
export function parameterStub(module: string, name: string): Stub {
  const set = `modparam("${module}", "${name}", "changed")`
  const script = [set, 'request_route { sl_send_reply("200", "It changes nothing yet"); }']
  const lines = [
    'Changes what its name says: replace this sentence.',
    '',
    ...example('What somebody sets it for', module, script, 'It was changed'),
  ]
  return { imports: ['strParam'], code: `${comment(lines, '    ')}\n    ${name}: strParam(''),\n` }
}

/** A variable. */
export function variableStub(module: string, handle: string, name: string): Stub {
  const lines = [
    'What it is: replace this sentence.',
    '',
    ...example(
      'What somebody reads it for',
      module,
      [`request_route { sl_send_reply("200", "$${name}"); }`],
      'something',
    ),
  ]
  return {
    imports: [],
    code: `${comment(lines)}\nexport const ${identifier(name)} = ${handle}.pseudoVariable({ name: '$${name}', type: 'str' }, { get: () => null })\n`,
  }
}

/** A transformation, `class.name`. */
export function transformationStub(handle: string, name: string): Stub {
  const lines = [
    'Makes something else of a text: replace this sentence.',
    '',
    '@example What somebody needs it for',
    `${FENCE}sip`,
    'alice > OPTIONS sip:bob@example.com',
    FENCE,
    `${FENCE}values`,
    `$(rU{${name}}) => "something else"`,
    FENCE,
  ]
  return {
    imports: [],
    code: `${comment(lines)}\nexport const ${identifier(name)} = ${handle}.transformation({ name: '${name}', from: 'str', to: 'str' }, (text) => text)\n`,
  }
}

/** A command, `module.name`. */
export function commandStub(module: string, handle: string, name: string): Stub {
  const lines = [
    'Tells what its name says: replace this sentence.',
    '',
    '@example What somebody asks it for',
    `${FENCE}kamailio`,
    ...loads(module),
    'request_route { sl_send_reply("200", "OK"); }',
    FENCE,
    `${FENCE}rpc`,
    `> ${name}`,
    'figure: 1',
    FENCE,
  ]
  return {
    imports: [],
    code: `${comment(lines)}\nexport const ${identifier(name)} = ${handle}.rpcCommand({ name: '${name}' }, () => ({ figure: 0 }))\n`,
  }
}

/** The entry of a new module, with one function. */
export function moduleStub(name: string): string {
  const handle = camel(name)
  const lines = [
    'Does one thing for an operator: replace this sentence.',
    '',
    'Whom it is for, and when its neighbour is the better choice.',
    '',
    `@module ${name}`,
  ]
  return `${comment(lines)}
import { defineModule } from 'siprose'

const ${handle} = defineModule('${name}', {})
export default ${handle}

${functionStub(name, handle, `${name}_example`).code}`
}

/** The guide of a new module. */
export function guideStub(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:id="${name}.guide">
  <title>${name}</title>

  <section xml:id="${name}.purpose">
    <title>What it is for</title>
    <para>What an operator gets from it.</para>
  </section>

  <section xml:id="${name}.thinking">
    <title>How to think of it</title>
    <para>The one picture that makes its functions easy to guess.</para>
  </section>
</article>
`
}

/** A section of a guide for something new. */
export function guideSection(module: string, kind: Kind, name: string): string {
  const element = {
    function: 'function',
    parameter: 'parameter',
    variable: 'varname',
    transformation: 'literal',
    command: 'literal',
  }[kind]
  const shown = {
    function: `${name}()`,
    parameter: name,
    variable: `$${name}`,
    transformation: `{${name}}`,
    command: name,
  }[kind]
  const id = `${module}.about.${name.replaceAll(/[^\w.-]/g, '-')}`
  return `
  <section xml:id="${id}">
    <title>When to use ${shown}</title>
    <para>What <${element}>${shown}</${element}> is good for, and what to think of.</para>
  </section>
`
}

/** The test of a new module, for what examples cannot show. */
export function testStub(name: string): string {
  return `/** What examples of \`${name}\` cannot show: limits, races, hostile input. */

import t from 'tap'

import ${camel(name)} from '../index.ts'

t.test('${name} has the name that a configuration loads', (t) => {
  t.equal(${camel(name)}.name, '${name}')
  t.end()
})
`
}

/** The name of a constant. */
export function camel(name: string): string {
  return name.replaceAll(/[_.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The name of a constant for something whose own name need not be one. */
export function identifier(name: string): string {
  const made = camel(name.replaceAll(/[^\w.-]/g, '_'))
  return /^\d|^(?:in|is|new|var|default|delete|return|switch)$/.test(made) ? `${made}_` : made
}

/** The name of a file. */
export function kebab(name: string): string {
  return name
    .replaceAll(/[_.]+/g, '-')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
}
