/** Cuts the operations the action calls out of GitHub's OpenAPI description: `node make-slice.ts <source.json>`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { wantedOperations } from './wanted-operations.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Tree = Record<string, Json>

const operations = new Set(wantedOperations)

const isTree = (value: Json | undefined): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const tree = (value: Json | undefined): Tree => (isTree(value) ? value : {})
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Keys below these are names (of properties, examples, …), not keywords, so none of them is prose. */
const namespaces = new Set([
  'properties',
  'patternProperties',
  'schemas',
  'responses',
  'parameters',
  'headers',
  'content',
  'callbacks',
  'links',
])
/** What is below these is data and stays as it is. */
const verbatim = new Set(['example', 'value', 'default', 'enum'])
const prose = (key: string): boolean => ['description', 'summary', 'externalDocs', 'tags'].includes(key) || key.startsWith('x-')

function strip(value: Json, names = false): Json {
  if (Array.isArray(value)) return value.map((item) => strip(item))
  if (!isTree(value)) return value
  const kept = Object.entries(value).filter(([key]) => names || !prose(key))
  return Object.fromEntries(
    kept.map(([key, item]) => [key, !names && verbatim.has(key) ? item : strip(item, !names && namespaces.has(key))]),
  )
}

/** OpenAPI requires a response's description, so it stays as an empty string. */
function describeResponses(operation: Tree): void {
  for (const response of Object.values(tree(operation['responses'])))
    if (isTree(response) && response['$ref'] === undefined) response['description'] = ''
}

function keptPaths(source: Tree): Tree {
  const paths: Tree = {}
  for (const [path, item] of Object.entries(tree(source['paths']))) {
    const kept = Object.entries(tree(item)).filter(([, operation]) => operations.delete(text(tree(operation)['operationId'])))
    if (kept.length > 0) paths[path] = strip(Object.fromEntries(kept))
  }
  for (const item of Object.values(paths)) for (const operation of Object.values(tree(item))) describeResponses(tree(operation))
  return paths
}

function refsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (!isTree(value)) return []
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' && typeof item === 'string' ? [item] : refsIn(item)))
}

function reached(source: Tree, from: Json): Tree {
  const components: Tree = {}
  const todo = refsIn(from)
  for (let ref = todo.pop(); ref !== undefined; ref = todo.pop()) {
    const [, , kind = '', name = ''] = ref.split('/')
    const group = (components[kind] = tree(components[kind]))
    if (group[name] !== undefined) continue
    const component = strip(tree(tree(source['components'])[kind])[name] ?? {})
    if (kind === 'responses') tree(component)['description'] = ''
    group[name] = component
    todo.push(...refsIn(component))
  }
  return components
}

const [, , file] = process.argv
if (file === undefined) throw new Error('usage: node make-slice.ts <api.github.com.json>')
const source = JSON.parse(readFileSync(file, 'utf8')) as Tree
const info = tree(source['info'])
const paths = keptPaths(source)
if (operations.size > 0) throw new Error(`not in the source: ${[...operations].join(', ')}`)
const slice = {
  openapi: source['openapi'] ?? '3.0.3',
  info: { title: info['title'] ?? '', version: info['version'] ?? '', license: info['license'] ?? {} },
  paths,
  components: reached(source, paths),
}
writeFileSync(new URL('openapi-slice.json', import.meta.url), `${JSON.stringify(slice)}\n`)
