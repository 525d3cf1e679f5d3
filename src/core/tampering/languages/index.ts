import type { Language } from '../language.ts'
import { cpp } from './cpp.ts'
import { csharp } from './csharp.ts'
import { elixir } from './elixir.ts'
import { go } from './go.ts'
import { javascript } from './javascript.ts'
import { jvm } from './jvm.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { shell } from './shell.ts'
import { swift } from './swift.ts'

const languages: readonly Language[] = [javascript, python, go, rust, jvm, csharp, ruby, php, cpp, swift, elixir, shell]

/** The language that a file is written in, by its name; null for what is no code. */
export function languageOf(path: string): Language | null {
  return languages.find(({ files }) => files.test(path)) ?? null
}
