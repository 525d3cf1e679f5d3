/** A change that breaks so many modules which know nothing of each other, with a test for each. */
export function manyBugs(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names(count).flatMap((name, index) => [
      [`src/${name}.js`, `/** Gives ${index}. */\nexport function ${name}() {\n  return ${index} + 1\n}\n`],
      [
        `test/${name}.test.js`,
        `import assert from 'node:assert/strict'\nimport { it } from 'node:test'\nimport { ${name} } from '../src/${name}.js'\n\nit('gives what ${name} has to give', () => {\n  assert.equal(${name}(), ${index})\n})\n`,
      ],
    ]),
  )
}

/** What the modules are once they are repaired. */
export function repaired(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(manyBugs(count))
      .filter(([path]) => path.startsWith('src/'))
      .map(([path, text]) => [path, text.replace(' + 1', '')]),
  )
}

/**
 * Source of an agent that repairs the modules it was told of, and nothing else. `before`: runs before it begins; `seconds`: how
 * long it takes for each of them.
 */
export function repairsWhatItIsTold({ before = '', seconds = 0 }: { readonly before?: string; readonly seconds?: number } = {}): string {
  return `
import { readFileSync, writeFileSync } from 'node:fs'
${before}
for (const { file } of JSON.parse(readFileSync(process.env.CODALITY_FAILURES, 'utf8')).diagnostics) {
  await new Promise((resolve) => setTimeout(resolve, ${seconds * 1_000}))
  const path = file.replace('test/', 'src/').replace('.test.js', '.js')
  writeFileSync(path, readFileSync(path, 'utf8').replace(' + 1', ''))
}
console.log('Repaired what I was told of.')
`
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `part${index}`)
}
