/**
 * What the page does once it may run a script: it searches. All else works without. It writes no markup, so what is searched stays
 * the text that it is.
 */
export const script = `
'use strict'
for (const box of document.querySelectorAll('[data-search]')) {
  const input = box.querySelector('input')
  const found = box.querySelector('.found')
  const items = [...document.querySelectorAll('#' + box.dataset.search + ' [data-item]')]
  const texts = items.map((item) => item.textContent.toLowerCase())
  const closed = new Set()
  let at = -1
  box.hidden = false
  const mark = (hits, words) => {
    if (!('highlights' in CSS)) return
    const ranges = []
    if (words !== '') for (const item of hits) {
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null && ranges.length < 2000; node = walker.nextNode()) {
        const text = node.data.toLowerCase()
        if (text.length !== node.data.length) continue
        for (let from = text.indexOf(words); from >= 0 && ranges.length < 2000; from = text.indexOf(words, from + words.length)) {
          const range = new Range()
          range.setStart(node, from)
          range.setEnd(node, from + words.length)
          ranges.push(range)
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges))
  }
  const search = () => {
    const words = input.value.trim().toLowerCase()
    const hits = items.filter((item, index) => {
      const isHit = words === '' || texts[index].includes(words)
      item.hidden = !isHit
      return isHit
    })
    if (words === '') for (const item of closed) item.open = false
    else for (const item of hits.slice(0, 50)) if (item.matches('details:not([open])')) {
      closed.add(item)
      item.open = true
    }
    if (words === '') closed.clear()
    at = -1
    mark(hits, words)
    found.textContent = words === '' ? '' : hits.length === 0 ? 'Nothing was found' : hits.length + ' of ' + items.length + (hits.length > 1 ? ', Enter leads to the next' : '')
  }
  let waiting = 0
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(search, 80)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') input.value = ''
    if (event.key === 'Escape' || event.key === 'Enter') {
      clearTimeout(waiting)
      if (event.key === 'Escape' || at < 0) search()
    }
    if (event.key !== 'Enter' || input.value.trim() === '') return
    event.preventDefault()
    const hits = items.filter((item) => !item.hidden)
    if (hits.length === 0) return
    const before = at
    at = (before + 1) % hits.length
    hits[at].scrollIntoView({ block: 'center' })
  })
}
`
