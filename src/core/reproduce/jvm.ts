import { byFolder, type Command, type Failed, nearest, type Project, type Reproducer } from './reproducer.ts'

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

/** Classes with their methods as a build tool is asked for them, at most a hundred: a command has to be read by people, too. */
function namesOf(failed: readonly Failed[], joint: '.' | '#'): readonly string[] {
  const names = failed.flatMap((one) => {
    const owner = className(one)
    return owner === null ? [] : [/^\w+$/.test(method(one.name)) ? `${owner}${joint}${method(one.name)}` : owner]
  })
  return [...new Set(names)].slice(0, 100)
}

const gradle: Reproducer = {
  name: 'gradle',
  formats: ['gradle-test', 'gradle'],
  fits: ({ file }, project) => file !== null && source.test(file) && usesGradle(project),
  commands: (failed, project) => {
    const program = project.files.has('gradlew') ? './gradlew' : 'gradle'
    const modules = byFolder(failed, (one) => (className(one) === null ? null : (nearest(project, one.file, gradleFiles) ?? '.')))
    if (modules.length === 0) return [{ program, args: ['testClasses'], folder: '.' }]
    return modules.map(([folder, group]): Command => {
      const task = folder === '.' ? 'test' : `:${folder.replaceAll('/', ':')}:test`
      return { program, args: [task, ...namesOf(group, '.').flatMap((test) => ['--tests', test])], folder: '.' }
    })
  },
}

const maven: Reproducer = {
  name: 'maven',
  formats: ['maven', 'maven-test'],
  fits: ({ file }, { files }) => file !== null && source.test(file) && files.has('pom.xml'),
  commands: (failed, project) => {
    const program = project.files.has('mvnw') ? './mvnw' : 'mvn'
    const tests = namesOf(failed.filter(({ name }) => name !== ''), '#')
    if (tests.length === 0) return [{ program, args: ['-B', '-q', 'test-compile'], folder: '.' }]
    const modules = [...new Set(failed.flatMap(({ file }) => nearest(project, file, ['pom.xml']) ?? []))].filter((folder) => folder !== '.')
    return [{ program, args: ['-B', 'test', ...(modules.length === 0 ? [] : ['-pl', modules.join(','), '-am']), `-Dtest=${tests.join(',')}`, '-Dsurefire.failIfNoSpecifiedTests=false'], folder: '.' }]
  },
}

const javac: Reproducer = {
  name: 'javac',
  formats: ['javac', 'kotlinc', 'scalac'],
  commands: (_failed, project) => {
    if (usesGradle(project)) return gradle.commands([], project)
    return project.files.has('pom.xml') ? maven.commands([], project) : []
  },
}

export const jvm: readonly Reproducer[] = [gradle, maven, javac]
