/**
 * Where package managers keep what they have fetched: below one folder for all programs of an attempt, because HOME differs.
 * Only variables that no coding agent's own program reads are here, so that nothing planted there reaches one as a setting.
 */
export function sharedCaches(folder: string, own: Readonly<Record<string, string>>): Record<string, string> {
  const folders: Record<string, string> = Object.fromEntries(
    Object.entries(cacheFolders).map(([name, below]) => [name, `${folder}/${below}`]),
  )
  const go = own['GOPATH'] === undefined ? { GOMODCACHE: `${folder}/go-modules` } : {}
  // Go makes what it fetches read-only, folders included, which nobody but root could remove.
  return { ...folders, ...go, GOFLAGS: '-modcacherw', MAVEN_ARGS: `-Dmaven.repo.local=${folder}/maven` }
}

const cacheFolders = {
  npm_config_cache: 'npm',
  YARN_CACHE_FOLDER: 'yarn',
  PNPM_HOME: 'pnpm',
  COREPACK_HOME: 'corepack',
  PIP_CACHE_DIR: 'pip',
  UV_CACHE_DIR: 'uv',
  // Poetry and Pipenv keep the environments there, too.
  POETRY_CACHE_DIR: 'poetry',
  WORKON_HOME: 'pipenv',
  GOCACHE: 'go-build',
  CARGO_HOME: 'cargo',
  GRADLE_USER_HOME: 'gradle',
  NUGET_PACKAGES: 'nuget',
  COMPOSER_CACHE_DIR: 'composer',
  PLAYWRIGHT_BROWSERS_PATH: 'playwright',
  CYPRESS_CACHE_FOLDER: 'cypress',
  PUPPETEER_CACHE_DIR: 'puppeteer',
} as const

/** The names of all that `sharedCaches` may set. */
export const cacheVariables: readonly string[] = [...Object.keys(cacheFolders), 'GOMODCACHE', 'GOFLAGS', 'MAVEN_ARGS']
