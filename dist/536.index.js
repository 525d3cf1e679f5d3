export const id = 536;
export const ids = [536];
export const modules = {

/***/ 79849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnings)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86064);
/* harmony import */ var _model_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14055);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37161);



const nothing = 'Nothing has to be done';
const ownJobs = 'Run the phases in jobs of their own, as `docs/security.md` shows, or allow unprivileged user namespaces on the machine.';
const noChecks = 'or turn check runs off with `check-runs: false`.';
const laterAttempt = 'What they were to repair is left to the next attempt.';
/**
 * Every warning that the log of the job can hold, by what happened. `error` is what was thrown, `why` and `detail` the words of somebody
 * else; they are quoted whole, without secrets being looked for.
 */
const warnings = {
    wantedUnknown: (error) => ({
        story: `Whether this work is still wanted could not be told${because(error)}`,
        next: `${nothing}: the work goes on, and the push looks once more.`,
    }),
    statusUnread: (error) => ({
        story: `The status comment could not be read again before its last words${because(error)}`,
        next: 'If a command was given while the work went on and the comment does not show it, give it again.',
    }),
    statusUnwritten: (error) => ({
        story: `The status comment could not be written, so work goes on without it${because(error)}`,
        next: `${nothing}: the end of the work writes it.`,
    }),
    statusUnamended: (error) => ({
        story: `What came out after the last words could not be added to the status comment${because(error)}`,
        next: 'Read it in the summary of this run.',
    }),
    lostUnknown: (error) => ({
        story: `Whether an earlier turn died and left its status comment unfinished could not be told${because(error)}`,
        next: `${nothing}: the next event looks again.`,
    }),
    lostUnmended: (error) => ({
        story: `The status comment that an earlier turn left unfinished could not be mended${because(error)}`,
        next: `${nothing}: the next event tries again.`,
    }),
    turnsUnknown: (error) => ({
        story: `Whether another turn is at work could not be told${because(error)}`,
        next: `${nothing}: the command holds, and the status comment tells of it as soon as there is one.`,
    }),
    ciUnfollowed: (error) => ({
        story: `CI could not be followed to its end${because(error)}`,
        next: `${nothing}: the work goes on with what has failed so far, and the end of CI starts the loop again.`,
    }),
    ciUnseen: (error) => ({
        story: `CI could not be looked at${because(error)}`,
        next: `${nothing}: it is tried again for as long as \`settle-timeout-minutes\` lets CI be waited for.`,
    }),
    ciStartUnknown: (error) => ({
        story: `Whether CI has started on the commit that was pushed could not be told${because(error)}`,
        next: 'Look at the checks of the pull request. If none has begun, start the workflow by hand, or push an empty commit.',
    }),
    ciMayNotBeStarted: () => ({
        story: 'The token may not start workflows, so none was started on the commit that was pushed.',
        next: "Add the line `actions: write` under `permissions:` of the job that runs this step (for an App: grant it in the App's settings).",
    }),
    jobsNotRerun: (workflow, why) => ({
        story: `The failed jobs of ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(workflow)} could not be run again: ${ended(why)}`,
        next: 'Run them again on the page of their run.',
    }),
    unforeseen: (error) => ({
        story: `This work ended with an error that it is not made for: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        next: 'If GitHub or the network failed there, the next event finds the work again. Else report the lines above: it is a bug of the loop.',
    }),
    worseUnknown: (error) => ({
        story: `Whether the last attempt made things worse could not be told${because(error)}`,
        next: 'Look at its commit; the command `undo` takes it back.',
    }),
    notRolledBack: (attempt, detail) => ({
        story: `Attempt ${attempt} made things worse and could not be rolled back: ${ended(detail)}`,
        next: 'Look at its commit, and take it back with `git revert` if it is worth nothing.',
    }),
    repliesUnplanned: (error) => ({
        story: `What the threads of the review are to be answered with could not be told${because(error)}`,
        next: 'Read what was done in the status comment; the threads stay as they are.',
    }),
    threadUnanswered: (path, error) => ({
        story: `A thread of the review about ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(path)} could not be answered${because(error)}`,
        next: 'Read what was done in the status comment, and resolve the thread yourself.',
    }),
    threadsUnanswered: (error) => ({
        story: `The threads of the review could not be answered${because(error)}`,
        next: 'Read what was done in the status comment, and resolve the threads yourself.',
    }),
    threadsUnresolved: (error) => ({
        story: `The threads of the review could not be resolved${because(error)}`,
        next: 'Give the token `contents: write` and `pull-requests: write`, or set `resolve-threads: never`.',
    }),
    checksLeftOutForPerson: () => ({
        story: 'Check runs are left out: GitHub takes them from Apps alone, and `token` belongs to a person.',
        next: `Use the job's own token or an App's, ${noChecks}`,
    }),
    checksLeftOut: () => ({
        story: 'Check runs are left out: the token lacks the permission `checks: write`.',
        next: `Add the line \`checks: write\` under \`permissions:\` of the job that runs this step (for an App: grant it in the App's settings), ${noChecks}`,
    }),
    checkUnwritten: (name, error) => ({
        story: `The check ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(name)} could not be written${because(error)}`,
        next: `${nothing}: the status comment tells the same, and the next turn writes the check anew.`,
    }),
    tokenUnknown: (error) => ({
        story: `GitHub does not say whose the token is, so it is taken for the job's own${because(error)}`,
        next: `${nothing} if it is. The token of somebody else needs a server that answers GraphQL.`,
    }),
    unavailable: (what, error) => ({
        story: `${what} could not be had${because(error)}`,
        next: 'The work goes on without. If every run says so, compare the `permissions:` of the job with those in the README.',
    }),
    notDownloaded: (what, error) => ({
        story: `${what} could not be downloaded${because(error)}`,
        next: `${nothing}: it is tried again where that can help, and what stays unread is told in the brief.`,
    }),
    filesUnlisted: (error) => ({
        story: `The list of the files of the repository could not be read${because(error)}`,
        next: `${nothing}: the places of failures are told as CI printed them.`,
    }),
    reportNotUploaded: (error) => ({
        story: `The report was not kept as an artifact${because(error)}`,
        next: 'Read the summary of this run instead; the report itself lies at the output `report-path` until the job ends.',
    }),
    reportNotWhole: (folder, error) => ({
        story: `The report of this turn could not be kept whole in ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(folder)}${because(error)}`,
        next: 'Make room on the machine, or name another folder in `handover`. The status comment tells how the turn ended.',
    }),
    pageUnmade: (report, error) => ({
        story: `The page of this turn could not be made${because(error)}`,
        next: `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(report)} tells the same. Report this: it is a bug of the loop.`,
    }),
    webhookUntaken: (why, tries) => ({
        story: `The message to \`notify-webhook\` was not taken (${why}, ${tries === 1 ? '1 try' : `${tries} tries`}).`,
        next: 'Look at the address in `notify-webhook` and at its server; the pull request tells the same.',
    }),
    noView: () => ({
        story: 'This machine allows no view of its own for the agent (`mount`), so `sudo`, docker, the files of the runner and the credentials in HOME are within its reach.',
        next: ownJobs,
    }),
    noNamespace: () => ({
        story: 'This machine allows no process namespace of its own (`unshare`), so the agent could read the environment of this step, its token included.',
        next: ownJobs,
    }),
    noNamespaceHere: () => ({
        story: 'This machine allows no process namespace of its own (`unshare`), so the agent could read the environment of this command.',
        next: 'Allow unprivileged user namespaces, or keep secrets out of the environment.',
    }),
    hostsRefused: (hosts, most) => ({
        story: `What ran here was kept from reaching ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Z)(hosts, most, (host) => host)}.`,
        next: 'If it is needed, add its name to `allowed-hosts`.',
    }),
    budgetSpent: (agent) => ({
        story: `Nothing is left of \`max-cost-usd\`, so ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(agent)} is not asked.`,
        next: 'Raise it if the repair is worth more.',
    }),
    agentPassedOver: (agent, why) => ({
        story: `The agent ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(agent)} could not work (${why}) and changed nothing; it is the turn of the next of the chain.`,
        next: `Read above what it said, and mend its key, its version or its place in \`agent\`.`,
    }),
    feedBroken: (error) => ({
        story: `The folder of the feed was damaged, so the agent hears no more of CI${because(error)}`,
        next: `${nothing}: what fails from here on is repaired in the next attempt.`,
    }),
    commandFailed: (input, how, line) => ({
        story: `The ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(input)} failed (${how}): ${line}.`,
        next: 'What needs it may fail, too; correct it, or take it out.',
    }),
    partsConflicting: (left, of) => ({
        story: `${left} of ${of} changes conflict with the others and are left out.`,
        next: laterAttempt,
    }),
    partsBreaking: (left, of) => ({
        story: `${left} of ${of} changes pass their tests alone and break those of the others, so they are left out.`,
        next: laterAttempt,
    }),
    reportDoubtful: (file, why) => ({
        story: `${file}: ${ended(why)}`,
        next: 'What could be read of it is used; look at what writes it.',
    }),
    nothingChanged: (why) => ({
        story: why === null ? 'The agent changed nothing.' : `The agent failed and changed nothing (${why}).`,
        next: 'Read above what it said; `--verbose` shows all of it, and another agent is named with `--agent`.',
    }),
    objected: ({ weight, message, remedy }) => ({
        story: `${weight === 'block' ? 'Not committed' : 'Look at this'}: ${message}`,
        next: remedy,
    }),
    folderNotRemoved: (folder) => ({
        story: `Not all of ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(folder)} could be removed: a command left there what belongs to another user.`,
        next: 'Remove it yourself.',
    }),
    listensBeyond: () => ({
        story: 'The dashboard listens beyond this machine, and what is sent there is not encrypted.',
        next: 'Put a server that speaks https before it.',
    }),
};
/** Of what was thrown, its first line: a server's error may be a whole page. */
function because(error) {
    const [line = ''] = (0,_model_config_js__WEBPACK_IMPORTED_MODULE_0__/* .describeError */ .Uc)(error).trim().split('\n', 1);
    return line === '' ? '.' : `: ${ended(line)}`;
}
/** With one full stop. */
function ended(text) {
    return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}


/***/ }),

/***/ 39536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadArtifacts: () => (/* binding */ loadArtifacts),
/* harmony export */   uploadReport: () => (/* binding */ uploadReport)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_model_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14055);
/* harmony import */ var _core_report_warnings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79849);



/** Keeps the turn's report, and what lies with it, with the run. The turn has ended by now, so a failure here is a warning and no more. */
async function uploadReport(paths, { phase, runner }, warn) {
    try {
        const artifacts = await loadArtifacts();
        if (artifacts !== null)
            await new artifacts.DefaultArtifactClient().uploadArtifact((0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_1__/* .reportArtifact */ .x8)(phase, runner), [...paths], (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(paths[0]), {
                retentionDays: 14,
            });
    }
    catch (error) {
        warn(_core_report_warnings_js__WEBPACK_IMPORTED_MODULE_2__/* .warnings */ .A.reportNotUploaded(error));
    }
}
/** Null outside a runner: there is nowhere to keep anything. */
async function loadArtifacts() {
    return (process.env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '' ? null : Promise.all(/* import() */[__webpack_require__.e(497), __webpack_require__.e(491)]).then(__webpack_require__.bind(__webpack_require__, 18491));
}


/***/ })

};
