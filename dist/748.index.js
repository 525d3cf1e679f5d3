export const id = 748;
export const ids = [748];
export const modules = {

/***/ 8321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ feedFiles),
/* harmony export */   Js: () => (/* binding */ feedLimits),
/* harmony export */   z2: () => (/* binding */ feedStates)
/* harmony export */ });
/* unused harmony exports readFeedStatus, readFeedCommands */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** Names of the files that an agent finds in the folder of the feed. */
const feedFiles = { failures: 'failures.jsonl', status: 'status.json', commands: 'commands.json' };
/** Bounds of what is laid into the folder; what lies beyond them is counted or named, never passed over in silence. */
const feedLimits = { failures: 500, failureBytes: 4 * 1024 * 1024, jobs: 500, logs: 20, logBytes: 256 * 1024, commands: 50 };
/** How CI stands: `out-of-time` when it was waited for no longer, `unknown` when it could not be followed. */
const feedStates = ['running', 'ended', 'superseded', 'out-of-time', 'unknown'];
const count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const fileName = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[\w-]{1,40}\.log$/));
const statusSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    commit: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(64)),
    state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(feedStates),
    at: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(40)),
    jobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['running', 'failed', 'passed', 'other']), log: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(fileName), firstLine: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(count, valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(1)) })), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(feedLimits.jobs)),
    failures: count,
    omitted: count,
    note: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
/** A path below the checkout, as `Command.folder` has it. */
const folder = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(4_096), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((text) => text === '.' || (!text.startsWith('/') && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))));
const commandsSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ program: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minLength */ .BpQ(1)), args: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), folder, diagnostics: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) })), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(feedLimits.commands));
/** Reads `status.json`; null when it does not fit. */
function readFeedStatus(value) {
    const parsed = v.safeParse(statusSchema, value);
    return parsed.success ? parsed.output : null;
}
/** Reads `commands.json`; null when it does not fit. */
function readFeedCommands(value) {
    const parsed = v.safeParse(commandsSchema, value);
    return parsed.success ? parsed.output : null;
}


/***/ }),

/***/ 8375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readFixed),
/* harmony export */   s: () => (/* binding */ WorkLost)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4216);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4055);
/* harmony import */ var _pull_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6454);
/* harmony import */ var _remark_replies_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6544);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2328);






/** The work ended in an error after agents had run: what they took is known all the same. */
class WorkLost extends Error {
    work;
    constructor(cause, work) {
        super((0,_config_js__WEBPACK_IMPORTED_MODULE_1__/* .describeError */ .Uc)(cause), { cause });
        this.name = 'WorkLost';
        this.work = work;
    }
}
const mode = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[0-7]{6}$/));
/** A path as git takes it: relative, without `.` and `..` and `.git`, without control characters. */
const path = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(4_096), 
// eslint-disable-next-line no-control-regex -- these are what is refused
valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[^\u0000-\u001f\u007f]+$/u, 'a control character in a path'), valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git'), 'a path that leaves the repository'));
/** As it is always written: what the guards read in it and what is committed of it must be the same bytes. */
const base64 = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[A-Za-z0-9+/]*={0,2}$/), valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y((text) => text.length % 4 === 0 && /^(?:|[^=]{4}|[^=][AQgw]==|[^=]{2}[AEIMQUYcgkosw048]=)$/.test(text.slice(-4)), 'no base64'));
/** Only a plain file has content, and it always has: of a link or a submodule nothing but its kind is told. */
const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ path, status: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(['added', 'modified', 'deleted', 'type-changed']), oldMode: mode, newMode: mode, content: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(base64) }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y(({ newMode, content }) => newMode.startsWith('100') === (content !== null), 'content that does not fit its mode'));
const filesSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(fileSchema), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(2_000), valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y((files) => new Set(files.map((file) => file.path)).size === files.length, 'one path twice'));
const leakSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ path: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(path), line: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(1))), kind: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[\w ,()-]{1,100}$/)) });
const fixedSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    result: valibot__WEBPACK_IMPORTED_MODULE_4__/* .variant */ .Oxt('kind', [
        valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('finished'), summary: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(8_000))), usage: _work_js__WEBPACK_IMPORTED_MODULE_3__/* .usageSchema */ .ht }),
        valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('failed'), why: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(_agent_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFailures */ .nx), detail: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(8_000)), usage: _work_js__WEBPACK_IMPORTED_MODULE_3__/* .usageSchema */ .ht }),
    ]),
    change: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ base: valibot__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY(_pull_js__WEBPACK_IMPORTED_MODULE_5__/* .isSha */ .HH), files: filesSchema, oversize: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(200))) })),
    leaks: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(leakSchema), valibot__WEBPACK_IMPORTED_MODULE_4__/* .maxLength */ .Ru6(50)),
    work: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(_work_js__WEBPACK_IMPORTED_MODULE_3__/* .workSchema */ .fY, valibot__WEBPACK_IMPORTED_MODULE_4__/* .check */ .z6Y(({ proof }) => proof.kind === 'not-run' || proof.passing <= proof.of, 'more that passes than there is')),
    replies: _remark_replies_js__WEBPACK_IMPORTED_MODULE_2__/* .repliesSchema */ .mg,
    // A job that ran untrusted code does not say what has failed: whoever needs to know asks GitHub.
    report: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(() => null)),
});
/**
 * Reads what the phase `fix` left; null when it does not fit. It ran untrusted code: of the change only paths, new modes and contents
 * count, and they are checked like any other; its account of agents and proof can only be looked at for what contradicts itself.
 */
