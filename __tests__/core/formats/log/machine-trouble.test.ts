import { expect, test } from 'vitest'
import { diagnoseAll, text } from '../../../support/tool-output.ts'

const failed = '##[error]Process completed with exit code 1.'
const step = (lines: readonly string[], exit = failed): string =>
  ['##[group]Run make', '\u001b[36;1mmake\u001b[0m', 'shell: /usr/bin/bash -e {0}', '##[endgroup]', ...lines, exit].join('\n')
const kindsIn = (content: string): readonly string[] =>
  diagnoseAll({ documents: [text(content)] }).diagnostics.map(({ kind, message }) => `${kind}: ${message.split('\n', 1)[0] ?? ''}`)

/** What failed without any fault of the code, each as its tool prints it. */
const troubles: readonly (readonly [name: string, lines: readonly string[], exit: string])[] = [
  [
    'Docker Hub, by an action',
    ['/usr/bin/docker pull redis:7', 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit.'],
    '##[error]Docker pull failed with exit code 1',
  ],
  [
    'Docker Hub, by a command',
    [
      "Unable to find image 'redis:7' locally",
      'docker: Error response from daemon: toomanyrequests: You have reached your pull rate limit.',
      "See 'docker run --help'.",
    ],
    failed,
  ],
  ['Go, a handshake', ['go: example.com/x@v1.2.3: Get "https://proxy.example/x/@v/v1.2.3.mod": net/http: TLS handshake timeout'], failed],
  ['Go, a dial', ['go: example.com/x@v1.2.3: Get "https://proxy.example/x": dial tcp 10.1.2.3:443: i/o timeout'], failed],
  ['curl, no answer', ['curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received'], failed],
  ['curl, a server', ['curl: (22) The requested URL returned error: 503'], failed],
  ['git, a server', ["fatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 502"], failed],
  [
    'git, no way',
    [
      "fatal: unable to access 'https://git.example/a.git/': Failed to connect to git.example port 443 after 129 ms: Couldn't connect to server",
    ],
    failed,
  ],
  [
    'apt',
    [
      'E: Failed to fetch http://archive.example/x.deb  503  Service Unavailable [IP: 10.0.0.1 80]',
      'E: Unable to fetch some archives, maybe run apt-get update or try with --fix-missing?',
    ],
    failed,
  ],
  [
    'Gradle',
    [
      'FAILURE: Build failed with an exception.',
      '',
      '* What went wrong:',
      "Could not resolve all files for configuration ':app:compileClasspath'.",
      '> Could not resolve com.example:lib:1.2.',
      "   > Could not GET 'https://repo.example/lib-1.2.pom'. Received status code 503 from server: Service Unavailable",
      '',
      '* Try:',
      '> Run with --stacktrace option to get the stack trace.',
      'BUILD FAILED in 3s',
    ],
    failed,
  ],
  [
    'Maven',
    [
      '[ERROR] Failed to execute goal on project app: Could not resolve dependencies for project com.acme:app:jar:1: Could not transfer artifact com.example:lib:pom:1.2 from/to central (https://repo.example/maven2): Connection reset -> [Help 1]',
    ],
    failed,
  ],
  ['NuGet', ['/p/App.csproj : error NU1301: Unable to load the service index for source https://nuget.example/v3/index.json.'], failed],
  [
    'pip',
    [
      "WARNING: Retrying (Retry(total=0)) after connection broken by 'ReadTimeoutError'",
      "pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='files.example', port=443): Read timed out.",
    ],
    failed,
  ],
  [
    'Cargo',
    [
      'error: failed to get `serde` as a dependency of package `app v0.1.0 (/p)`',
      '',
      'Caused by:',
      '  failed to query replaced source registry',
      '',
      'Caused by:',
      '  download of config.json failed',
      '',
      'Caused by:',
      '  [6] Could not resolve hostname (Could not resolve host: index.example)',
    ],
    failed,
  ],
  [
    'a compiler that was killed',
    ['c++: fatal error: Killed signal terminated program cc1plus', 'compilation terminated.', 'make: *** [Makefile:3: a.o] Error 1'],
    failed,
  ],
  [
    'npm',
    [
      'npm error code ECONNRESET',
      'npm error syscall read',
      'npm error errno ECONNRESET',
      'npm error network request to https://packages.example/x failed, reason: read ECONNRESET',
      'npm error network This is a problem related to network connectivity.',
    ],
    failed,
  ],
]

test.each(troubles)('%s: only the machine or the network is told', (_name, lines, exit) => {
  const found = kindsIn(step(lines, exit))
  expect(found.map((one) => one.split(':', 1)[0])).toEqual(['infrastructure'])
  expect(kindsIn(lines.join('\n')).map((one) => one.split(':', 1)[0])).toEqual(['infrastructure'])
})

test('what the code is to blame for stays its own', () => {
  expect(kindsIn(step(['curl: (22) The requested URL returned error: 404']))[0]).toMatch(/^other: /)
  expect(kindsIn(step(["fatal: unable to access 'https://git.example/a.git/': The requested URL returned error: 403"]))[0]).toMatch(
    /^other: /,
  )
  expect(kindsIn(step(['docker: Error response from daemon: toomanyrequests: too many', 'src/a.ts(3,5): error TS2304: no']))).toEqual([
    'build: no',
    expect.stringMatching(/^infrastructure: /),
  ])
})
