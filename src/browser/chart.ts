import type uPlot from 'uplot'

declare global {
  interface Window {
    readonly uPlot: typeof uPlot
  }
}

const [width, height] = [156, 56]

/** Charts that are not drawn before they are looked at, for there may be hundreds. */
const waiting = new Map<Element, readonly number[]>()
const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) draw(target)
  },
  { rootMargin: '200px' },
)

/** Puts the trend of failures into an element, as soon as it comes into sight. */
export function showTrend(place: Element, values: readonly number[]): void {
  waiting.set(place, values)
  watcher.observe(place)
}

/** For an element that is taken away. */
export function forgetTrend(place: Element): void {
  waiting.delete(place)
  watcher.unobserve(place)
}

function draw(place: Element): void {
  const values = waiting.get(place)
  forgetTrend(place)
  if (values === undefined) return
  place.replaceChildren()
  new window.uPlot(optionsFor(values), [values.map((_, at) => at), [...values]], place instanceof HTMLElement ? place : undefined)
  shown.set(place, values)
}

/** The chart is a picture, whose colours are asked for when it is drawn. */
const shown = new Map<Element, readonly number[]>()
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const [place, values] of shown) {
    shown.delete(place)
    if (place.isConnected) showTrend(place, values)
  }
})

function optionsFor(values: readonly number[]): uPlot.Options {
  const style = getComputedStyle(document.documentElement)
  const [line, area, paper] = ['--chart', '--chart-area', '--surface'].map((name) => style.getPropertyValue(name))
  const most = Math.max(...values, 1)
  const last = values.length - 1
  return {
    width,
    height,
    padding: [6, 6, 6, 6],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false, range: [-0.03 * last, 1.03 * last] }, y: { range: [0, most * 1.08] } },
    series: [
      {},
      { stroke: line ?? '', fill: area ?? '', width: 2, points: { show: true, size: 7, width: 2, stroke: line ?? '', fill: paper ?? '' } },
    ],
  }
}
