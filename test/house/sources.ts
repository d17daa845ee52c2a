// Every source file of the house with what it imports, read from the syntax tree: static and dynamic
// imports, re-exports, type-only ones, and `new URL('./x.ts', import.meta.url)`, which starts workers.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { readText, root } from './files.ts'

/** One file, its tree, and the specifiers it imports (`null` for a computed one nobody can check). */
export interface Source {
  readonly path: string
  readonly tree: ts.SourceFile
  readonly imports: readonly (string | null)[]
}

const ignored = new Set(['node_modules', 'dist', 'data', 'coverage', 'generated'])

const walk = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      return ignored.has(entry.name) || entry.name.startsWith('.') ? [] : walk(path)
    }
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })

const isWorkerUrl = (node: ts.Node): node is ts.NewExpression =>
  ts.isNewExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'URL' &&
  node.arguments?.length === 2

const importsOf = (tree: ts.SourceFile): (string | null)[] => {
  const found: (string | null)[] = []
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push(node.moduleSpecifier.text)
    } else if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0]
    ) {
      found.push(ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : null)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text)
    } else if (isWorkerUrl(node)) {
      const [target] = node.arguments ?? []
      if (target && ts.isStringLiteralLike(target) && /^\.{1,2}\/.*\.tsx?$/.test(target.text)) {
        found.push(target.text)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

export const parse = (path: string, text: string): Source => {
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind)
  return { path, tree, imports: importsOf(tree) }
}

export const readSources = (): readonly Source[] =>
  walk('')
    .sort()
    .map((path) => parse(path, readText(path)))

/** Tests and what only they use: `x.test.ts`, `testing.ts`, and all below a folder `testing`. */
export const isTest = (path: string): boolean =>
  /\.(test|bench)\.tsx?$|(^|\/)testing(\/|\.ts$)/.test(path)
