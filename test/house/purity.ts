// What may not happen inside `domain`: reading the clock, chance, the machine's language or its time
// zone. Types already forbid Node and the browser there; this finds what the language itself offers.

import ts from 'typescript'
import type { Source } from './sources.ts'

const forbiddenMembers: Readonly<Record<string, ReadonlySet<string>>> = {
  Date: new Set(['now', 'parse']),
  Math: new Set(['random']),
}
const forbiddenMethods = new Set(['localeCompare'])
const forbiddenNames = new Set(['Intl', 'globalThis', 'performance', 'eval'])

/** Each offence as `path:line what`. */
export const impurities = ({ path, tree }: Source): readonly string[] => {
  const found: string[] = []
  const report = (node: ts.Node, what: string) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree))
    found.push(`${path}:${line + 1} ${what}`)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const { name, expression } = node
      if (ts.isIdentifier(expression) && forbiddenMembers[expression.text]?.has(name.text)) {
        report(node, `${expression.text}.${name.text}`)
      }
      if (name.text.startsWith('toLocale') || forbiddenMethods.has(name.text)) {
        report(node, name.text)
      }
      visit(expression)
      return
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.expression.text === 'Date' && (node.arguments ?? []).length === 0) {
        report(node, 'new Date()')
      }
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.expression.text === 'Date') report(node, 'Date()')
    }
    if (ts.isPropertyAssignment(node)) {
      visit(node.initializer)
      return
    }
    if (ts.isIdentifier(node) && forbiddenNames.has(node.text) && !ts.isTypeNode(node.parent)) {
      report(node, node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}
