/** The trees of one server: read from their tables, and taken into use once all of a tree has come. */

import {
  type Clock,
  column,
  type Condition,
  type DataSource,
  LeftOut,
  type ModuleLog,
  SiproseError,
} from 'siprose'

import { type Definition, type Item, parseDefinition, parseItem } from './definition.ts'
import { Tree, type Verdict } from './tree.ts'

/** The parameters that count here. */
export interface TreeOptions {
  readonly mtree: readonly string[]
  readonly item: readonly string[]
  readonly db_table: string
  readonly tname_column: string
  readonly tprefix_column: string
  readonly tvalue_column: string
  readonly char_list: readonly string[]
  readonly fetch_rows: number
  readonly mt_tree_type: number
  readonly mt_ignore_duplicates: boolean
  readonly mt_allow_duplicates: boolean
}

/** What they live in. */
export interface TreeParts {
  readonly source: DataSource
  readonly log: ModuleLog
  readonly clock: Clock
}

const DIGITS = '0123456789'

const whys: Readonly<Record<Verdict, string>> = {
  taken: '',
  prefix: 'its prefix is empty, too long, or has characters that `char_list` has not',
  value: 'its value is empty, or not of the type of the tree',
  duplicate: 'the prefix is there already; see `mt_allow_duplicates` and `mt_ignore_duplicates`',
}

/** The trees of one server. */
export class Trees {
  readonly source: DataSource
  readonly #options: TreeOptions
  readonly #log: ModuleLog
  readonly #clock: Clock
  readonly #definitions: readonly Definition[]
  readonly #items: readonly Item[]
  readonly #characters: ReadonlySet<string>
  #trees: ReadonlyMap<string, Tree> = new Map()

  /**
   * @param options - the parameters
   * @param parts - what they live in
   */
  constructor(options: TreeOptions, { source, log, clock }: TreeParts) {
    this.#options = options
    this.source = source
    this.#log = log
    this.#clock = clock
    this.#definitions = options.mtree.map(parseDefinition)
    this.#items = options.item.map(parseItem)
    this.#characters = new Set(options.char_list.at(-1) ?? DIGITS)
  }

  /** A tree by name; null where there is none. */
  find(name: string): Tree | null {
    return this.#trees.get(name) ?? null
  }

  /** All of them, in the order of their definitions. */
  all(): Iterable<Tree> {
    return this.#trees.values()
  }

  /**
   * Reads trees. What cannot be read leaves all as it was.
   *
   * @param name - one of them, or null for all
   */
  async load(name: string | null = null): Promise<void> {
    if (this.#definitions.length === 0) {
      // all trees are in one table
      this.#use(await this.#readTable(), true)
      return
    }
    const wanted = this.#definitions.filter((each) => name === null || each.name === name)
    const known = new Set(this.#definitions.map((each) => each.name))
    const read = this.#itemTrees().filter(
      (each) => !known.has(each.name) && (name === null || each.name === name),
    )
    if (wanted.length + read.length === 0)
      throw new SiproseError('mtree/no-tree', 'Tree not found', { rpcCode: 404 })
    for (const definition of wanted) read.push(await this.#read(definition))
    this.#use(read, name === null)
  }

  #use(read: readonly Tree[], whole: boolean): void {
    const trees = new Map(whole ? [] : this.#trees)
    for (const tree of read) {
      tree.reloads = (this.#trees.get(tree.name)?.reloads ?? 0) + 1
      tree.readAt = this.#clock.now()
      trees.set(tree.name, tree)
    }
    this.#trees = trees
  }

  async #read({ name, table, columns, type, multi }: Definition): Promise<Tree> {
    const { tprefix_column, tvalue_column, tname_column, fetch_rows } = this.#options
    const tree = this.#newTree(name, type)
    const wanted = (columns ?? [tprefix_column, tvalue_column]).map((each) =>
      column(each, 'string'),
    )
    const where: Condition[] = multi ? [[column(tname_column, 'string'), '=', name]] : []
    const left = new LeftOut('mtree', table, this.#log)
    const select = { from: table, columns: wanted, where }
    for await (const rows of this.source.database.fetch(select, fetch_rows)) {
      for (const [prefix, ...values] of rows) {
        const text = values.map((value) => value ?? '').join(',')
        this.#note(left, prefix, tree.add(prefix ?? '', text))
      }
    }
    left.end()
    return tree
  }

  async #readTable(): Promise<readonly Tree[]> {
    const { db_table, tname_column, tprefix_column, tvalue_column } = this.#options
    if (db_table === '') return this.#itemTrees()
    const columns = [
      column(tname_column, 'string'),
      column(tprefix_column, 'string'),
      column(tvalue_column, 'string'),
    ] as const
    const trees = new Map(this.#itemTrees().map((tree) => [tree.name, tree]))
    const left = new LeftOut('mtree', db_table, this.#log)
    const select = { from: db_table, columns }
    for await (const rows of this.source.database.fetch(select, this.#options.fetch_rows)) {
      for (const [name, prefix, value] of rows) {
        if (name === null || name === '') continue
        const tree = trees.get(name) ?? this.#newTree(name, this.#options.mt_tree_type)
        trees.set(name, tree)
        this.#note(left, prefix, tree.add(prefix ?? '', value ?? ''))
      }
    }
    left.end()
    return [...trees.values()]
  }

  #note(left: LeftOut, prefix: string | null | undefined, verdict: Verdict): void {
    if (verdict === 'taken') return
    if (verdict === 'duplicate' && this.#options.mt_ignore_duplicates) return
    left.note(prefix ?? null, whys[verdict])
  }

  /** The trees of which the configuration itself has prefixes, with these alone. */
  #itemTrees(): Tree[] {
    const names = new Set(this.#items.map(({ tree }) => tree))
    return [...names].map((name) => this.#newTree(name, this.#options.mt_tree_type))
  }

  /** A tree with what the configuration itself has for it. */
  #newTree(name: string, type: number): Tree {
    const tree = new Tree(name, {
      type,
      characters: this.#characters,
      allowDuplicates: this.#options.mt_allow_duplicates,
    })
    for (const { tree: of, prefix, value } of this.#items) {
      if (of !== name) continue
      const verdict = tree.add(prefix, value)
      if (verdict === 'taken') continue
      const which = `the item of prefix \`${prefix}\` of tree \`${name}\``
      throw new SiproseError('mtree/item', `${which} cannot be used: ${whys[verdict]}`)
    }
    return tree
  }
}
