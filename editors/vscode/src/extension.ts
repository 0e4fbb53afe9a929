/** Starts `siprose lsp` for the editor: all that it knows comes from there. */

import { isAbsolute, join } from 'node:path'

import { commands, window, workspace, type ExtensionContext } from 'vscode'
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node'

let client: LanguageClient | null = null

/** Called when the first configuration is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('siprose.restart', restart),
    workspace.onDidChangeConfiguration((change) => {
      const own = ['path', 'arguments', 'main']
      if (own.some((name) => change.affectsConfiguration(`siprose.${name}`))) void restart()
    }),
  )
  await start()
}

/** Called when the editor ends. */
export async function deactivate(): Promise<void> {
  await client?.stop()
  client = null
}

async function restart(): Promise<void> {
  await deactivate()
  await start()
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration('siprose')
  const command = settings.get<string>('path', 'siprose')
  const args = ['lsp', ...settings.get<string[]>('arguments', [])]
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'kamailio' }],
    initializationOptions: { main: settings.get<string[]>('main', []).map(fromFolder) },
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.cfg') },
  }
  client = new LanguageClient('siprose', 'Siprose', { command, args }, options)
  try {
    await client.start()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    void window.showErrorMessage(
      `\`${command} lsp\` does not start: ${reason}. Install Siprose, or name the command in the setting siprose.path.`,
    )
  }
}

/** A path as the settings have it: from the folder that is open. */
function fromFolder(path: string): string {
  const [folder] = workspace.workspaceFolders ?? []
  return isAbsolute(path) || folder === undefined ? path : join(folder.uri.fsPath, path)
}