function readFixed(value) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(fixedSchema, value);
    return parsed.success ? parsed.output : null;
}


/***/ }),

/***/ 6074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ mapTexts)
/* harmony export */ });
/** More levels than anything of ours has. */
const deepest = 64;
/** Plain data with every text in it changed, the names of properties left as they are. */
function mapTexts(value, change, depth = 0) {
    if (typeof value === 'string')
        return change(value);
    if (typeof value !== 'object' || value === null || depth > deepest)
        return value;
    if (Array.isArray(value))
        return value.map((entry) => mapTexts(entry, change, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, mapTexts(entry, change, depth + 1)]));
}


/***/ }),

/***/ 6544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ readReplies),
/* harmony export */   RD: () => (/* binding */ replyLimits),
/* harmony export */   mg: () => (/* binding */ repliesSchema)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** How much of the file is read, how many entries of it, and how much of each. */
const replyLimits = { bytes: 64 * 1024, replies: 200, characters: 600 };
const id = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(1));
const entrySchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id, done: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), says: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '') });
/** Reads what the agent left of its own account of each remark. What does not fit is left out: the agent owes nobody this file. */
function readReplies(text) {
    const entries = parse(text);
    if (!Array.isArray(entries))
        return [];
    return entries.slice(0, replyLimits.replies).flatMap((entry) => {
        const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(entrySchema, entry);
        return parsed.success ? [{ remark: parsed.output.id, done: parsed.output.done, says: parsed.output.says.slice(0, replyLimits.characters) }] : [];
    });
}
function parse(text) {
    try {
        const value = JSON.parse(text ?? '');
        return value;
    }
    catch {
        return null;
    }
}
/** As it is handed on by a job that ran untrusted code. */
const repliesSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ remark: id, done: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), says: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(replyLimits.characters)) })), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(replyLimits.replies));


/***/ }),

/***/ 8493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ mostReplaced),
/* harmony export */   e: () => (/* binding */ replacedSchema)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const mostReplaced = 200;
const replacedSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    branch: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(255)),
    paths: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(4_096))), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(mostReplaced)),
    more: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)),
});


/***/ }),

/***/ 2328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ secondsOf),
/* harmony export */   UK: () => (/* binding */ isWholly),
/* harmony export */   fY: () => (/* binding */ workSchema),
/* harmony export */   ho: () => (/* binding */ costOf),
/* harmony export */   ht: () => (/* binding */ usageSchema),
/* harmony export */   nn: () => (/* binding */ isProven)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4216);
/* harmony import */ var _feed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8321);
/* harmony import */ var _replaced_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8493);




/**
 * Why nothing was proven of a change: `not-startable` when a command that was found for the failures did not start,
 * `verify-not-started` when `verify-command` did not, `timed-out` when the time was over before anything was seen.
 */
