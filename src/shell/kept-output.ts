import type { Beginning, Exit } from '../core/model/agent.ts'

/** How much of each stream is kept: the end, where a program says how it ended. */
const keptCharacters = 256 * 1024

/** Longer than what is shown of it by more than any secret has, so that none is cut in two there. */
const beginningCharacters = 80 * 1024

type Stream = 'stdout' | 'stderr'

/** Keeps what a program prints, in bounded memory. */
export function keepOutput(): { hear(text: string, stream: Stream): void; take(): Pick<Exit, 'stdout' | 'stderr' | 'beginning'> } {
  const ends = { stdout: '', stderr: '' }
  const beginnings = { stdout: '', stderr: '' }
  const characters = { stdout: 0, stderr: 0 }
  const begun = (stream: Stream): Beginning => ({
    text: characters[stream] > keptCharacters ? beginnings[stream] : '',
    characters: characters[stream],
  })
  return {
    hear: (text, stream) => {
      if (beginnings[stream].length < beginningCharacters)
        beginnings[stream] += text.slice(0, beginningCharacters - beginnings[stream].length)
      characters[stream] += text.length
      ends[stream] = (ends[stream] + text).slice(-keptCharacters)
    },
    take: () =>
      Math.max(characters.stdout, characters.stderr) > keptCharacters
        ? { ...ends, beginning: { stdout: begun('stdout'), stderr: begun('stderr') } }
        : ends,
  }
}
