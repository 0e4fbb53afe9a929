/** Checks configurations while they are written, some time after the last key. */

import type { Diagnostic as Shown } from 'vscode-languageserver'

import type { Diagnostic } from '../lang/diagnostic.ts'
import { systemClock, type Timer } from '../runtime/clock.ts'
import type { Checker } from './checker.ts'
import { uriOf } from './paths.ts'
import { countsForParts, fileOf, shownDiagnostic } from './problems.ts'
import { decoded, Text } from './text.ts'
import type { Workspace } from './workspace.ts'

/** How long nothing has to be typed before a check begins. */
const QUIET_MS = 200

/** What the command line says. */
export interface CheckOptions {
  readonly defines: ReadonlyMap<string, string>
  /** Where modules may be imported from, besides those that come with the server. */
  readonly directories: readonly string[]
}

/** What a watch is made from. */
export interface WatchParts extends CheckOptions {
  readonly workspace: Workspace
  readonly checker: Checker
  /** The paths of the open documents, with their texts. */
  readonly open: () => readonly (readonly [path: string, bytes: string])[]
  readonly publish: (uri: string, diagnostics: Shown[]) => void
  readonly warn: (message: string) => void
}

/** Keeps what is known to be wrong with the files up to date. */
export class Watch {
  readonly #parts: WatchParts
  #timer: Timer | null = null
  /** Counts changes: what was asked before the last one is old. */
  #changes = 0
  #checking = false
  /** What each main file was found to have, by file. */
  readonly #found = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>()
  readonly #shown = new Set<string>()

  /** @param parts - what it needs */
  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  /** Notes that something has changed. */
  changed(): void {
    this.#changes += 1
    this.#timer?.cancel()
    this.#timer = systemClock.after(QUIET_MS, () => {
      void this.#checkAll()
    })
  }

  /** What is known of a file. */
  of(path: string): readonly Diagnostic[] {
    return [...this.#found.values()].flatMap((files) => files.get(path) ?? [])
  }

  /** Checks no more. */
  stop(): void {
    this.#timer?.cancel()
  }

  async #checkAll(): Promise<void> {
    // the check at hand sees that it is old, and begins anew
    if (this.#checking) return
    this.#checking = true
    let before = -1
    while (before !== this.#changes) {
      before = this.#changes
      await this.#checkRoots(before)
    }
    this.#checking = false
  }

  async #checkRoots(changes: number): Promise<void> {
    const { open, workspace } = this.#parts
    const texts = open()
    const roots = new Set(texts.map(([path]) => workspace.projects.rootOf(path)))
    for (const root of this.#found.keys()) if (!roots.has(root)) this.#found.delete(root)
    for (const root of roots) {
      await this.#checkRoot(root, texts, changes)
      if (this.#changes !== changes) return
    }
    this.#publish(texts)
  }

  async #checkRoot(
    root: string,
    texts: readonly (readonly [path: string, bytes: string])[],
    changes: number,
  ): Promise<void> {
    const { checker, workspace, defines, directories, warn } = this.#parts
    const answer = await checker.check({ root, texts, defines: [...defines], directories })
    if (this.#changes !== changes) return
    if (answer.failed !== null) {
      warn(`${decoded(root)} could not be checked: ${answer.failed}`)
      return
    }
    const { fragment } = workspace.projects.whole(root)
    const files = new Map<string, Diagnostic[]>()
    for (const found of answer.diagnostics) {
      if (fragment && !countsForParts(found)) continue
      const file = fileOf(found, root)
      files.set(file, [...(files.get(file) ?? []), found])
    }
    this.#found.set(root, files)
  }

  /** Sends what was found, and nothing for files that had something before. */
  #publish(open: readonly (readonly [path: string, bytes: string])[]): void {
    const { workspace, publish } = this.#parts
    const opened = new Map(open.map(([path, bytes]) => [path, new Text(bytes)]))
    const texts = (path: string): Text | null =>
      opened.get(path) ?? workspace.files.scan(path)?.text ?? null
    const shown = new Map<string, Map<string, Shown>>()
    for (const path of opened.keys()) shown.set(path, new Map())
    for (const [root, files] of this.#found) {
      for (const [path, found] of files) {
        const ofFile = shown.get(path) ?? new Map<string, Shown>()
        shown.set(path, ofFile)
        for (const one of found) {
          const diagnostic = shownDiagnostic(one, root, texts)
          ofFile.set(JSON.stringify(diagnostic), diagnostic)
        }
      }
    }
    for (const path of this.#shown) if (!shown.has(path)) publish(uriOf(path), [])
    this.#shown.clear()
    for (const [path, found] of shown) {
      this.#shown.add(path)
      publish(uriOf(path), [...found.values()])
    }
  }
}
