/** The layers of the house: imports only point down. Listed from the ground up, as in the README. */
const layers = ['sip', 'net', 'lang', 'runtime', 'db', 'rpc', 'core', 'docs', 'lsp', 'cli']
/** Rooms on one floor, which do not know one another. */
const side = [
  ['lang', 'net'],
  ['lang', 'sip'],
  ['net', 'lang'],
  ['sip', 'lang'],
  ['sip', 'net'],
]

const upward = layers.slice(0, -1).map((layer, index) => ({
  name: `${layer} knows nothing above it`,
  severity: 'error',
  from: { path: `^src/${layer}/`, pathNot: '/test/' },
  to: { path: `^src/(${layers.slice(index + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...upward,
    ...side.map(([from, to]) => ({
      name: `${from} does not know ${to}`,
      severity: 'error',
      from: { path: `^src/${from}/`, pathNot: '/test/' },
      to: { path: `^src/${to}/` },
    })),
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: '^(src|modules|scripts|bench)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'src knows no module',
      severity: 'error',
      from: { path: '^src/', pathNot: '/test/' },
      to: { path: '^modules/' },
    },
    {
      name: 'a module uses the server through siprose alone',
      severity: 'error',
      from: { path: '^modules/', pathNot: '/test/' },
      to: { path: '^src/(?!index\\.ts)' },
    },
    {
      name: 'a module uses another through its api.ts',
      severity: 'error',
      from: { path: '^modules/([^/]+)/', pathNot: '/test/' },
      to: { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/api\\.ts$'] },
    },
    {
      name: 'sip and lang are pure',
      severity: 'error',
      from: { path: '^src/(sip|lang)/', pathNot: ['/test/', '^src/lang/source\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import'] },
  },
}
