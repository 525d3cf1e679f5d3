export const id = 404;
export const ids = [404];
export const modules = {

/***/ 5404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  handover: () => (/* binding */ handover)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/model/config.js
var config = __webpack_require__(4055);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/core/model/pull.js
var pull = __webpack_require__(6454);
;// CONCATENATED MODULE: ./lib/core/model/fixed.js


const mode = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-7]{6}$/));
/** A path as git takes it: relative, without `.` and `..` and `.git`, without control characters. */
const path = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1), dist/* maxLength */.Ru6(4_096), 
// eslint-disable-next-line no-control-regex -- these are what is refused
dist/* regex */.yGV(/^[^\u0000-\u001f\u007f]+$/u, 'a control character in a path'), dist/* check */.z6Y((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git'), 'a path that leaves the repository'));
const fileSchema = dist/* strictObject */.rej({
    path,
    status: dist/* picklist */.KIO(['added', 'modified', 'deleted', 'type-changed']),
    oldMode: mode,
    newMode: mode,
    content: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[A-Za-z0-9+/]*={0,2}$/))),
});
const fixedSchema = dist/* strictObject */.rej({
    result: dist/* variant */.Oxt('kind', [
        dist/* strictObject */.rej({ kind: dist/* literal */.euz('finished'), summary: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(8_000))) }),
        dist/* strictObject */.rej({ kind: dist/* literal */.euz('failed'), why: dist/* picklist */.KIO(['not-found', 'timeout', 'cancelled', 'crashed']), detail: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(8_000)) }),
    ]),
    change: dist/* nullable */.mee(dist/* strictObject */.rej({ base: dist/* custom */.IeY(pull/* isSha */.HH), files: dist/* pipe */.FsL(dist/* array */.YOg(fileSchema), dist/* maxLength */.Ru6(2_000)), oversize: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(200))) })),
});
/** Reads what the phase `fix` left. It ran untrusted code, so nothing in it is taken on trust; null when it does not fit. */
function readFixed(value) {
    const parsed = dist/* safeParse */.xLC(fixedSchema, value);
    return parsed.success ? parsed.output : null;
}

// EXTERNAL MODULE: ./lib/core/model/marker.js
var marker = __webpack_require__(6699);
// EXTERNAL MODULE: ./lib/core/model/trigger.js
var trigger = __webpack_require__(7609);
;// CONCATENATED MODULE: ./lib/core/model/triaged.js




