import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { add, emptyCart, total } from '../src/cart.js'

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
