import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatPrice, parsePrice } from '../src/price.js'

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
