import type { WireEvent, WireName } from './wire.ts'

/** The last events, so that whoever lost the connection gets what came meanwhile. */
export interface History {
  /** Puts an event at the end, the oldest away. */
  add(name: WireName, data: string): WireEvent
  /** The id of the newest event. */
  newest(): string
  /** What came after an event; null when that is not known any more, or never was. */
  after(id: string): readonly WireEvent[] | null
}

/** `life` tells this server's ids from those of an earlier one at the same address; at most `most` events and so many characters of data are kept. */
export function openHistory(life: string, most: number, mostCharacters: number): History {
  const events: WireEvent[] = []
  let [count, characters] = [0, 0]
  const idOf = (number: number): string => `${life}-${number}`
  return {
    add: (name, data) => {
      count += 1
      const event = { id: idOf(count), name, data }
      events.push(event)
      characters += data.length
      while (events.length > most || (characters > mostCharacters && events.length > 1)) characters -= events.shift()?.data.length ?? 0
      return event
    },
    newest: () => idOf(count),
    after: (id) => {
      const [, from, number] = /^([\w]{1,64})-(\d{1,15})$/.exec(id) ?? []
      const missing = count - Number(number)
      if (from !== life || missing < 0 || missing > events.length) return null
      return missing === 0 ? [] : events.slice(-missing)
    },
  }
}
