/** An empty cart. */
export function emptyCart() {
  return { lines: [] }
}

/** The cart with so many more of an item. */
export function add(cart, name, cents, count = 1) {
  if (count < 1) throw new RangeError(`Cannot add ${count} of ${name}`)
  return { ...cart, lines: [...cart.lines, { name, cents, count }] }
}

/** What everything in the cart costs, in cents. */
export function total(cart) {
  return cart.lines.reduce((sum, line) => sum + line.cents * line.count, 0)
}
