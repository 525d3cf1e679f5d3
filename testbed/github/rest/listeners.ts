/** Who wants to be told of something. */
export interface Listeners<T> {
  readonly add: (listener: (news: T) => void) => void
  readonly tell: (news: T) => void
}

export function openListeners<T>(): Listeners<T> {
  const all: ((news: T) => void)[] = []
  return {
    add: (listener) => void all.push(listener),
    tell: (news) => {
      all.forEach((listener) => {
        listener(news)
      })
    },
  }
}
