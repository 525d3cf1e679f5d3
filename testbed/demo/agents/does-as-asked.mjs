// A scripted agent that does what a comment asks for: it renames the function that the comment names.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const brief = readFileSync(0, 'utf8')
const [, from, to] = /rename `?(\w+)`? to `?(\w+)`?/i.exec(brief) ?? []
if (from === undefined) {
  console.log('I found nothing in the comment that asks for a change.')
  process.exit(0)
}
const changed = []
for (const path of ['src', 'test'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))) {
  const before = readFileSync(path, 'utf8')
  const after = before.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to)
  if (after !== before) {
    writeFileSync(path, after)
    changed.push(path)
  }
}
console.log(`I renamed ${from} to ${to} in ${changed.join(' and ')}.`)
