/** What an editor asks, and who answers. */

import {
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

import { readReference } from '../docs/traps.ts'
import { Checker } from './checker.ts'
import { Files } from './files.ts'
import { hover } from './hover.ts'
import { Names } from './names.ts'
import { pathOf } from './paths.ts'
import { Projects } from './project.ts'
import { signatures } from './signature.ts'
import { bytesOf } from './text.ts'
import { Watch, type CheckOptions } from './watch.ts'
import { placeAt, type Place, type Workspace } from './workspace.ts'

/** What the command line says. */
export interface SessionOptions extends CheckOptions {
  /** The main files, by their paths; those that are not named are looked for. */
  readonly mains: readonly string[]
  readonly version: string
}

interface At {
  readonly textDocument: { readonly uri: string }
  readonly position: Position
}

/** One editor. */
export class Session {
  readonly #connection: Connection
  readonly #options: SessionOptions
  readonly #documents = new TextDocuments(TextDocument)
  readonly #paths = new Map<string, TextDocument>()
  readonly #checker = new Checker()
  readonly #workspace: Workspace
  readonly #watch: Watch
  #watchesFiles = false

  /**
   * @param connection - the editor
   * @param options - what the command line says
   */
  constructor(connection: Connection, options: SessionOptions) {
    this.#connection = connection
    this.#options = options
    const files = new Files((path) => this.#paths.get(path) ?? null)
    const names = new Names(readReference())
    this.#workspace = { files, names, projects: new Projects(files) }
    this.#watch = new Watch({
      workspace: this.#workspace,
      checker: this.#checker,
      defines: options.defines,
      directories: options.directories,
      open: () => [...this.#paths].map(([path, document]) => [path, bytesOf(document.getText())]),
      publish: (uri, diagnostics) => {
        void connection.sendDiagnostics({ uri, diagnostics })
      },
      warn: (message) => {
        connection.console.warn(message)
      },
    })
  }

  /** Answers until the editor is gone. */
  async run(): Promise<number> {
    const connection = this.#connection
    connection.onInitialize((params) => this.#initialize(params))
    connection.onInitialized(() => {
      this.#initialized()
    })
    this.#listen()
    this.#answer()
    this.#documents.listen(connection)
    connection.listen()
    return new Promise((resolve) => {
      connection.onShutdown(() => {
        this.#watch.stop()
        this.#checker.stop()
      })
      connection.onExit(() => {
        resolve(0)
      })
    })
  }

  #initialize({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    const named = mainsOf(initializationOptions)
    this.#workspace.projects.mains = [...this.#options.mains, ...named].map((path) => bytesOf(path))
    this.#watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    this.#checker.warmUp()
    return {
      serverInfo: { name: 'siprose', version: this.#options.version },
      capabilities: {
        textDocumentSync: {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        },
        hoverProvider: true,
        signatureHelpProvider: { triggerCharacters: ['(', ','] },
      },
    }
  }

  #initialized(): void {
    if (!this.#watchesFiles) return
    void this.#connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*.cfg' }],
    })
  }

  #listen(): void {
    const changed = (): void => {
      this.#workspace.projects.forget()
      this.#watch.changed()
    }
    this.#documents.onDidOpen(({ document }) => {
      this.#paths.set(pathOf(document.uri), document)
      changed()
    })
    this.#documents.onDidClose(({ document }) => {
      this.#paths.delete(pathOf(document.uri))
      changed()
    })
    this.#documents.onDidChangeContent(() => {
      this.#watch.changed()
    })
    this.#documents.onDidSave(changed)
    this.#connection.onDidChangeWatchedFiles(changed)
  }

  #answer(): void {
    const connection = this.#connection
    const workspace = this.#workspace
    connection.onHover((at) => this.#at(at, (place) => hover(workspace, place)))
    connection.onSignatureHelp((at) => this.#at(at, (place) => signatures(workspace, place)))
  }

  #at<T>({ textDocument, position }: At, answer: (place: Place) => T): T | null {
    const place = placeAt(this.#workspace, pathOf(textDocument.uri), position)
    return place === null ? null : answer(place)
  }
}

/** `main` of the options an editor was given: a path, or some. */
function mainsOf(options: unknown): readonly string[] {
  const main: unknown =
    typeof options === 'object' && options !== null && 'main' in options ? options.main : []
  const paths: unknown[] = Array.isArray(main) ? main : [main]
  return paths.filter((path): path is string => typeof path === 'string' && path.startsWith('/'))
}
