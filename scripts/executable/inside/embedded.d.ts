/** Written by the bundler: everything in the executable that is imported when it is first needed. */
declare module 'embedded:parts' {
  /** The modules that come with the server, by name. */
  export const modules: ReadonlyMap<string, () => Promise<object>>
  /** What a module may import, by what it writes after `from`: `siprose`, `siprose/modules/tm`. */
  export const importable: ReadonlyMap<string, () => Promise<object>>
  /** The text of `package.json`. */
  export const facts: string
}
