import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { canary, openJob, ways } from '../../support/sandboxed.ts'

describe.each(ways)('in a sandbox by way of %s', (way) => {
  test('[row 4, one job] neither its own environment nor that of the job holds a token', async () => {
    const job = openJob(way)
    const script =
      'env; for p in self 1 $PPID; do tr "\\0" "\\n" < /proc/$p/environ; done; for p in /proc/[0-9]*; do tr "\\0" "\\n" < $p/environ; done; ps auxeww; true'
    const { stdout, warned } = await job.run(script)
    expect(warned).toEqual([])
    expect(stdout).toContain('CODALITY_MARK=')
    expect(stdout).not.toContain(canary)
    expect((await job.run(script, { isControl: true })).stdout).toContain(canary)
  })

  test('[row 4, one job] no process but its own can be seen, signalled or read', async () => {
    const job = openJob(way)
    const script = 'echo $$; for p in /proc/[0-9]*; do echo ${p#/proc/}; done | wc -l; cat /proc/$PPID/mem 2>&1 | head -c 9'
    const [pid, count] = (await job.run(script)).stdout.split('\n').map(Number)
    expect(pid).toBe(1)
    expect(count).toBeLessThan(6)
    const [plain, all] = (await job.run(script, { isControl: true })).stdout.split('\n').map(Number)
    expect(plain).toBeGreaterThan(1)
    expect(all).toBeGreaterThan(6)
  })

  const secrets = [
    'temp/event.json',
    'temp/git-credentials-1.config',
    'temp/_runner_file_commands/set_env',
    'workspace/.git/config',
    'home/.netrc',
    'home/.git-credentials',
    'home/.config/gh/hosts.yml',
    'home/.ssh/id_ed25519',
    'home/.docker/config.json',
  ]
  test('[row 6, one job] no credential of the job or its user can be read', async () => {
    const job = openJob(way)
    const script = `cat ${secrets.map((path) => join(job.root, path)).join(' ')}`
    expect((await job.run(script)).stdout).toBe('')
    expect((await job.run(script, { isControl: true })).stdout).toBe(`${canary}\n`.repeat(secrets.length))
  })

  test('[row 12, one job] command files, the settings in HOME and the files of actions stay as they are', async () => {
    const job = openJob(way)
    const paths = [
      'temp/_runner_file_commands/set_env',
      'home/.bashrc',
      'action/action.yml',
      'home/.profile',
      'home/.ssh/authorized_keys',
      'home/.config/new',
    ].map((path) => join(job.root, path))
    const script = `for path in ${paths.join(' ')}; do echo planted > $path; done; ls -d ${job.root}/temp/*`
    expect((await job.run(script)).stdout).toBe(`${job.root}/temp/codality-attempt\n`)
    expect(paths.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : ''))).toEqual([
      `${canary}\n`,
      `${canary}\n`,
      `${canary}\n`,
      '',
      '',
      '',
    ])
    await job.run(script, { isControl: true })
    expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(paths.map(() => 'planted\n'))
  })

  test('[row 13, one job] the socket of docker leads nowhere, whatever its address', async () => {
    const job = openJob(way)
    const socket = join(job.root, 'docker.sock')
    const server = createServer((connection) => connection.end('engine\n')).listen(socket)
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const script = `chmod 0777 ${socket} 2>/dev/null; ${process.execPath} -e 'require("node:net").connect("${socket}").on("error",(e)=>console.log(e.code)).pipe(process.stdout)'`
    const environment = { DOCKER_HOST: `unix://${socket}` }
    chmodSync(socket, 0o777)
    expect((await job.run(script, { environment })).stdout).toBe('ECONNREFUSED\n')
    expect((await job.run(script, { environment, isControl: true })).stdout).toBe('engine\n')
  })

  test('[row 13, one job] no program gives more rights than it has', async () => {
    const job = openJob(way)
    const script = 'sudo -n id -u; grep -E "NoNewPrivs|CapEff" /proc/self/status | tr -d "\\t"; id -u'
    const { stdout } = await job.run(script)
    expect(stdout).toMatch(/^NoNewPrivs:1\nCapEff:0000000000000000\n[1-9]\d*\n$|^CapEff:0000000000000000\nNoNewPrivs:1\n[1-9]\d*\n$/)
    if (way === 'sudo') expect((await job.run(script, { isControl: true })).stdout).toMatch(/^0\n/)
  })

  test('what covers the files of the job cannot be taken away, not even in namespaces of its own', async () => {
    const job = openJob(way)
    const script = `umount ${job.root}/temp; umount -l ${job.root}/home; unshare --user --map-root-user --mount sh -c 'umount -l ${job.root}/workspace; umount -l ${job.root}/temp; umount ${job.root}/home; cat ${job.root}/workspace/.git/config ${job.root}/temp/event.json; echo planted > ${job.root}/home/.bashrc'; nsenter -t 1 -m cat ${job.root}/workspace/.git/config; true`
    const { stdout } = await job.run(script)
    expect(stdout).not.toContain(canary)
    expect(readFileSync(join(job.root, 'home/.bashrc'), 'utf8')).toBe(`${canary}\n`)
  })

  test('[row 40, one job] what leaves its session and heeds no signal is gone when it has ended', async () => {
    const job = openJob(way)
    const script =
      'env -i setsid /bin/sh -c \'trap "" TERM HUP; echo up > started; while :; do echo x >> later; sleep 0.05; done\' >/dev/null 2>&1 & until test -s later; do :; done'
    expect(await job.run(script)).toMatchObject({ code: 0, startError: null })
    const later = join(job.root, 'temp/codality-attempt/checkout/later')
    writeFileSync(later, '')
    expect((await job.run(`n=0; while [ $n -lt 20 ]; do n=$((n + 1)); sleep 0.05; done; cat ${later}`)).stdout).toBe('')
  })

  test('[row 40, one job] at its deadline it ends though it has left its group and heeds no signal', async () => {
    const job = openJob(way)
    const script = 'exec setsid -- /bin/sh -c \'trap "" TERM HUP INT; echo $$; while :; do sleep 0.2; done\''
    expect(await job.run(script, { minutes: 1 / 60 })).toMatchObject({ stopped: 'deadline', stdout: '1\n' })
  })

  test('all that a program needs is there: its checkout, a home, a temporary folder, caches, the system and node', async () => {
    const job = openJob(way)
    mkdirSync(join(job.root, 'home/.cargo'), { recursive: true })
    const script = `set -e; echo x > kept; mkdir -p a/b; echo y > "$HOME/file"; echo z > "$TMPDIR/file"; mkdir -p "$npm_config_cache"; echo p > "$npm_config_cache/p"; mktemp > /dev/null; git init -q .; git status --short | head -1; ${process.execPath} -p '"node " + process.pid'; ls /etc/passwd; id -u > /dev/null; echo ok > /dev/null; printf done`
    const { stdout, stderr, code } = await job.run(script)
    expect(`${stdout}${stderr}`).toMatch(/^\?\? a\/\n|^\?\? kept\nnode \d+\n\/etc\/passwd\ndone$/)
    expect(code).toBe(0)
    expect((await job.run('cat kept "$HOME/file" "$npm_config_cache/p"')).stdout).toBe('x\ny\np\n')
  })
})
