/** The change of the pull request: discounts, with one bug in each of two source files and tests that find them. */
export const bug: Readonly<Record<string, string>> = {
  'src/price.js': `/** Turns \`12.34\` into 1234 cents. */
export function parsePrice(text) {
  const match = /^(\\d+)(?:\\.(\\d{2}))?$/.exec(text.trim())
  if (match === null) throw new RangeError(\`Not a price: \${text}\`)
  return Number(match[1]) * 100 + Number(match[2] ?? 0)
}

/** Turns 1234 cents into \`12.34\`. */
export function formatPrice(cents) {
  return \`\${Math.floor(cents / 100)}.\${String(cents % 100).padStart(2, '0')}\`
}

/** A price less so many percent, in whole cents. */
export function discounted(cents, percent) {
  return Math.round(cents - percent)
}
`,
  'src/cart.js': `/** An empty cart. */
export function emptyCart() {
  return { lines: [] }
}

/** The cart with so many more of an item. */
export function add(cart, name, cents, count = 1) {
  if (count < 1) throw new RangeError(\`Cannot add \${count} of \${name}\`)
  return { ...cart, lines: [...cart.lines, { name, cents, count }] }
}

/** What everything in the cart costs, in cents. */
export function total(cart) {
  return cart.lines.reduce((sum, line) => sum + line.cents * line.count, 0)
}

/** The cart is given a free item for every tenth one: how many are free. */
export function freeItems(cart) {
  const count = cart.lines.length
  return Math.floor(count / 10)
}
`,
  'test/price.test.js': `import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { discounted, formatPrice, parsePrice } from '../src/price.js'

describe('price', () => {
  it('reads euros and cents', () => {
    assert.equal(parsePrice('12.34'), 1234)
  })

  it('reads whole euros', () => {
    assert.equal(parsePrice('7'), 700)
  })

  it('refuses what is not a price', () => {
    assert.throws(() => parsePrice('free'), RangeError)
  })

  it('writes cents with two digits', () => {
    assert.equal(formatPrice(1205), '12.05')
  })
})

describe('discount', () => {
  it('takes a quarter off', () => {
    assert.equal(discounted(1200, 25), 900)
  })

  it('rounds to whole cents', () => {
    assert.equal(discounted(999, 10), 899)
  })

  it('leaves the price alone at nothing off', () => {
    assert.equal(discounted(500, 0), 500)
  })
})
`,
  'test/cart.test.js': `import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { add, emptyCart, freeItems, total } from '../src/cart.js'

describe('cart', () => {
  it('costs nothing when empty', () => {
    assert.equal(total(emptyCart()), 0)
  })

  it('adds up all lines', () => {
    const cart = add(add(emptyCart(), 'pear', 40, 3), 'bread', 250)
    assert.equal(total(cart), 370)
  })

  it('refuses to add nothing', () => {
    assert.throws(() => add(emptyCart(), 'pear', 40, 0), RangeError)
  })
})

describe('free items', () => {
  it('gives one for every tenth', () => {
    assert.equal(freeItems(add(emptyCart(), 'pear', 40, 20)), 2)
  })

  it('gives none below ten', () => {
    assert.equal(freeItems(add(emptyCart(), 'pear', 40, 9)), 0)
  })
})
`,
}

/** A replacement that repairs one of the bugs. */
export interface Fix {
  readonly path: string
  readonly wrong: string
  readonly right: string
}

/** One repair for each bug; neither needs the other. */
export const fixes = [
  { path: 'src/price.js', wrong: 'Math.round(cents - percent)', right: 'Math.round(cents * (1 - percent / 100))' },
  { path: 'src/cart.js', wrong: 'cart.lines.length', right: 'cart.lines.reduce((sum, line) => sum + line.count, 0)' },
] as const satisfies readonly Fix[]

/** The change with these of its bugs repaired. */
export function repaired(...done: readonly Fix[]): Readonly<Record<string, string>> {
  return done.reduce<Readonly<Record<string, string>>>(
    (files, fix) => ({ ...files, [fix.path]: (files[fix.path] ?? '').replace(fix.wrong, fix.right) }),
    bug,
  )
}
