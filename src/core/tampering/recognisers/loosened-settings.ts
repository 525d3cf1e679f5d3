import { hasCommands, isConfig } from '../config-files.ts'
import { addedLines, type FileEdit, removedLines } from '../edit.ts'
import { atLine, newPlaceOf } from '../places.ts'
import type { Recogniser, Sighting } from '../sighting.ts'
import { Tally } from '../tally.ts'

const gap = String.raw`["']?\s{0,8}(?::=|[:=>(])\s{0,8}["']?`

/** Settings and flags that, by being there, let more pass. */
const loose: readonly RegExp[] = [
  // TypeScript, mypy and their like: demands that are switched off.
  new RegExp(
    String.raw`(?<![\w.])(?:strict\w{0,40}|no(?:Implicit|Unused|Unchecked|Fallthrough|PropertyAccess)\w{1,40}|exactOptionalPropertyTypes|alwaysStrict|useUnknownInCatchVariables|noEmitOnError|checkJs|forceConsistentCasingInFileNames|warn_\w{1,40}|disallow_\w{1,40}|check_untyped_defs|no_implicit_\w{1,20}|xfail_strict|strict_\w{1,20}|failOn\w{1,30}|failIfNo\w{1,30}|failsOnError|failure[A-Z]\w{1,20}|TreatWarningsAsErrors|warningsAsErrors|allWarningsAsErrors|abortOnError|checkReleaseBuilds|reportUnusedDisableDirectives|reportUnused\w{1,20}|forbidOnly|check-?[cC]overage|diagnostics|typecheck)${gap}(?:false|False|no)\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?<![\w.])(?:skipLibCheck|allowUnreachableCode|allowUnusedLabels|suppressImplicitAnyIndexErrors|noCheck|passWithNoTests|ignore_errors|ignore_missing_imports|skipTests|skipITs|maven\.test\.skip|testFailureIgnore|maven\.test\.failure\.ignore|ignoreFailures|ignoreBuildErrors|ignoreDuringBuilds|dangerouslyIgnoreUnhandledErrors|transpileOnly|allowOnly|skip_covered|ignoreErrors|allow_untyped_\w{1,20}|implicit_reexport|allow_redefinition|disableReferencedProjectLoad)${gap}(?:true|True|yes)\b`,
    'i',
  ),
  /<NoWarn>[^<\n]{1,400}|(?<![\w-])-Wno-[\w-]{1,60}/,
  // Flags of commands.
  /(?<![\w-])--(?:passWithNoTests|pass-with-no-tests|exit-zero|no-strict|no-verify|no-cov|no-error-on-unmatched-pattern|allow-no-tests|ignore-missing-imports|skip-tests|no-fail-fast-on-error|quiet-errors|testPathIgnorePatterns|test-path-ignore-patterns|deselect|exclude-task|no-typecheck|noEmitOnError\s{1,4}false|forbid-only=false|noCheck)(?![\w-])/,
  /(?<![\w-])(?:-DskipTests|-Dmaven\.test\.skip|-DskipITs|-Dmaven\.test\.failure\.ignore|-x\s{1,4}(?:test|check|lint)\b|-p\s{1,4}no:\w{1,40})/,
  /(?:pytest\b[^\n]{0,300}?|addopts\s{0,4}[=:][^\n]{0,300}?|PYTEST_ADDOPTS\s{0,4}[=:][^\n]{0,300}?)\s(?:-k\s|-m\s{0,4}["']?not\b|--ignore(?:-glob)?[=\s])/,
  /(?:go\s{1,4}test\b[^\n]{0,300}?)\s-(?:short|skip)\b|(?:cargo\s{1,4}(?:nextest\s{1,4}run|test)\b[^\n]{0,300}?)\s--(?:skip|exclude)\b|(?:jest|vitest|mocha|ava)\b[^\n]{0,300}?\s(?:--exclude|--testNamePattern|--grep|--invert|-t)\b|ctest\b[^\n]{0,300}?\s(?:-E|-LE|--exclude-regex)\b|mix\s{1,4}test\b[^\n]{0,300}?\s--exclude\b|dotnet\s{1,4}test\b[^\n]{0,300}?\s--filter\b|rspec\b[^\n]{0,300}?\s--tag\s{1,4}~/,
]

/** Rules of linters, switched off or made a warning. Where such rules stand only. */
const lintConfig =
  /eslint|biome\.json|oxlint|stylelint|tslint|markdownlint|golangci|rubocop|swiftlint|credo|Cargo\.toml$|ruff|pyproject\.toml$|\.editorconfig$|globalconfig$|ruleset$|detekt|package\.json$|clippy|yamllint|pyright/i
const ruleOff: readonly RegExp[] = [
  /^\s{0,80}["']?(?<rule>[@\w/-]{1,100})["']?\s{0,4}:\s{0,4}(?:\[\s{0,4})?["'](?:off|none)["']/,
  /^\s{0,80}["']?(?<rule>[@\w/-]{2,100})["']?\s{0,4}:\s{0,4}(?:\[\s{0,4})?0\s{0,4}[,\]}]?\s{0,4}$/,
  /^\s{0,80}(?<rule>[\w/-]{1,100})\s{0,4}=\s{0,4}(?:"allow"|\{\s{0,4}level\s{0,4}=\s{0,4}"allow")/,
  /^\s{0,80}(?<rule>dotnet_diagnostic\.\w{1,20}\.severity)\s{0,4}=\s{0,4}(?:none|silent|suggestion)/,
  /^\s{0,80}(?<rule>Enabled)\s{0,4}:\s{0,4}false/,
  /^\s{0,80}\{\s{0,4}(?<rule>Credo\.[\w.]{1,80})\s{0,4},\s{0,4}false/,
  /^\s{0,80}["']?(?<rule>report\w{3,60})["']?\s{0,4}[:=]\s{0,4}["']?(?:none|false|warning)\b/,
]
const severity =
  /^\s{0,80}["']?(?<rule>[@\w/-]{1,100})["']?\s{0,4}:\s{0,4}(?:\[\s{0,4})?["']?(?<level>error|warn|warning|info|[12])["']?\s{0,4}(?:[,\]}]|$)/
/** Demands that are gone when their line is. */
const demand =
  /(?<![\w.])(?:strict\w{0,40}|noImplicit\w{1,40}|noUnused\w{1,40}|noUnchecked\w{1,40}|exactOptionalPropertyTypes|TreatWarningsAsErrors|warningsAsErrors|forbidOnly|xfail_strict|disallow_\w{1,40}|check_untyped_defs)["']?\s{0,8}[:=>]\s{0,8}["']?(?:true|True)\b|(?<![\w-])-W(?:error|all|extra)\b|(?<![\w-])--(?:strict|check-coverage|forbid-only|max-warnings|frozen-lockfile|fail-on-\w{1,30})\b/

/** Settings of compilers, linters and test runners that let pass what they did not. */
export const loosenedSettings: Recogniser = {
  name: 'loosened-settings',
  *recognise(edits) {
    for (const edit of edits) {
      if (edit.status === 'deleted' || !(isConfig(edit.path) || (edit.status === 'modified' && hasCommands(edit.path)))) continue
      yield* switchedOff(edit)
      if (lintConfig.test(edit.path)) yield* rulesOff(edit)
    }
  },
}

function* switchedOff(edit: FileEdit): Iterable<Sighting> {
  const hits = (texts: readonly string[], lines: Iterable<number>, patterns: readonly RegExp[]): readonly (readonly [number, string])[] =>
    [...lines].flatMap((line) =>
      patterns
        .flatMap((pattern) => pattern.exec(texts[line] ?? '')?.[0] ?? [])
        .map((found) => [line, found.replace(/[\s"']+/g, '')] as const),
    )
  const old = new Tally(hits(edit.before.plain, removedLines(edit), loose).map(([, found]) => found))
  for (const [line, found] of hits(edit.after.plain, addedLines(edit), loose))
    if (!old.take(found)) yield atLine(edit, line, { kind: 'check-loosened', sure: 'certain' })
  const kept = new Tally(hits(edit.after.plain, addedLines(edit), [demand]).map(([, found]) => found))
  for (const [line, found] of hits(edit.before.plain, removedLines(edit), [demand])) {
    if (!kept.take(found) && !edit.after.plain.some((text) => looseOf(found, text)))
      yield { kind: 'check-loosened', path: edit.path, line: newPlaceOf(edit, line), sure: 'likely', what: found.slice(0, 200) }
  }
}

/** What was told as switched off need not be told as gone. */
function looseOf(found: string, text: string): boolean {
  const name = /^\w{1,60}/.exec(found)?.[0]
  return name !== undefined && text.includes(name)
}

function* rulesOff(edit: FileEdit): Iterable<Sighting> {
  const off = (text: string): string | null =>
    ruleOff.map((pattern) => pattern.exec(text)?.groups?.['rule'] ?? null).find((rule) => rule !== null) ?? null
  const old = new Tally([...removedLines(edit)].flatMap((line) => off(edit.before.plain[line] ?? '') ?? []))
  const levels = new Map(
    [...removedLines(edit)].flatMap((line) =>
      rank(edit.before.plain[line] ?? '') === null ? [] : [rank(edit.before.plain[line] ?? '') ?? ['', 0]],
    ),
  )
  for (const line of addedLines(edit)) {
    const text = edit.after.plain[line] ?? ''
    const rule = off(text)
    const level = rank(text)
    if (rule !== null && !old.take(rule)) yield atLine(edit, line, { kind: 'check-loosened', sure: 'certain' })
    else if (level !== null && level[1] < (levels.get(level[0]) ?? 0)) yield atLine(edit, line, { kind: 'check-loosened', sure: 'certain' })
  }
}

function rank(text: string): readonly [string, number] | null {
  const { rule, level } = severity.exec(text)?.groups ?? {}
  if (rule === undefined || level === undefined) return null
  return [rule, level === 'error' || level === '2' ? 2 : level === 'info' ? 0 : 1]
}
