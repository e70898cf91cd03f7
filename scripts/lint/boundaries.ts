// Rules for oxlint that its own do not cover. It loads this file as a plugin; the shapes are ESLint's.
import { dirname, resolve } from 'node:path'

type Node = { type: string }
type Call = Node & { callee: Node & { name?: string }; arguments: Node[] }
type Import = Node & { source: (Node & { value?: unknown }) | null }
type Context = { filename: string; report(problem: { node: Node; message: string }): void }

/** `new Date()` and `Date()` read the clock without naming it. */
const noImplicitClock = {
  create(context: Context) {
    const check = (node: Call) => {
      const reads = node.callee.name === 'Date' && (node.arguments.length === 0 || node.type === 'CallExpression')
      if (reads) context.report({ node, message: 'This reads the clock. Take the instant as an argument.' })
    }
    return { NewExpression: check, CallExpression: check }
  },
}

/** A relative import leaves neither its package nor, where it starts there, `core/`. */
const stayInside = {
  create(context: Context) {
    const walls = [/^.*\/(packages|services)\/[^/]+\//, /^.*\/(packages|services)\/[^/]+\/src\/core\//]
    const enclosing = walls.map((wall) => wall.exec(context.filename)?.[0]).filter((folder) => folder !== undefined)
    const check = (node: Import) => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string' || !specifier.startsWith('.')) return
      const target = resolve(dirname(context.filename), specifier)
      const left = enclosing.find((folder) => !target.startsWith(folder))
      if (left) context.report({ node, message: `This import leaves ${left.split('/').slice(-4, -1).join('/')}.` })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

export default {
  meta: { name: 'boundaries' },
  rules: { 'no-implicit-clock': noImplicitClock, 'stay-inside': stayInside },
}
