// A scripted agent: reads the failures that it is given and repairs the first one it understands, one a session.
// With WRONG_FIRST=<file> its very first try makes things look busy without repairing anything.
import { readFileSync, writeFileSync } from 'node:fs'

const repairs = [
  {
    path: 'src/price.js',
    wrong: 'Math.round(cents - percent)',
    right: 'Math.round(cents * (1 - percent / 100))',
    about: /discount|price/i,
    says: 'A percentage was taken off as an amount; it is now a share of the price.',
  },
  {
    path: 'src/cart.js',
    wrong: 'cart.lines.length',
    right: 'cart.lines.reduce((sum, line) => sum + line.count, 0)',
    about: /free items|cart/i,
    says: 'Lines were counted where pieces were meant; the counts are now added up.',
  },
]

const report = JSON.parse(readFileSync(process.env.CODALITY_FAILURES, 'utf8'))
for (const { test, message, file } of report?.diagnostics ?? []) {
  const words = [test?.suite, test?.name, file, message].join(' ')
  const repair = repairs.find(({ path, wrong, about }) => about.test(words) && readFileSync(path, 'utf8').includes(wrong))
  if (repair === undefined) continue
  writeFileSync(repair.path, readFileSync(repair.path, 'utf8').replace(repair.wrong, repair.right))
  console.log(`I read the failure of "${test?.name}" and repaired ${repair.path}. ${repair.says}`)
  process.exit(0)
}
console.log('None of the failures is one that I understand, so I changed nothing.')