const triaged_text = dist/* string */.YjP();
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const nullable = { text: dist/* nullable */.mee(triaged_text), count: dist/* nullable */.mee(count) };
const sha = dist/* custom */.IeY(pull/* isSha */.HH);
const actor = dist/* object */.Ikc({ login: triaged_text, type: dist/* picklist */.KIO(['User', 'Bot', 'Organization', 'Mannequin']) });
const said = { pull: count, author: actor, at: count };
const triaged_trigger = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('ci-finished'),
        run: dist/* object */.Ikc({ id: count, attempt: count, name: triaged_text, conclusion: nullable.text, headSha: sha, headBranch: triaged_text, headRepository: nullable.text, pulls: dist/* array */.YOg(count) }),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('commented'), commentId: count, text: triaged_text, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('commanded'), commentId: count, command: dist/* picklist */.KIO([...trigger/* commandNames */.o, 'unknown']), words: triaged_text, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('reviewed'), reviewId: count, state: dist/* picklist */.KIO(['approved', 'changes_requested', 'commented']), text: triaged_text, commit: sha, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('dispatched'), pull: count, author: actor, runId: count }),
]);
const triaged_pull = dist/* object */.Ikc({
    number: count,
    title: triaged_text,
    author: triaged_text,
    open: dist/* boolean */.zMY(),
    headSha: sha,
    headBranch: triaged_text,
    headRepository: nullable.text,
    baseBranch: triaged_text,
    baseSha: sha,
    defaultBranch: triaged_text,
    labels: dist/* array */.YOg(triaged_text),
});
const session = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('ci'), attempt: count }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('comment'), commentId: count, author: triaged_text, text: triaged_text }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('review'), reviewId: count, author: triaged_text, text: triaged_text, commit: sha, remarks: dist/* array */.YOg(dist/* object */.Ikc({ path: triaged_text, line: nullable.count, hunk: triaged_text, text: triaged_text })) }),
]);
const counters = { tests: count, failed: count, errored: count, skipped: count, flaky: count };
const diagnostic = dist/* object */.Ikc({
    id: triaged_text,
    kind: dist/* picklist */.KIO(['build', 'test', 'lint', 'setup', 'infrastructure', 'other']),
    severity: dist/* picklist */.KIO(['error', 'warning', 'notice']),
    message: triaged_text,
    file: nullable.text,
    line: nullable.count,
    column: nullable.count,
    rule: nullable.text,
    test: dist/* nullable */.mee(dist/* object */.Ikc({ suite: nullable.text, name: triaged_text, id: nullable.text })),
    testFile: nullable.text,
    excerpt: nullable.text,
    source: dist/* object */.Ikc({ format: triaged_text, path: triaged_text, job: nullable.text, line: nullable.count }),
    occurrences: count,
    flaky: dist/* boolean */.zMY(),
    jobs: dist/* array */.YOg(triaged_text),
    also: dist/* array */.YOg(dist/* object */.Ikc({ suite: nullable.text, name: triaged_text, id: nullable.text, file: nullable.text })),
    origin: dist/* object */.Ikc({ kind: dist/* picklist */.KIO(['introduced', 'pre-existing', 'flaky', 'infrastructure', 'unknown']), because: triaged_text }),
});
const report = dist/* object */.Ikc({
    summary: dist/* object */.Ikc({ passed: count, ...counters }),
    sources: dist/* array */.YOg(dist/* object */.Ikc({ path: triaged_text, kind: triaged_text, ...counters, warnings: dist/* array */.YOg(triaged_text) })),
    diagnostics: dist/* array */.YOg(diagnostic),
    omitted: count,
    fingerprint: triaged_text,
    gaps: dist/* array */.YOg(triaged_text),
});
const claimedSchema = dist/* object */.Ikc({
    context: dist/* object */.Ikc({
        trigger: triaged_trigger,
        pull: triaged_pull,
        session: dist/* nullable */.mee(session),
        report: dist/* nullable */.mee(report),
        record: marker/* recordSchema */.fi,
        used: count,
        latest: nullable.text,
        maxAttempts: count,
        commandPrefix: triaged_text,
        statusCommentId: nullable.count,
        ciWorkflows: dist/* array */.YOg(triaged_text),
        notes: dist/* array */.YOg(triaged_text),
        links: dist/* object */.Ikc({ repository: triaged_text, run: triaged_text }),
    }),
});
/** Reads what `triage` left for the next phase; null when it does not fit. */
function readClaimed(value) {
    const parsed = dist/* safeParse */.xLC(claimedSchema, value);
    return parsed.success ? parsed.output : null;
}

;// CONCATENATED MODULE: ./lib/shell/handover.js





const names = { triage: 'triage.json', fix: 'fix.json', report: 'report.json' };
const mostBytes = 64 * 1024 * 1024;
/** The folder in which the phases leave plain JSON for each other. */
function handover(folder) {
    return {
        writeClaimed: (claimed) => write(folder, names.triage, claimed),
        readClaimed: async () => {
            const found = await read(folder, names.triage);
            if (found === null)
                return null;
            const claimed = readClaimed(found.value);
            if (claimed === null)
                throw new config/* ConfigError */.xL(`\`${names.triage}\` in \`${folder}\` is not what the phase \`triage\` writes.`, 'Hand the folder of `triage` over as it is, and use one version of this action in all phases.');
            return claimed;
        },
        writeFixed: (fixed) => write(folder, names.fix, fixed),
        readFixed: async () => readFixed((await read(folder, names.fix))?.value),
        writeReport: (report) => write(folder, names.report, report),
    };
}
async function write(folder, name, value) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, name);
    await (0,promises_.writeFile)(path, `${JSON.stringify(value, null, 2)}\n`);
    return path;
}
/** What the file holds: null when there is none, an undefined value when it is no JSON of a sane size. */
async function read(folder, name) {
    const bytes = await (0,promises_.readFile)((0,external_node_path_.join)(folder, name)).catch(() => null);
    if (bytes === null)
        return null;
    if (bytes.length > mostBytes)
        return { value: undefined };
    try {
        const value = JSON.parse(bytes.toString('utf8'));
        return { value };
    }
    catch {
        return { value: undefined };
    }
}


/***/ })

};
