import { groupBy } from '../common/group-by.ts'
import { byFolder, type Failed, nearest, type Project, type Reproducer, type Showing } from './reproducer.ts'

const source = /\.(?:java|kt|kts|scala|groovy)$/
const gradleFiles = ['build.gradle', 'build.gradle.kts']

function usesGradle({ files }: Project): boolean {
  return ['gradlew', 'settings.gradle', 'settings.gradle.kts', ...gradleFiles].some((name) => files.has(name))
}

/** A method by its bare name: what stands behind it in brackets are the parameters of one call. */
function method(name: string): string {
  return name.replace(/[([{ ].*$/s, '')
}

function className({ suite, file }: Failed): string | null {
  if (suite !== null && /^[\w.$]+$/.test(suite)) return suite.replace(/\$.*$/, '')
  const name = file?.split('/').at(-1)?.replace(source, '')
  return name !== undefined && /^\w+$/.test(name) ? name : null
}

/** A command has to be read by people, too. */
const namesLimit = 100

/** Classes with their methods as a build tool is asked for them, so many of them at most, and the failures that they stand for. */
function namesOf(failed: readonly Failed[], joint: '.' | '#'): { readonly names: readonly string[]; readonly shows: readonly Failed[] } {
  const named = groupBy(failed, (one) => {
    const owner = className(one)
    return owner !== null && /^\w+$/.test(method(one.name)) ? `${owner}${joint}${method(one.name)}` : owner
  })
  const asked = [...named].slice(0, namesLimit)
  return { names: asked.map(([name]) => name), shows: asked.flatMap(([, group]) => group) }
}

function gradleProgram({ files }: Project): string {
  return files.has('gradlew') ? './gradlew' : 'gradle'
}

function mavenProgram({ files }: Project): string {
  return files.has('mvnw') ? './mvnw' : 'mvn'
}

/** Builds everything, tests included, and runs none of it. */
function compileTests(failed: readonly Failed[], project: Project): readonly Showing[] {
  if (usesGradle(project)) return [{ command: { program: gradleProgram(project), args: ['testClasses'], folder: '.' }, shows: failed }]
  return project.files.has('pom.xml')
    ? [{ command: { program: mavenProgram(project), args: ['-B', '-q', 'test-compile'], folder: '.' }, shows: failed }]
    : []
}

const gradle: Reproducer = {
  name: 'gradle',
  formats: ['gradle-test', 'gradle'],
  fits: ({ file }, project) => file !== null && source.test(file) && usesGradle(project),
  commands: (failed, project) => {
    const program = gradleProgram(project)
    const modules = byFolder(failed, (one) => (className(one) === null ? null : (nearest(project, one.file, gradleFiles) ?? '.')))
    if (modules.length === 0) return compileTests(failed, project)
    return modules.map(([folder, group]): Showing => {
      const task = folder === '.' ? 'test' : `:${folder.replaceAll('/', ':')}:test`
      const { names, shows } = namesOf(group, '.')
      return { command: { program, args: [task, ...names.flatMap((test) => ['--tests', test])], folder: '.' }, shows }
    })
  },
}

const maven: Reproducer = {
  name: 'maven',
  formats: ['maven', 'maven-test'],
  fits: ({ file }, { files }) => file !== null && source.test(file) && files.has('pom.xml'),
  commands: (failed, project) => {
    const program = mavenProgram(project)
    const { names, shows } = namesOf(
      failed.filter(({ name }) => name !== ''),
      '#',
    )
    if (names.length === 0) return compileTests(failed, project)
    const modules = [...new Set(shows.flatMap(({ file }) => nearest(project, file, ['pom.xml']) ?? []))].filter((folder) => folder !== '.')
    return [
      {
        command: {
          program,
          args: [
            '-B',
            'test',
            ...(modules.length === 0 ? [] : ['-pl', modules.join(','), '-am']),
            `-Dtest=${names.join(',')}`,
            '-Dsurefire.failIfNoSpecifiedTests=false',
          ],
          folder: '.',
        },
        shows,
      },
    ]
  },
}

const javac: Reproducer = {
  name: 'javac',
  formats: ['javac', 'kotlinc', 'scalac'],
  commands: compileTests,
}

export const jvm: readonly Reproducer[] = [gradle, maven, javac]
