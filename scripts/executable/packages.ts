/** Which packages became part of what a bundler made: their licences have to go with it. */

/** The files that were made. */
export interface Bundle {
  readonly [file: string]: { readonly type: string; readonly moduleIds?: readonly string[] }
}

/** The folders of the packages that became part of a bundle. */
export function packagesOf(bundle: Bundle): readonly string[] {
  const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)
  const folders = modules.map(
    (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ''))?.[0],
  )
  return [...new Set(folders)].filter((folder) => folder !== undefined).toSorted()
}
