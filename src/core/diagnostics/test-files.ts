/** Names that test runners look for by themselves, over all languages that are read here. */
const testName =
  /(?:^|[._-])(?:test|tests|spec|specs|cy|e2e)[._-][^/]{0,100}$|(?:Test|Tests|TestCase|Spec|IT|Specs)\.\w{1,8}$|_(?:test|spec)\.\w{1,8}$|^test_[^/]{1,200}$/
const testFolder = /(?:^|\/)(?:__tests__|tests?|specs?|e2e|cypress)\//

/** Is this a file that a test runner picks up, by its own name alone? */
export function hasTestName(path: string): boolean {
  return testName.test(path.slice(path.lastIndexOf('/') + 1).slice(0, 400))
}

/** Is this a file of tests, by its name or by the folder it stands in? */
export function isTestFile(path: string): boolean {
  return hasTestName(path) || testFolder.test(path.slice(0, 4_096))
}
