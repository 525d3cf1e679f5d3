import * as v from 'valibot'
import type { Project } from './reproducer.ts'

const names = v.optional(v.record(v.string(), v.unknown()), {})
const manifestSchema = v.object({ dependencies: names, devDependencies: names, scripts: names })

/** Reads what `package.json` files ask for. One that is damaged asks for nothing. */
export function readPackages(texts: readonly (readonly [folder: string, text: string | null])[]): Project['packages'] {
  return new Map(
    texts.flatMap(([folder, text]) => {
      const parsed = v.safeParse(manifestSchema, parse(text))
      if (!parsed.success) return []
      const { dependencies, devDependencies, scripts } = parsed.output
      return [
        [
          folder,
          {
            dependencies: new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]),
            scripts: Object.values(scripts)
              .filter((script) => typeof script === 'string')
              .join('\n'),
          },
        ] as const,
      ]
    }),
  )
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
