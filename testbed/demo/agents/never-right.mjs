// A scripted agent that is busy and never right: it changes a comment and says that all is well.
import { readFileSync, writeFileSync } from 'node:fs'

const brief = readFileSync(0, 'utf8')
const attempt = /attempt (\d+) of/.exec(brief)?.[1] ?? '?'
const path = 'src/price.js'
writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n\n// Reviewed in attempt ${attempt}: the arithmetic looks right.\n`)
console.log('Fixed! All tests should pass now.')