const unprovens = ['no-change', 'no-command', 'no-failures', 'not-failing-here', 'not-runnable-here', 'not-startable', 'verify-not-started', 'timed-out'];
/** Did every failure that can be run here fail before the change and pass after it, by the tests as they were? */
function isProven(proof) {
    return proof.kind === 'run' && proof.of > 0 && proof.passing === proof.of && proof.originals !== 'fail' && proof.originals !== 'not-run';
}
/** Is nothing left that could not be proven? */
function isWholly(proof) {
    return isProven(proof) && proof.kind === 'run' && proof.unproven === 0;
}
/** US dollars that the agents of an attempt say they cost; null when none of them said. */
function costOf({ runs }) {
    const told = runs.flatMap(({ usage }) => usage.costUsd ?? []);
    return told.length === 0 ? null : told.reduce((sum, cost) => sum + cost, 0);
}
/** Seconds for which agents were at work. */
function secondsOf({ runs }) {
    return runs.reduce((sum, { seconds }) => sum + seconds, 0);
}
/** Above what any job takes, which ends after five days: sums of what is told stay numbers that can be written down. */
const most = { seconds: 432_000, costUsd: 1_000_000 };
const count = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(0));
const amount = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxValue */ .cGV(most.costUsd)));
const said = (characters) => valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(characters));
const usageSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ turns: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count), inputTokens: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count), outputTokens: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count), costUsd: amount, session: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(said(200)), denials: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(said(300)), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(20)) });
const runSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ agent: said(60), version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(said(60)), seconds: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxValue */ .cGV(most.seconds)), ended: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['finished', ..._agent_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFailures */ .nx]), detail: said(1_000), usage: usageSchema });
const proofSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .variant */ .Oxt('kind', [
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('not-run'), because: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(unprovens), detail: said(1_000) }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('run'), of: count, passing: count, what: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['tests', 'failures']), timedOut: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(), unproven: count, originals: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['untouched', 'pass', 'fail', 'not-run']), output: said(8_000) }),
]);
/**
 * The work as it is handed on. It comes from a job that ran untrusted code: what it says was proven holds only as far as that job
 * can be trusted, so `require-proof` is no protection against an agent that forges it; docs/security.md says so.
 */
const workSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ runs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(runSchema), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(50)), rounds: count, by: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['agent', 'commands']), proof: proofSchema, ci: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(_feed_js__WEBPACK_IMPORTED_MODULE_1__/* .feedStates */ .z2)), replaced: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(_replaced_js__WEBPACK_IMPORTED_MODULE_2__/* .replacedSchema */ .e) });


/***/ }),

/***/ 6748:
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
// EXTERNAL MODULE: ./lib/core/model/fixed.js
var fixed = __webpack_require__(8375);
// EXTERNAL MODULE: ./lib/core/model/map-texts.js
var map_texts = __webpack_require__(6074);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./lib/core/model/diagnostic.js

const diagnostic_text = dist/* string */.YjP();
const count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const nullable = { text: dist/* nullable */.mee(diagnostic_text), count: dist/* nullable */.mee(count) };
/** A diagnostic as it is handed over in files. */
const diagnosticSchema = dist/* object */.Ikc({
    id: diagnostic_text,
    kind: dist/* picklist */.KIO(['build', 'test', 'lint', 'setup', 'infrastructure', 'other']),
    severity: dist/* picklist */.KIO(['error', 'warning', 'notice']),
    message: diagnostic_text,
    file: nullable.text,
    line: nullable.count,
    column: nullable.count,
    rule: nullable.text,
    test: dist/* nullable */.mee(dist/* object */.Ikc({ suite: nullable.text, name: diagnostic_text, id: nullable.text })),
    testFile: nullable.text,
    excerpt: nullable.text,
    source: dist/* object */.Ikc({ format: diagnostic_text, path: diagnostic_text, job: nullable.text, line: nullable.count }),
    occurrences: count,
    flaky: dist/* boolean */.zMY(),
    jobs: dist/* array */.YOg(diagnostic_text),
    also: dist/* array */.YOg(dist/* object */.Ikc({ suite: nullable.text, name: diagnostic_text, id: nullable.text, file: nullable.text })),
    origin: dist/* object */.Ikc({ kind: dist/* picklist */.KIO(['introduced', 'pre-existing', 'flaky', 'infrastructure', 'unknown']), because: diagnostic_text }),
});
/** Reads a diagnostic out of a file; null when it does not fit. */
function readDiagnostic(value) {
    const parsed = v.safeParse(diagnosticSchema, value);
    return parsed.success ? parsed.output : null;
}

