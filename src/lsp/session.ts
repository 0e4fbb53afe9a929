/** What an editor asks, and who answers. */

import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type Range,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

import { readReference } from '../docs/traps.ts'
import type { SourceReader } from '../lang/source.ts'
import { Checker } from './checker.ts'
import { complete, completeItem } from './completion.ts'
import { definitions, references, rename, renameable, renameFault } from './definition.ts'
import { Files, overlayReader } from './files.ts'
import { fixes } from './fixes.ts'
import { formatting } from './formatting.ts'
import { hover } from './hover.ts'
import { Names } from './names.ts'
import { pathOf } from './paths.ts'
import { shownDiagnostic } from './problems.ts'
import { Projects } from './project.ts'
import type { Scan } from './scan.ts'
import { signatures } from './signature.ts'
import { foldings, outline } from './symbols.ts'
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
  #takesSnippets = false

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
      open: () => this.#texts(),
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
        this.stop()
      })
      connection.onExit(() => {
        resolve(0)
      })
    })
  }

  /** Checks no more; harmless when it is said twice. */
  stop(): void {
    this.#watch.stop()
    this.#checker.stop()
  }

  #initialize({ capabilities, initializationOptions }: InitializeParams): InitializeResult {
    const named = mainsOf(initializationOptions)
    this.#workspace.projects.mains = [...this.#options.mains, ...named].map((path) => bytesOf(path))
    this.#watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true
    this.#takesSnippets =
      capabilities.textDocument?.completion?.completionItem?.snippetSupport === true
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
        completionProvider: {
          triggerCharacters: ['$', '{', '(', '"', '@', '[', '!', '.'],
          resolveProvider: true,
        },
        definitionProvider: true,
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
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
    connection.onCompletion((at) =>
      this.#at(at, (place) => complete(workspace, place, this.#takesSnippets)),
    )
    connection.onCompletionResolve((item) => completeItem(workspace.names, item))
    connection.onSignatureHelp((at) => this.#at(at, (place) => signatures(workspace, place)))
    connection.onDefinition((at) => this.#at(at, (place) => definitions(workspace, place)))
    connection.onReferences((at) =>
      this.#at(at, (place) => references(workspace, place, at.context.includeDeclaration)),
    )
    connection.onPrepareRename((at) => this.#at(at, (place) => renameable(workspace, place)))
    connection.onRenameRequest((at) =>
      this.#at(at, (place) => {
        const fault = renameFault(workspace, place, at.newName)
        if (fault !== null) throw new ResponseError(ErrorCodes.InvalidParams, fault)
        return rename(workspace, place, at.newName)
      }),
    )
    connection.onDocumentSymbol(({ textDocument }) => this.#of(textDocument.uri, outline))
    connection.onFoldingRanges(({ textDocument }) => this.#of(textDocument.uri, foldings))
    connection.onDocumentFormatting(({ textDocument: { uri } }) =>
      this.#of(uri, ({ text }) => formatting(pathOf(uri), text, this.#reader())),
    )
    connection.onCodeAction(({ textDocument, range }) => this.#actions(textDocument.uri, range))
  }

  #actions(uri: string, range: Range): CodeAction[] {
    const path = pathOf(uri)
    const { files, projects } = this.#workspace
    const text = files.scan(path)?.text
    if (text === undefined) return []
    const from = text.offset(range.start)
    const to = text.offset(range.end)
    const found = this.#watch
      .of(path)
      .filter(({ position: { offset, length } }) => offset <= to && offset + length >= from)
    const texts = (file: string) => files.scan(file)?.text ?? null
    return fixes(this.#workspace, path, found, (one) =>
      shownDiagnostic(one, projects.rootOf(path), texts),
    )
  }

  /** Reads files as they stand in the editor. */
  #reader(): SourceReader {
    return overlayReader(new Map(this.#texts()))
  }

  #texts(): (readonly [path: string, bytes: string])[] {
    return [...this.#paths].map(([path, document]) => [path, bytesOf(document.getText())])
  }

  #of<T>(uri: string, answer: (scan: Scan) => T): T | null {
    const scan = this.#workspace.files.scan(pathOf(uri))
    return scan === null ? null : answer(scan)
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