// EXTERNAL MODULE: ./lib/core/model/marker.js
var marker = __webpack_require__(6699);
// EXTERNAL MODULE: ./lib/core/model/pull.js
var pull = __webpack_require__(6454);
// EXTERNAL MODULE: ./lib/core/model/session.js
var session = __webpack_require__(5685);
// EXTERNAL MODULE: ./lib/core/model/work.js
var work = __webpack_require__(2328);
;// CONCATENATED MODULE: ./lib/core/model/triaged.js






const triaged_text = dist/* string */.YjP();
const triaged_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const triaged_nullable = { text: dist/* nullable */.mee(triaged_text), count: dist/* nullable */.mee(triaged_count) };
const amount = dist/* nullable */.mee(dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(0)));
const sha = dist/* custom */.IeY(pull/* isSha */.HH);
const actor = dist/* object */.Ikc({ login: triaged_text, type: dist/* picklist */.KIO(['User', 'Bot', 'Organization', 'Mannequin']) });
const said = { pull: triaged_count, title: triaged_nullable.text, author: actor, at: triaged_count };
const run = { id: triaged_count, attempt: triaged_count, name: triaged_text, title: triaged_nullable.text, headSha: sha, headBranch: triaged_text, headRepository: triaged_nullable.text, pulls: dist/* array */.YOg(triaged_count), startedBy: dist/* array */.YOg(actor) };
const trigger = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('ci-finished'), run: dist/* object */.Ikc({ ...run, conclusion: triaged_nullable.text }) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('ci-started'), run: dist/* object */.Ikc(run) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('commented'), commentId: triaged_count, text: triaged_text, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('commanded'), commentId: triaged_count, command: triaged_text, argument: triaged_text, text: triaged_text, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('reviewed'), reviewId: triaged_count, state: dist/* picklist */.KIO(session/* reviewStates */.Lo), text: triaged_text, commit: sha, ...said }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('dispatched'), pull: triaged_count, author: actor, runId: triaged_count }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('reconcile-due'), pull: triaged_count, startedBy: dist/* array */.YOg(actor) }),
]);
const triaged_pull = dist/* object */.Ikc({
    number: triaged_count,
    author: actor,
    open: dist/* boolean */.zMY(),
    draft: dist/* boolean */.zMY(),
    merge: dist/* picklist */.KIO(pull/* mergeabilities */.lP),
    headSha: sha,
    headBranch: triaged_text,
    headRepository: triaged_nullable.text,
    baseBranch: triaged_text,
    baseSha: sha,
    defaultBranch: triaged_text,
    labels: dist/* array */.YOg(triaged_text),
});
const untrusted = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('fork'), repository: triaged_text }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('stranger'), login: triaged_text, role: dist/* picklist */.KIO(['asked', 'started-ci', 'opened-pull']) }),
]);
const before = dist/* array */.YOg(dist/* object */.Ikc({ author: triaged_text, text: triaged_nullable.text }));
const remark = dist/* object */.Ikc({
    id: triaged_count,
    top: triaged_count,
    thread: dist/* nullable */.mee(dist/* object */.Ikc({ id: triaged_text, isResolved: dist/* boolean */.zMY() })),
    path: triaged_text,
    subject: dist/* picklist */.KIO(['line', 'file']),
    side: dist/* picklist */.KIO(['left', 'right']),
    startLine: triaged_nullable.count,
    line: triaged_nullable.count,
    isOutdated: dist/* boolean */.zMY(),
    hunk: triaged_text,
    text: triaged_nullable.text,
    before,
});
const triaged_session = dist/* variant */.Oxt('kind', [
    dist/* object */.Ikc({ kind: dist/* literal */.euz('ci'), attempt: triaged_count, asked: dist/* optional */.lqM(dist/* object */.Ikc({ author: triaged_text, only: triaged_nullable.text, text: triaged_text })) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('conflict'), attempt: triaged_count, how: dist/* picklist */.KIO(['merge', 'rebase']), base: sha, branch: triaged_text, merge: sha, files: dist/* array */.YOg(triaged_text) }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('comment'), commentId: triaged_count, author: triaged_text, text: triaged_text, before }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('review'), reviewId: triaged_count, author: triaged_text, verdict: dist/* picklist */.KIO(session/* reviewStates */.Lo), text: triaged_text, commit: sha, remarks: dist/* array */.YOg(remark) }),
]);
const counters = { tests: triaged_count, failed: triaged_count, errored: triaged_count, skipped: triaged_count, flaky: triaged_count };
/** A report as phases hand it over. */
const reportSchema = dist/* object */.Ikc({
    summary: dist/* object */.Ikc({ passed: triaged_count, ...counters }),
    sources: dist/* array */.YOg(dist/* object */.Ikc({ path: triaged_text, kind: triaged_text, ...counters, warnings: dist/* array */.YOg(triaged_text) })),
    diagnostics: dist/* array */.YOg(diagnosticSchema),
    omitted: triaged_count,
    fingerprint: triaged_text,
    gaps: dist/* array */.YOg(triaged_text),
});
const claimedSchema = dist/* object */.Ikc({
    context: dist/* object */.Ikc({
        trigger,
        pull: triaged_pull,
        untrusted: dist/* nullable */.mee(untrusted),
        session: dist/* nullable */.mee(triaged_session),
        report: dist/* nullable */.mee(reportSchema),
        record: marker/* recordSchema */.fi,
        work: dist/* nullable */.mee(work/* workSchema */.fY),
        used: triaged_count,
        latest: triaged_nullable.text,
        maxAttempts: triaged_count,
        budget: dist/* object */.Ikc({ costUsd: amount, minutes: amount }),
        commandPrefix: triaged_text,
        statusCommentId: triaged_nullable.count,
        ciWorkflows: dist/* array */.YOg(triaged_text),
        settleBy: triaged_nullable.count,
        check: dist/* nullable */.mee(dist/* object */.Ikc({ id: triaged_nullable.count })),
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






const names = { triage: 'triage.json', fix: 'fix.json', report: 'report.json', patch: 'change.patch' };
const mostBytes = 64 * 1024 * 1024;
/** The folder in which the phases leave plain JSON for each other, without secrets. */
function handover(folder, secrets) {
    return {
        writeClaimed: (claimed) => write(folder, names.triage, (0,map_texts/* mapTexts */.z)(claimed, secrets.redact)),
        readClaimed: async () => {
            const found = await read(folder, names.triage);
            if (found === null)
                return null;
            const claimed = readClaimed(found.value);
            if (claimed === null)
                throw new config/* ConfigError */.xL(`\`${names.triage}\` in \`${folder}\` is not what the phase \`triage\` writes.`, 'Hand the folder of `triage` over as it is, and use one version of this action in all phases.');
            return claimed;
        },
        // The change holds no secret any more, and what is looked for in it as text is not found in its base64.
        writeFixed: ({ change, ...rest }) => write(folder, names.fix, { ...Object((0,map_texts/* mapTexts */.z)(rest, secrets.redact)), change }),
        readFixed: async () => (0,fixed/* readFixed */.d)((await read(folder, names.fix))?.value),
        readPart: async (part) => (0,fixed/* readFixed */.d)((await read((0,external_node_path_.join)(folder, `fix-${part}`), names.fix))?.value),
        writeReport: (report) => write(folder, names.report, (0,map_texts/* mapTexts */.z)(report, secrets.redact)),
        writePatch: async (patch) => {
            await (0,promises_.mkdir)(folder, { recursive: true });
            const path = (0,external_node_path_.join)(folder, names.patch);
            await (0,promises_.writeFile)(path, patch);
            return path;
        },
    };
}
async function write(folder, name, value) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, name);
    await (0,promises_.writeFile)(path, `${JSON.stringify(value, null, 2)}\n`);
    return path;
}
/** What the file holds: null when there is none, an undefined value when it is no JSON of a sane size. A link is none: what it leads to is not what was handed over. */
async function read(folder, name) {
    const path = (0,external_node_path_.join)(folder, name);
    const stats = await (0,promises_.lstat)(path).catch(() => null);
    if (stats?.isFile() !== true)
        return null;
    if (stats.size > mostBytes)
        return { value: undefined };
    try {
        const value = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        return { value };
    }
    catch {
        return { value: undefined };
    }
}


/***/ })

};
