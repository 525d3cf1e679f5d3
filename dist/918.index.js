export const id = 918;
export const ids = [918];
export const modules = {

/***/ 66367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ written),
/* harmony export */   N: () => (/* binding */ defineCommand)
/* harmony export */ });
/** Lets the compiler see that each answer of a command has words. */
function defineCommand(command) {
    return command;
}
/** A command as people write it, in a code span. */
function written(prefix, name, argument = '') {
    return `\`${prefix} ${name}${argument === '' ? '' : ` ${argument}`}\``;
}


/***/ }),

/***/ 69433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q7: () => (/* binding */ answerKey),
  Nl: () => (/* binding */ commandOf),
  NC: () => (/* binding */ decideOnCommand),
  Oo: () => (/* binding */ once),
  yF: () => (/* binding */ slotOfAnswer),
  qk: () => (/* binding */ tellAnswer),
  Jt: () => (/* binding */ waitsForOthers),
  Z9: () => (/* binding */ wordsOf)
});

// UNUSED EXPORTS: commands

// EXTERNAL MODULE: ./lib/core/decision/claims.js
var decision_claims = __webpack_require__(51837);
// EXTERNAL MODULE: ./lib/core/model/notice-keys.js
var notice_keys = __webpack_require__(93626);
// EXTERNAL MODULE: ./lib/core/decision/preconditions.js
var preconditions = __webpack_require__(12201);
// EXTERNAL MODULE: ./lib/core/model/pull.js
var model_pull = __webpack_require__(6454);
// EXTERNAL MODULE: ./lib/core/common/fence.js
var fence = __webpack_require__(86064);
// EXTERNAL MODULE: ./lib/core/model/listing.js
var listing = __webpack_require__(37161);
// EXTERNAL MODULE: ./lib/core/report/failure-line.js
var failure_line = __webpack_require__(93371);
// EXTERNAL MODULE: ./lib/core/report/untrusted.js
var untrusted = __webpack_require__(51136);
// EXTERNAL MODULE: ./lib/core/commands/command.js
var command = __webpack_require__(66367);
;// CONCATENATED MODULE: ./lib/core/commands/nearest.js
/** Longer words are no slip of the pen. */
const longest = 20;
const mostSlips = 2;
/** The name that was most likely meant by a word: one that it begins, or that two slips of the pen make of it. Null when none is near. */
function nearestName(word, names) {
    if (word.length > longest)
        return null;
    const begun = names.filter((name) => word.length > 1 && name.startsWith(word));
    const [near] = names
        .map((name) => ({ name, slips: slipsBetween(word, name) }))
        .filter(({ name, slips }) => slips <= mostSlips && slips < Math.min(name.length, word.length))
        .toSorted((one, other) => one.slips - other.slips);
    return begun[0] ?? near?.name ?? null;
}
/** How many letters have to be put in, left out, changed or swapped with their neighbour (optimal string alignment). */
function slipsBetween(one, other) {
    const [a, b] = [Array.from(one), Array.from(other)];
    let [before, last] = [[], b.map((_, at) => at).concat(b.length)];
    for (const [i, letter] of a.entries()) {
        const next = [i + 1];
        for (const [j, wanted] of b.entries()) {
            const changed = (last[j] ?? 0) + (letter === wanted ? 0 : 1);
            const swapped = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === wanted ? (before[j - 1] ?? 0) + 1 : Infinity;
            next.push(Math.min((last[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, changed, swapped));
        }
        ;
        [before, last] = [last, next];
    }
    return last[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./lib/core/commands/table.js

/** All commands as a table in Markdown: what the answer to `help` and the README show. */
function commandTable(commands, prefix, attempts) {
    return [
        '| command | what it does |',
        '| --- | --- |',
        ...commands.map(({ name, argument, help }) => `| ${(0,command/* written */.M)(prefix, name, argument)} | ${help(attempts)} |`),
    ];
}

;// CONCATENATED MODULE: ./lib/core/commands/common.js








const listed = 30;
/** Answers that are given for more than one command, or for what is none. */
const common = {
    unknown: { tell: unknown, view: null, refuses: true },
    busy: {
        tell: () => 'Another turn was still at work on this pull request when my time to wait was over, so nothing was started. Ask again once its end stands in the status comment.',
        view: null,
        refuses: true,
    },
    moved: {
        tell: ({ context: { pull } }) => `The branch is at ${(0,model_pull/* short */.h0)(pull.headSha)} now, which was pushed after you asked, so nothing was started: what you looked at is not what is there. Ask again, or review the newest commit.`,
        view: 'listening',
        refuses: true,
    },
    stopped: {
        tell: ({ context: { commandPrefix: prefix } }) => `The loop is stopped on this pull request, so nothing was started. Write ${(0,command/* written */.M)(prefix, 'resume')} or ${(0,command/* written */.M)(prefix, 'retry')} to start it again, then ask anew.`,
        view: null,
        refuses: true,
    },
    unmatched: { tell: unmatched, view: null, refuses: true },
    'read-only': { tell: ({ context }) => (0,untrusted/* tellReadOnly */.W)(context), view: null, refuses: true },
};
function unknown({ context: { trigger, commandPrefix: prefix, maxAttempts }, commands }) {
    const word = trigger.kind === 'commanded' ? trigger.command : '';
    const near = nearestName(word, commands.map(({ name }) => name));
    return `${(0,fence/* codeSpan */.SS)(word, 60)} is no command that I know.${near === null ? '' : ` Did you mean ${(0,command/* written */.M)(prefix, near)}?`}\n\n${commandTable(commands, prefix, maxAttempts).join('\n')}`;
}
function unmatched({ context: { trigger, report, commandPrefix: prefix } }) {
    const words = trigger.kind === 'commanded' ? trigger.argument : '';
    const { diagnostics = [], omitted = 0 } = report ?? {};
    const lines = (0,listing/* listLines */.i)(diagnostics, listed, (one) => (0,failure_line/* describeFailure */.Ic)(one), omitted);
    const what = lines.length === 0
        ? 'No failure could be read from what CI left, so there is none to choose.'
        : `This is what has failed:\n\n${lines.join('\n')}`;
    return `Nothing that has failed has ${(0,fence/* codeSpan */.SS)(words, 200)} in the name of its job, check, test or file, so nothing was started and nothing was used up. Ask with a part of a name that is there, or write ${(0,command/* written */.M)(prefix, 'retry')} for all that has failed. ${what}`;
}

// EXTERNAL MODULE: ./lib/core/decision/narrow.js
var narrow = __webpack_require__(69619);
;// CONCATENATED MODULE: ./lib/core/report/explanation.js




const shownFailures = 20;
const shownNames = 8;
const shownGaps = 10;
/** How near an origin is to what an edit of this pull request can repair. */
const nearness = {
    introduced: 0,
    unknown: 0,
    'pre-existing': 1,
    flaky: 2,
    infrastructure: 2,
};
/** Failures as they are told: what the pull request brought first, each group in the order of the report. */
function likeliestFirst(diagnostics) {
    return diagnostics.toSorted((one, other) => nearness[one.origin.kind] - nearness[other.origin.kind]);
}
/** What failed, where it comes from and how to see it again. Markdown; what CI printed is inert. */
function tellExplanation({ report, trigger, pull, links, notes }, { ci = 'none', names = [], commands = {} }) {
    if (ci !== 'red')
        return nothingFailed(ci, names);
    const words = trigger.kind === 'commanded' && trigger.argument !== '' ? trigger.argument : null;
    const { report: chosen, aside } = (0,narrow/* narrow */.s)(report, words);
    const { diagnostics = [], omitted = 0, gaps = [] } = chosen ?? {};
    const [first, ...others] = likeliestFirst(diagnostics);
    const count = diagnostics.length + omitted;
    return [
        `### 🔎 What failed on \`${(0,model_pull/* short */.h0)(pull.headSha)}\`: ${count} ${count === 1 ? 'failure' : 'failures'}${words === null ? '' : ` with ${(0,fence/* codeSpan */.SS)(words)}, and ${aside.length} without`}`,
        ...notes.map((note) => `> ${note}`),
        ...(first === undefined
            ? [
                `No failure could be read from what CI left. These have failed: ${(0,listing/* listNames */.Z)(names, shownNames, fence/* codeSpan */.SS)}; see [the checks](${links.repository}/pull/${pull.number}/checks).`,
            ]
            : [`**Likely root cause:** ${placeOf(first)}`, (0,fence/* fence */.EU)(first.excerpt ?? first.message, 2_000), listFacts(first, commands, '')]),
        ...tellOthers(others, omitted, commands),
        ...(gaps.length === 0
            ? []
            : [
                `What could not be read:\n${gaps
                    .slice(0, shownGaps)
                    .map((gap) => `- ${(0,fence/* codeSpan */.SS)(gap, 300)}`)
                    .join('\n')}`,
            ]),
        'No agent was asked, nothing was changed and no attempt was used.',
    ].join('\n\n');
}
/** The first one has the number 1. */
function tellOthers(others, omitted, commands) {
    const items = others
        .slice(0, shownFailures)
        .map((one, index) => `${index + 2}. ${placeOf(one)}: ${(0,fence/* codeSpan */.SS)(one.message, 200)}\n${listFacts(one, commands, '   ')}`);
    const more = others.length - items.length + omitted;
    return [...(items.length === 0 ? [] : [items.join('\n')]), ...(more === 0 ? [] : [`and ${more} more.`])];
}
function listFacts(one, commands, indent) {
    return factsOf(one, commands)
        .map((fact) => `${indent}- ${fact}`)
        .join('\n');
}
function nothingFailed(ci, names) {
    switch (ci) {
        case 'running':
            return `Nothing has failed so far on the newest commit. Still running: ${(0,listing/* listNames */.Z)(names, shownNames, fence/* codeSpan */.SS)}.`;
        case 'green':
            return 'Nothing has failed: all checks of the newest commit pass.';
        case 'gated':
            return 'CI waits for a person to approve its run, so nothing has failed yet.';
        default:
            return 'No check of the newest commit has failed. None says that all is well either: they were skipped or cancelled, or there are none.';
    }
}
function placeOf({ kind, file, line, test, rule }) {
    const place = file === null ? [] : [(0,fence/* codeSpan */.SS)(`${file}${line === null ? '' : `:${line}`}`, 300)];
    const name = test === null ? [] : [(0,fence/* codeSpan */.SS)([test.suite, test.name].filter((part) => part !== null && part !== '').join(' › '), 200)];
    const what = [...place, ...name, ...(rule === null ? [] : [`rule ${(0,fence/* codeSpan */.SS)(rule, 100)}`])];
    return what.length === 0 ? `${kind} failure` : what.join(' ');
}
function factsOf({ id, jobs, occurrences, origin, also }, commands) {
    const seen = [
        ...(jobs.length === 0 ? [] : [`${jobs.length === 1 ? 'job' : 'jobs'} ${(0,listing/* listNames */.Z)(jobs, shownNames, fence/* codeSpan */.SS)}`]),
        ...(occurrences > 1 ? [`seen ${occurrences} times`] : []),
    ].join(' · ');
    const shown = commands[id] ?? [];
    return [
        `${origin.kind === 'unknown' ? 'origin unknown' : `**${origin.kind}**`}${origin.because === '' ? ': CI tells nothing of this check on the base branch' : `: ${(0,fence/* codeSpan */.SS)(origin.because, 400)}`}`,
        ...(seen === '' ? [] : [seen]),
        ...(also.length === 0
            ? []
            : [
                `${also.length} more ${also.length === 1 ? 'test fails' : 'tests fail'} for the same reason: ${(0,listing/* listNames */.Z)(also, shownNames, ({ name }) => (0,fence/* codeSpan */.SS)(name, 120))}`,
            ]),
        shown.length === 0
            ? 'no command is known that runs it alone'
            : `shown again by ${(0,listing/* listNames */.Z)(shown, 3, (command) => (0,fence/* codeSpan */.SS)(command, 1_000))}`,
    ];
}

;// CONCATENATED MODULE: ./lib/core/commands/explain.js


/** Costs no attempt and asks no agent; works where the pull request is only read, too. */
const explain = (0,command/* defineCommand */.N)({
    name: 'explain',
    argument: '[job or test]',
    help: () => 'tells what failed, the likely root cause first: where, since when, and the command that shows it again. Asks no agent, uses no attempt',
    waits: false,
    slot: null,
    looksAtCi: 'so-far',
    readsFailures: true,
    isForReaders: true,
    decide: () => ({ kind: 'answer', code: 'explain' }),
    answers: { explain: { tell: ({ context, facts }) => tellExplanation(context, facts), view: null, refuses: false } },
});

;// CONCATENATED MODULE: ./lib/core/commands/fix.js



/** A session with the words of a person as its task, as a comment without a command starts it. */
const fix = (0,command/* defineCommand */.N)({
    name: 'fix',
    argument: '<what to do>',
    help: () => 'takes the words, and the later lines of the comment, as a task; what CI failed with is told beside it',
    waits: true,
    slot: 'asked',
    isAboutSeenCommit: true,
    decide: ({ trigger, state }) => {
        const { author, commentId, text } = trigger;
        if (text.trim() === '')
            return { kind: 'answer', code: 'fix-what' };
        if (state.claims.stop !== null)
            return { kind: 'answer', code: 'stopped' };
        return ((0,preconditions/* askAgain */.et)(state) ?? {
            kind: 'repair',
            session: { kind: 'comment', commentId, author: author.login, text: text.trim(), before: state.before },
            key: (0,decision_claims/* epochOf */.Fz)(trigger, 0) ?? '',
        });
    },
    answers: {
        'fix-what': {
            tell: ({ context: { commandPrefix: prefix } }) => `Say what is to be done: ${(0,command/* written */.M)(prefix, 'fix', 'round the price after the discount')}. Later lines of the comment belong to the task. To repair what CI failed with, ${(0,command/* written */.M)(prefix, 'retry')} is enough.`,
            view: null,
            refuses: true,
        },
    },
});

;// CONCATENATED MODULE: ./lib/core/commands/help.js


const help = (0,command/* defineCommand */.N)({
    name: 'help',
    argument: '',
    help: () => 'shows the commands',
    waits: false,
    slot: null,
    decide: () => ({ kind: 'answer', code: 'help' }),
    answers: {
        help: {
            tell: ({ context: { commandPrefix, maxAttempts }, commands }) => `${commandTable(commands, commandPrefix, maxAttempts).join('\n')}\n\nA command stands on the first line of a comment; what follows on later lines is told to the agent by \`retry\` and \`fix\`. Any other comment of a person with write access, and any review that asks for something, is taken as a task.`,
            view: null,
            refuses: false,
        },
    },
});

// EXTERNAL MODULE: ./lib/core/model/spending.js
var spending = __webpack_require__(19161);
// EXTERNAL MODULE: ./lib/core/report/progress.js
var progress = __webpack_require__(79495);
;// CONCATENATED MODULE: ./lib/core/commands/resume.js






/** Lifts a stop as if it had not been given: what was used stays used, and what CI says now is gone on from. */
const resume = (0,command/* defineCommand */.N)({
    name: 'resume',
    argument: '',
    help: () => 'lifts a `stop` and goes on with the attempts that are left',
    waits: true,
    slot: 'resume',
    decide: ({ state: { ci, claims, pull, maxAttempts, budget, spent } }) => {
        if (ci.kind !== 'red')
            return { kind: 'answer', code: 'resume' };
        if (claims.used >= maxAttempts)
            return { kind: 'answer', code: 'resume-exhausted' };
        if ((0,spending/* isSpent */.Fh)(budget, spent))
            return { kind: 'answer', code: 'resume-over-budget' };
        return { kind: 'repair', session: { kind: 'ci', attempt: claims.used + 1 }, key: (0,decision_claims/* verdictKey */.Ld)(pull.headSha, ci.generation) };
    },
    answers: {
        resume: { tell: (told) => `The loop is on. ${whatNext(told)}`, view: 'listening', refuses: false },
        'resume-exhausted': {
            tell: ({ context: { commandPrefix, used, maxAttempts } }) => `The loop is on, but ${used} of ${maxAttempts} attempts are used since the last human action, so none was started. ${(0,command/* written */.M)(commandPrefix, 'retry')} gives ${maxAttempts} more.`,
            view: 'listening',
            refuses: false,
        },
        'resume-over-budget': {
            tell: ({ context: { commandPrefix, record, budget } }) => `The loop is on, but what agents may take is spent (${(0,progress/* tellBudget */.Nt)(record, budget) ?? 'all of it'}), so no attempt was started. ${(0,command/* written */.M)(commandPrefix, 'retry')} starts a new budget.`,
            view: 'listening',
            refuses: false,
        },
    },
});
function whatNext({ facts: { ci = 'none', names = [] } }) {
    switch (ci) {
        case 'running':
            return `CI is still running on the newest commit${names.length === 0 ? '' : ` (${(0,listing/* listNames */.Z)(names, 5, (name) => (0,fence/* codeSpan */.SS)(name))})`}; if a check fails, I start by myself when all of them have ended.`;
        case 'gated':
            return 'CI waits for a person to approve its run. Open the checks and click **Approve workflows to run**.';
        case 'green':
        case 'red':
        case 'none':
            return 'No check of the newest commit has failed, so there is nothing to repair now.';
    }
}

// EXTERNAL MODULE: ./lib/core/commands/retry.js + 1 modules
var retry = __webpack_require__(42491);
// EXTERNAL MODULE: ./lib/core/report/endings.js
var endings = __webpack_require__(5278);
;// CONCATENATED MODULE: ./lib/core/commands/status.js







const named = 10;
const status_status = (0,command/* defineCommand */.N)({
    name: 'status',
    argument: '',
    help: () => 'tells what is used of the attempts and the budget, how the last attempt ended, and which checks are waited for',
    waits: false,
    slot: null,
    looksAtCi: 'by-name',
    decide: () => ({ kind: 'answer', code: 'status' }),
    answers: { status: { tell: tellStatus, view: null, refuses: false } },
});
function tellStatus(told) {
    const { record, used, maxAttempts, budget, pull } = told.context;
    const rows = [
        ['Attempts used since the last human action', `${used} of ${maxAttempts}`],
        ['Spent since then', (0,progress/* tellBudget */.Nt)(record, budget) ?? `${(0,progress/* tellSpent */.YK)(record)}; no limit is set`],
        ['State', stateOf(told)],
        [`CI on \`${(0,model_pull/* short */.h0)(pull.headSha)}\``, ciOf(told)],
        ['Last outcome', lastOutcome(told)],
        ['Waits for', waitsFor(told)],
    ];
    return ['| | |', '| --- | --- |', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}
function isOverBudget({ record, budget }) {
    return (0,spending/* isSpent */.Fh)(budget, (0,spending/* spentOf */.uv)(record));
}
function stateOf({ context }) {
    const { record, used, maxAttempts, commandPrefix: prefix } = context;
    const retry = (0,command/* written */.M)(prefix, 'retry');
    if (record.stopped)
        return `stopped; ${(0,command/* written */.M)(prefix, 'resume')} goes on with the attempts that are left, ${retry} with ${maxAttempts} new ones`;
    if (used >= maxAttempts)
        return `out of attempts; a comment, a review or ${retry} gives ${maxAttempts} more`;
    return isOverBudget(context) ? `out of budget; a comment, a review or ${retry} starts a new one` : 'ready';
}
function ciOf({ facts: { ci = 'none', names = [] } }) {
    const list = names.length === 0 ? '' : `: ${(0,listing/* listNames */.Z)(names, named, cell)}`;
    switch (ci) {
        case 'running':
            return `still running${list}`;
        case 'red':
            return `failed${list}`;
        case 'gated':
            return 'waits for a person to approve its run';
        case 'green':
            return 'passed';
        case 'none':
            return 'says neither yes nor no';
    }
}
/** A name in a cell of a table, where a bar would end the cell even in a code span. */
function cell(name) {
    return (0,fence/* codeSpan */.SS)(name, 100).replaceAll('|', '\\|');
}
function lastOutcome({ context: { record, statusCommentId, pull, links } }) {
    const last = record.attempts.at(-1);
    if (last === undefined)
        return 'none yet';
    const link = last.commit !== null
        ? `: ${(0,endings/* commitLink */.wn)(last.commit, links)}`
        : statusCommentId === null
            ? ''
            : `, [told here](${links.repository}/pull/${pull.number}#issuecomment-${statusCommentId})`;
    return `${last.ended} (${last.number === 0 ? 'asked for' : `attempt ${last.number}`})${link}`;
}
function waitsFor({ context, facts: { ci, names = [] } }) {
    const { record, used, maxAttempts } = context;
    if (record.working !== null)
        return `the agent, which is at work ([its run](${context.links.repository}/actions/runs/${record.working.runId}))`;
    if (record.stopped)
        return 'a person';
    if (ci === 'running')
        return `the checks that run${names.length === 0 ? '' : `: ${(0,listing/* listNames */.Z)(names, named, cell)}`}`;
    if (ci === 'gated')
        return 'a person, who lets CI begin';
    return used >= maxAttempts || isOverBudget(context) ? 'a person' : 'the next failing check, comment or review';
}

;// CONCATENATED MODULE: ./lib/core/commands/stop.js

/** Heard at once, whoever is at work: the turn at work looks for its claim right before it pushes. */
const stop = (0,command/* defineCommand */.N)({
    name: 'stop',
    argument: '',
    help: () => 'leaves the pull request alone until `resume` or `retry`',
    waits: false,
    slot: 'stop',
    decide: () => ({ kind: 'answer', code: 'stop' }),
    answers: {
        stop: {
            tell: ({ context: { commandPrefix: prefix, maxAttempts } }) => `Stopped. I do nothing more on this pull request until someone with write access writes ${(0,command/* written */.M)(prefix, 'resume')}, which goes on with the attempts that are left, or ${(0,command/* written */.M)(prefix, 'retry')}, which gives ${maxAttempts} new ones.`,
            view: 'stopped',
            refuses: false,
        },
    },
});

;// CONCATENATED MODULE: ./lib/core/decision/undoable.js
/** The newest commit of the loop that was not taken back, as the record knows it; null when it knows of none. */
function newestStanding(attempts) {
    return attempts.findLast((attempt) => attempt.ended === 'pushed' && attempt.commit !== null) ?? null;
}
/** Is the head that commit, or is there nothing on top of it but commits of the loop that took others of its own back? */
function undoable(attempts, head) {
    const attempt = newestStanding(attempts);
    if (attempt === null)
        return { kind: 'none' };
    // What takes an attempt back leaves every file as it was where that attempt started from.
    let like = head;
    for (const { revertedBy, from } of attempts.slice(attempts.indexOf(attempt) + 1).toReversed())
        if (revertedBy === like)
            like = from;
    return { kind: like === attempt.commit ? 'standing' : 'moved', attempt };
}

;// CONCATENATED MODULE: ./lib/core/commands/undo.js





/** Takes back by a commit on top, so that nothing is lost; a new count, as for all that people ask for. */
const undo = (0,command/* defineCommand */.N)({
    name: 'undo',
    argument: '',
    help: () => "takes back the loop's last commit by another one, as long as nobody has pushed on top of it",
    waits: true,
    slot: 'heard',
    decide: ({ state: { record, pull, claims } }) => {
        const found = undoable(record.attempts, pull.headSha);
        if (found.kind === 'none')
            return { kind: 'answer', code: 'undo-nothing' };
        if (claims.handled.has((0,decision_claims/* deedKey */.qT)('reverted', found.attempt.commit)))
            return { kind: 'answer', code: 'undo-begun' };
        return found.kind === 'moved' ? { kind: 'answer', code: 'undo-moved' } : { kind: 'undo', attempt: found.attempt };
    },
    answers: {
        'undo-nothing': {
            tell: () => 'There is nothing to take back: no commit of mine that I know of stands on this branch.',
            view: null,
            refuses: true,
        },
        'undo-moved': {
            tell: ({ context }) => `${undo_named(context)} is not the newest commit any more: somebody pushed on top of it, or rewrote the branch. So nothing was changed. To take it back all the same:\n\n${byHand(context)}`,
            view: null,
            refuses: true,
        },
        'undo-begun': {
            tell: ({ context }) => `${undo_named(context)} was about to be taken back before, and that is done only once, so nothing was changed. If the branch still has it:\n\n${byHand(context)}`,
            view: null,
            refuses: true,
        },
        'undo-refused': {
            tell: ({ context, facts: { detail = '', before } }) => `${undo_named(context)} could not be taken back: ${(0,fence/* codeSpan */.SS)(detail, 300)} To take it back by hand:\n\n${before === undefined ? byHand(context) : backTo(before, context)}`,
            view: null,
            refuses: true,
        },
    },
});
function undo_named({ record, links }) {
    const commit = newestStanding(record.attempts)?.commit;
    return commit === undefined ? 'My last commit' : `My last commit, [\`${(0,model_pull/* short */.h0)(commit)}\`](${links.repository}/commit/${commit}),`;
}
/** The whole id, so that nothing else can be meant. Only branches with plain names are served. `-m 1` is for a merge, and changes nothing for all else. */
function byHand({ record, pull }) {
    const commit = newestStanding(record.attempts)?.commit ?? 'HEAD';
    return (0,fence/* fence */.EU)(`git fetch origin ${pull.headBranch}\ngit switch ${pull.headBranch}\ngit pull --ff-only\ngit revert --no-edit -m 1 ${commit}\ngit push origin ${pull.headBranch}`, 2_000, 'sh');
}
/** Commits that were put anew are taken back by what was there before, on the lease of what took its place. */
function backTo(before, { record, pull }) {
    const commit = newestStanding(record.attempts)?.commit ?? pull.headSha;
    return (0,fence/* fence */.EU)(`git fetch origin ${before}\ngit push --force-with-lease=refs/heads/${pull.headBranch}:${commit} origin ${before}:refs/heads/${pull.headBranch}`, 2_000, 'sh');
}

;// CONCATENATED MODULE: ./lib/core/commands/index.js













/** All commands, in the order in which the help lists them. */
const commands = [retry/* retry */.L, fix, explain, undo, status_status, stop, resume, help];
/** The command that a comment gives; null for what is no comment with a command that is known. */
function commandOf(trigger) {
    return trigger.kind === 'commanded' ? (commands.find(({ name }) => name === trigger.command) ?? null) : null;
}
/** Says what to do about a command. Pure. */
function decideOnCommand(trigger, state) {
    const command = commandOf(trigger);
    const before = (0,preconditions/* handledBefore */.AG)(trigger, state) ??
        ((0,decision_claims/* liftsStop */.jT)(command?.slot ?? null) ? (0,preconditions/* stoppedSince */.aS)(trigger, state) : null) ??
        (command?.waits === true ? (0,preconditions/* answerBusy */.Gz)(state) : null);
    return before ?? once(trigger, command?.decide({ trigger, state }) ?? { kind: 'answer', code: 'unknown' }, state);
}
/** What writes no ref is known by its answer, so that an event that comes twice is answered once. */
function once(trigger, decision, { claims, told }) {
    if (decision.kind !== 'answer' || slotOfAnswer(trigger, decision.code) !== null)
        return decision;
    const key = answerKey(trigger, decision.code);
    return (0,decision_claims/* isTold */.Wc)(claims, told, key) ? (0,preconditions/* ignore */.Xe)({ code: 'already-handled', key }) : decision;
}
/** The key of the comment that gives an answer. */
function answerKey(trigger, code) {
    if (code === 'read-only')
        return (0,notice_keys/* readOnlyKey */.M_)(trigger);
    return wordsOf(code).refuses ? (0,notice_keys/* refusedKey */.ko)(trigger) : (0,notice_keys/* replyKey */.a$)(trigger);
}
/** The claim that goes with an answer to a command: none where nothing was done. */
function slotOfAnswer(trigger, code) {
    // Nobody works on these words, but they were answered.
    if (code === 'moved')
        return 'heard';
    return wordsOf(code).refuses ? null : (commandOf(trigger)?.slot ?? null);
}
/** Is what a person asks for kept waiting while another turn is at work? What is no command always is. */
function waitsForOthers(trigger) {
    return trigger.kind !== 'commanded' || commandOf(trigger)?.waits === true;
}
const own = new Map([...Object.entries(common), ...commands.flatMap(({ answers }) => Object.entries(answers))]);
/** What is said with an answer, and what goes with it. */
function wordsOf(code) {
    const words = own.get(code);
    if (words === undefined)
        throw new TypeError(`The answer ${code} has no words.`);
    return words;
}
/** An answer in Markdown, in which the texts of others are inert. */
function tellAnswer(code, facts, context) {
    return wordsOf(code).tell({ context, facts, commands });
}


/***/ }),

/***/ 42491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ retry),
  c: () => (/* binding */ startAnew)
});

// EXTERNAL MODULE: ./lib/core/decision/claims.js
var claims = __webpack_require__(51837);
;// CONCATENATED MODULE: ./lib/core/commands/arguments.js
/** All lines of a text but the first. */
function laterLines(text) {
    const end = text.indexOf('\n');
    return end < 0 ? '' : text.slice(end + 1).trim();
}

// EXTERNAL MODULE: ./lib/core/commands/command.js
var command = __webpack_require__(66367);
;// CONCATENATED MODULE: ./lib/core/commands/retry.js



const retry = (0,command/* defineCommand */.N)({
    name: 'retry',
    argument: '[job or test]',
    help: (attempts) => `gives ${attempts} more attempts and starts one if CI has failed; with words, only for what has them in the name of its job, check, test or file (\`*\` stands for anything)`,
    waits: true,
    slot: 'retry',
    looksForConflicts: true,
    decide: ({ trigger: { argument, text, author }, state }) => {
        const said = laterLines(text);
        return startAnew(state, argument === '' && said === '' ? undefined : { author: author.login, only: argument === '' ? null : argument, text: said });
    },
    answers: {
        'nothing-to-retry': {
            tell: ({ context: { maxAttempts } }) => `There is nothing to repair: no check of the newest commit has failed. The count is reset, so ${maxAttempts} attempts are there when CI fails.`,
            view: 'listening',
            refuses: false,
        },
        'still-running': {
            tell: () => 'CI is still running on the newest commit. The count is reset; if a check fails, I start by myself when all of them have ended.',
            view: 'listening',
            refuses: false,
        },
        gated: {
            tell: () => 'CI waits for a person to approve its run, so there is no failure to work from yet. Open the checks and click **Approve workflows to run**.',
            view: 'listening',
            refuses: false,
        },
    },
});
/** A person asks for an attempt now: the count is new, so only CI can say that there is nothing to do. */
function startAnew({ ci, pull }, asked) {
    switch (ci.kind) {
        case 'red':
            return {
                kind: 'repair',
                session: { kind: 'ci', attempt: 1, ...(asked === undefined ? {} : { asked }) },
                key: (0,claims/* verdictKey */.Ld)(pull.headSha, ci.generation),
            };
        case 'running':
            return { kind: 'answer', code: 'still-running' };
        case 'gated':
            return { kind: 'answer', code: 'gated' };
        case 'green':
        case 'none':
            return { kind: 'answer', code: 'nothing-to-retry' };
    }
}


/***/ }),

/***/ 31295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ fits)
/* harmony export */ });
/**
 * Does a name fit a pattern in which `*` stands for anything and all else for itself? Case counts.
 * Made for names with slashes and blanks in them; runs in linear time per `*`.
 */
function fits(name, pattern) {
    const parts = pattern.split('*');
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    if (parts.length === 1)
        return name === pattern;
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
        return false;
    let from = first.length;
    for (const part of parts.slice(1, -1)) {
        const at = name.indexOf(part, from);
        if (at < 0)
            return false;
        from = at + part.length;
    }
    return from <= name.length - last.length;
}


/***/ }),

/***/ 51837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ actionRef),
/* harmony export */   DG: () => (/* binding */ attemptRef),
/* harmony export */   Fz: () => (/* binding */ epochOf),
/* harmony export */   H5: () => (/* binding */ opensCount),
/* harmony export */   Ip: () => (/* binding */ readClaims),
/* harmony export */   LG: () => (/* binding */ verdictRef),
/* harmony export */   Ld: () => (/* binding */ verdictKey),
/* harmony export */   Wc: () => (/* binding */ isTold),
/* harmony export */   Zm: () => (/* binding */ newestAction),
/* harmony export */   aC: () => (/* binding */ conflictVerdict),
/* harmony export */   dX: () => (/* binding */ claimsOwner),
/* harmony export */   f9: () => (/* binding */ allClaims),
/* harmony export */   i8: () => (/* binding */ claimsFolder),
/* harmony export */   j4: () => (/* binding */ turnRef),
/* harmony export */   jT: () => (/* binding */ liftsStop),
/* harmony export */   kL: () => (/* binding */ turnsIn),
/* harmony export */   kV: () => (/* binding */ deedRef),
/* harmony export */   kc: () => (/* binding */ latestSlot),
/* harmony export */   oE: () => (/* binding */ compareEpochs),
/* harmony export */   pG: () => (/* binding */ mergeMarker),
/* harmony export */   qT: () => (/* binding */ deedKey),
/* harmony export */   qt: () => (/* binding */ noticeRef),
/* harmony export */   zz: () => (/* binding */ rebuildRecord)
/* harmony export */ });
/** Does such a human action open a new count? A stop, and its end, leave the count as it is. */
function opensCount(slot) {
    return slot !== 'stop' && slot !== 'resume';
}
/** Does it lift every stop that was given before it? */
function liftsStop(slot) {
    return slot === 'retry' || slot === 'resume';
}
/** Attempts whose failures the record still names: what a new report is compared with. */
const comparedAttempts = 4;
const namePattern = /^refs\/codality\/(?<pull>[1-9]\d*)\/(?:seen\/(?<verdict>[0-9a-f]{40,64}\.\d+)|(?<deed>restarted|reverted)\/(?<commit>[0-9a-f]{40,64})|told\/(?<notice>[a-z]+\.(?:[0-9a-f]{40,64}|\d{1,12}(?:-[a-z]{2}\d+)?(?:\.\d+)?))|(?<epoch>\d{1,12}(?:-[a-z]{2}\d+)?)\/(?:(?<slot>asked|heard|retry|stop|resume)|(?<attempt>[1-9]\d?)\.(?<generation>\d+)))$/;
/** The folder of all refs of one pull request, as `git/matching-refs` takes it. */
function claimsFolder(pull) {
    return `codality/${pull}/`;
}
/** The folder of the refs of all pull requests. */
const allClaims = 'codality/';
/** The pull request that a ref of ours belongs to; null when it is none of ours. */
function claimsOwner(ref) {
    const number = /^refs\/codality\/([1-9]\d{0,9})\/./.exec(ref)?.[1];
    return number === undefined ? null : Number(number);
}
/** The ref that says: this human action was taken on. Its epoch starts with it. */
function actionRef(pull, epoch, slot) {
    return `refs/codality/${pull}/${epoch}/${slot}`;
}
/**
 * The ref of autonomous attempt `number` in an epoch: whoever creates it may start the agent. It points to the commit, and with the
 * generation of CI that failed it takes on the verdict as well.
 */
function attemptRef(pull, epoch, number, verdict) {
    return `refs/codality/${pull}/${epoch}/${number}.${verdict.slice(verdict.indexOf('.') + 1)}`;
}
/** The ref that says: this verdict of CI was taken on, by an attempt that was given back. */
function verdictRef(pull, verdict) {
    return `refs/codality/${pull}/seen/${verdict}`;
}
/** A verdict of CI on a commit. A re-run of CI is a new generation. */
function verdictKey(head, generation) {
    return `${head}.${generation}`;
}
/**
 * The same for the conflict of a commit with its base branch: a generation that no CI ever reaches, and another one for each
 * commit of the base.
 */
function conflictVerdict(head, base) {
    return verdictKey(head, 1_000_000_000 + Number.parseInt(base.slice(0, 7), 16));
}
/** The ref that says: this run is about to work on the pull request, or at work. */
function turnRef(pull, runId) {
    return `refs/codality/${pull}/turn/${runId}`;
}
/** The runs that say so. */
function turnsIn(pull, refs) {
    const folder = turnRef(pull, 0).slice(0, -1);
    return refs.flatMap(({ name }) => name.startsWith(folder) && /^\d+$/.test(name.slice(folder.length)) ? [Number(name.slice(folder.length))] : []);
}
/** The ref that says: this was done on this commit, or is about to be. */
function deedRef(pull, deed, commit) {
    return `refs/codality/${pull}/${deed}/${commit}`;
}
/** The same as a key among what was handled. */
function deedKey(deed, commit) {
    return `${deed} ${commit}`;
}
/** The ref that says: this notice was taken on to be posted, by one turn alone. */
function noticeRef(pull, key) {
    return `refs/codality/${pull}/told/${dotted(key)}`;
}
/** A notice's key as a part of a ref's name: `green 0/1` becomes `green.0.1`. */
function dotted(key) {
    return key.replaceAll(/[ /]/g, '.');
}
/** Has a turn said this before, or taken on to say it? */
function isTold({ told }, comments, key) {
    return comments.has(key) || told.has(dotted(key));
}
/** The epoch that a human action opens, null for what is no human action. Made from the event alone. */
function epochOf(trigger, dispatchedAt) {
    switch (trigger.kind) {
        case 'commented':
        case 'commanded':
            return `${trigger.at}-ic${trigger.commentId}`;
        case 'reviewed':
            return `${trigger.at}-rv${trigger.reviewId}`;
        case 'dispatched':
            return `${dispatchedAt}-wd${trigger.runId}`;
        case 'ci-finished':
        case 'ci-started':
        case 'reconcile-due':
            return null;
    }
}
/** Reads what the refs of one pull request say. Names that are none of ours are passed over. */
function readClaims(pull, refs) {
    const entries = [];
    const handled = new Set();
    const told = new Set();
    for (const { name, sha } of refs) {
        const parts = namePattern.exec(name)?.groups ?? {};
        const { pull: number, notice, epoch, slot, attempt } = parts;
        if (Number(number) !== pull)
            continue;
        if (notice === undefined)
            handled.add(handledBy(parts, sha));
        else
            told.add(notice);
        if (epoch !== undefined)
            entries.push({ epoch, slot: attempt === undefined ? (slot ?? '') : Number(attempt), sha });
    }
    entries.sort((a, b) => compareEpochs(a.epoch, b.epoch) || rank(a.slot) - rank(b.slot));
    const epoch = entries.findLast(({ slot }) => slot !== 'stop' && slot !== 'resume')?.epoch ?? '0';
    const lastWord = entries.findLast(({ slot }) => slot === 'stop' || slot === 'retry' || slot === 'resume');
    const slots = entries.flatMap(({ epoch: at, slot, sha }) => slot === 'asked' || typeof slot === 'number' ? [{ epoch: at, number: slot === 'asked' ? 0 : slot, from: sha }] : []);
    return {
        epoch,
        used: slots.filter((claim) => claim.epoch === epoch && claim.number > 0).length,
        stop: lastWord?.slot === 'stop' ? lastWord.epoch : null,
        handled,
        told,
        slots,
    };
}
/** What was taken on by the ref of these parts: a verdict of CI, a deed or a human action. */
function handledBy({ verdict, deed, commit, epoch, generation }, sha) {
    if (deed !== undefined)
        return `${deed} ${commit ?? ''}`;
    if (generation !== undefined)
        return verdictKey(sha, Number(generation));
    return verdict ?? epoch ?? '';
}
/** The newest claim as `<epoch>/<number>`: what green checks may be the answer to. Null when the loop never worked here. */
function latestSlot({ slots }) {
    const last = slots.at(-1);
    return last === undefined ? null : `${last.epoch}/${last.number}`;
}
/**
 * Without any ref the marker is all there is. Where refs stand it may add to what was used, never take away:
 * a token that lost its right to create them still finds an end, and an edited marker wins nothing.
 */
function mergeMarker(claims, record) {
    if (record?.ledger !== 'marker')
        return claims;
    const hasRefs = claims.slots.length > 0 || claims.handled.size > 0;
    const epoch = hasRefs ? claims.epoch : record.epoch;
    const known = new Set(claims.slots.map((slot) => `${slot.epoch}/${slot.number}`));
    const added = record.attempts.filter((attempt) => !known.has(`${attempt.epoch}/${attempt.number}`));
    const slots = [...claims.slots, ...added.map(({ epoch: at, number, from }) => ({ epoch: at, number, from }))].sort((a, b) => compareEpochs(a.epoch, b.epoch) || a.number - b.number);
    return {
        epoch,
        used: slots.filter((slot) => compareEpochs(slot.epoch, epoch) >= 0 && slot.number > 0).length,
        stop: claims.stop ?? (record.stopped ? newestAction(record) : null),
        handled: new Set([...claims.handled, ...record.handled]),
        told: claims.told,
        slots,
    };
}
/** The newest human action that a record without refs knows of: a stop that holds was given then at the latest. */
function newestAction({ epoch, handled }) {
    return [epoch, ...handled.filter((key) => /^\d{1,12}-[a-z]{2}\d+$/.test(key))].toSorted(compareEpochs).at(-1) ?? epoch;
}
/**
 * Rebuilds the record that the status comment carries. The claims say which attempts there were;
 * the old marker only lends what it remembers of them, so forging or deleting it changes no count.
 */
function rebuildRecord(pull, claims, old) {
    const remembered = new Map((old?.pull === pull ? old.attempts : []).map((attempt) => [`${attempt.epoch}/${attempt.number}`, attempt]));
    return {
        version: 1,
        pull,
        epoch: claims.epoch,
        ledger: old?.ledger ?? 'refs',
        attempts: claims.slots.slice(-50).map((slot, index, all) => briefly(index < all.length - comparedAttempts, remembered.get(`${slot.epoch}/${slot.number}`) ?? {
            ...slot,
            ended: 'unknown',
            commit: null,
            failures: 0,
            broken: 0,
            fingerprint: '',
            ids: [],
            after: null,
            costUsd: null,
            seconds: 0,
        })),
        handled: old?.ledger === 'marker' ? [...claims.handled].slice(-100) : [],
        stopped: claims.stop !== null,
        working: old?.pull === pull ? old.working : null,
        ...(old?.pull === pull && old.diagnosed !== undefined ? { diagnosed: old.diagnosed } : {}),
        ...(old?.pull === pull && old.conflict !== undefined ? { conflict: old.conflict } : {}),
    };
}
/** A comment is too small to keep the failures of all attempts. */
function briefly(isOld, attempt) {
    return isOld ? { ...attempt, ids: [] } : attempt;
}
/** Orders epochs by their time, then by name, so that two readers always agree on the latest. */
function compareEpochs(a, b) {
    return secondsOf(a) - secondsOf(b) || (a < b ? -1 : Number(a > b));
}
function secondsOf(epoch) {
    return Number(epoch.split('-', 1)[0]);
}
/** In one epoch the human action comes first, then the attempts in their order; a stop outranks what lifts one. */
function rank(slot) {
    return typeof slot === 'number' ? slot : slot === 'stop' ? 0 : -1;
}


/***/ }),

/***/ 69619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ narrow),
/* harmony export */   u: () => (/* binding */ onlyOf)
/* harmony export */ });
/* harmony import */ var _common_wildcard_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31295);

/** The words that a session is limited to; null where it is about all that failed. */
function onlyOf(session) {
    return session?.kind === 'ci' ? (session.asked?.only ?? null) : null;
}
/**
 * The failures whose job, check, test or file has the words in its name; all of them where there are no words. Of failures that were
 * left out for their number nobody knows, so they are counted no more.
 */
function narrow(report, words) {
    if (report === null || words === null)
        return { report, aside: [] };
    const chosen = report.diagnostics.filter((one) => isNamed(one, words));
    return { report: { ...report, diagnostics: chosen, omitted: 0 }, aside: report.diagnostics.filter((one) => !chosen.includes(one)) };
}
/** Case does not count, and `*` stands for anything. A failure that stands for others is named by each of them. */
function isNamed({ test, testFile, file, jobs, source, also }, words) {
    const tests = [...(test === null ? [] : [{ ...test, file: testFile }]), ...also];
    const names = [
        ...jobs,
        source.job,
        file,
        testFile,
        ...tests.flatMap(({ suite, name, id, file: stands }) => [`${suite ?? ''} ${name}`, `${suite ?? ''} › ${name}`, id, stands]),
    ];
    const pattern = `*${fold(words)}*`;
    return names.some((name) => name !== null && (0,_common_wildcard_js__WEBPACK_IMPORTED_MODULE_0__/* .fits */ .l)(fold(name), pattern));
}
function fold(text) {
    return text.replaceAll(/\s+/g, ' ').toLowerCase();
}


/***/ }),

/***/ 12201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AG: () => (/* binding */ handledBefore),
/* harmony export */   Cs: () => (/* binding */ leaveOpen),
/* harmony export */   Dj: () => (/* binding */ whenUsedUp),
/* harmony export */   Gz: () => (/* binding */ answerBusy),
/* harmony export */   OX: () => (/* binding */ whenStopped),
/* harmony export */   Xe: () => (/* binding */ ignore),
/* harmony export */   aS: () => (/* binding */ stoppedSince),
/* harmony export */   et: () => (/* binding */ askAgain),
/* harmony export */   yj: () => (/* binding */ halt)
/* harmony export */ });
/* harmony import */ var _claims_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51837);
/* harmony import */ var _model_notice_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93626);
/* harmony import */ var _model_spending_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19161);



/** What several triggers are asked before anything is decided: null where nothing speaks against going on. */
function handledBefore(trigger, { claims, dispatchedAt }) {
    const epoch = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .epochOf */ .Fz)(trigger, dispatchedAt);
    return epoch !== null && claims.handled.has(epoch) ? ignore({ code: 'already-handled', key: epoch }) : null;
}
/** A person who asked gets a word; nothing is claimed, so that asking again, or a re-run of the job, works. */
function answerBusy({ busy }) {
    return busy === null ? null : { kind: 'answer', code: 'busy' };
}
/** What a person has not seen is not worked on in their name. Nothing is claimed, as for one who is told to wait. */
function askAgain({ headWasSeen }) {
    return headWasSeen ? null : { kind: 'answer', code: 'moved' };
}
function whenStopped({ claims, pull }) {
    return claims.stop !== null ? ignore({ code: 'stopped', pull: pull.number }) : null;
}
/** What lifts a stop lifts every one that was given before it, none that was given while it waited its turn. */
function stoppedSince(trigger, { claims, dispatchedAt }) {
    const epoch = (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .epochOf */ .Fz)(trigger, dispatchedAt);
    return claims.stop !== null && epoch !== null && (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .compareEpochs */ .oE)(claims.stop, epoch) > 0 ? { kind: 'answer', code: 'stopped' } : null;
}
function ignore(because) {
    return { kind: 'ignore', because };
}
/** Why nothing is done about a CI that is neither red nor green. */
function leaveOpen(ci, { number }) {
    switch (ci.kind) {
        case 'running':
            return ignore({ code: 'still-running', pull: number, waitsFor: ci.waitsFor });
        case 'gated':
            return ignore({ code: 'gated', pull: number });
        case 'none':
            return ignore({ code: 'nothing-ran', pull: number });
    }
}
/** Nothing more is tried without a person once the attempts, or what they may cost, are used up. */
function whenUsedUp(state) {
    const { claims, maxAttempts, budget, spent } = state;
    if (claims.used >= maxAttempts)
        return halt({ code: 'exhausted', attempts: claims.used }, state);
    return (0,_model_spending_js__WEBPACK_IMPORTED_MODULE_1__/* .isSpent */ .Fh)(budget, spent) ? halt({ code: 'over-budget' }, state) : null;
}
/** People are told once; what has no key calls nobody. */
function halt(because, { claims, told, pull }) {
    const key = (0,_model_notice_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .haltKey */ .J4)(because, claims.epoch, pull.headSha);
    return { kind: 'halt', because, isTold: key === null || (0,_claims_js__WEBPACK_IMPORTED_MODULE_0__/* .isTold */ .Wc)(claims, told, key) };
}


/***/ }),

/***/ 36290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ momentOf),
/* harmony export */   VU: () => (/* binding */ joinAccounts),
/* harmony export */   XL: () => (/* binding */ noAccount),
/* harmony export */   fL: () => (/* binding */ timelineSchema),
/* harmony export */   jH: () => (/* binding */ noteMoment),
/* harmony export */   rE: () => (/* binding */ accountSchema)
/* harmony export */ });
/* unused harmony export accountLimits */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _excerpt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4128);


const noAccount = { moments: [], askings: [] };
/** Bounds of what is kept and handed on; hearings are those of all askings, characters those of all texts of a kind together. */
const accountLimits = { moments: 40, askings: 40, hearings: 60, printed: 512 * 1024, briefs: 256 * 1024 };
/** Adds a moment; the first ones are kept where there are too many. */
function noteMoment(moments, moment) {
    return moments.length >= accountLimits.moments ? moments : [...moments, moment];
}
/** A stage of the work as a moment. */
function momentOf(stage, at) {
    const detail = stage.kind === 'working'
        ? stage.agent
        : stage.kind === 'verifying'
            ? `${stage.of} ${stage.of === 1 ? stage.what.slice(0, -1) : stage.what}`
            : '';
    return { stage: stage.kind, at, detail };
}
/** Several accounts as one, each of their texts cut to its share of what is kept. */
function joinAccounts(accounts) {
    const askings = boundHearings(accounts.flatMap((one) => one.askings).slice(0, accountLimits.askings));
    const moments = accounts
        .flatMap((one) => one.moments)
        .toSorted((one, other) => one.at - other.at)
        .slice(0, accountLimits.moments);
    const briefs = (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .fairShare */ ._3)(askings.map(({ brief }) => (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOf */ .Y5)(brief)), accountLimits.briefs);
    const printed = (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .fairShare */ ._3)(askings.flatMap(({ hearings }) => hearings.flatMap(({ stdout, stderr }) => [(0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOf */ .Y5)(stdout), (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .lengthOf */ .Y5)(stderr)])), accountLimits.printed);
    return {
        moments,
        askings: askings.map(({ brief, hearings }) => ({
            brief: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .shrink */ .Qr)(brief, briefs),
            hearings: hearings.map((one) => ({ ...one, stdout: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .shrink */ .Qr)(one.stdout, printed), stderr: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .shrink */ .Qr)(one.stderr, printed) })),
        })),
    };
}
/** The first ones over all askings are kept where there are too many. */
function boundHearings(askings) {
    let room = accountLimits.hearings;
    return askings.map(({ brief, hearings }) => {
        const kept = hearings.slice(0, room);
        room -= kept.length;
        return { brief, hearings: kept };
    });
}
/** Until the year 9999, so that every moment can be written as a date. */
const at = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxValue */ .cGV(253_402_300_799_999));
const said = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(200));
/** Where secrets were shorter than what stands in their place, texts have grown. */
const grown = 2;
const momentSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    stage: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['triggered', 'ci-ended', 'collecting', 'collected', 'working', 'verifying', 'pushing', 'ended']),
    at,
    detail: said,
});
const hearingSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    agent: said,
    at,
    stdout: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .excerptSchema */ .fX)(grown * accountLimits.printed),
    stderr: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .excerptSchema */ .fX)(grown * accountLimits.printed),
});
const askingSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    brief: (0,_excerpt_js__WEBPACK_IMPORTED_MODULE_0__/* .excerptSchema */ .fX)(grown * accountLimits.briefs),
    hearings: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(hearingSchema), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(accountLimits.hearings)),
});
/** A whole turn has a few more than the work in it. */
const timelineSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(momentSchema), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(accountLimits.moments + 20));
/** The account as another job hands it on. It decides nothing, so one that does not fit is no reason to lose the work. */
const accountSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    moments: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(momentSchema), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(accountLimits.moments)),
    askings: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(askingSchema), valibot__WEBPACK_IMPORTED_MODULE_1__/* .maxLength */ .Ru6(accountLimits.askings)),
}), valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((account) => joinAccounts([account]))), noAccount);


/***/ }),

/***/ 27602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   ju: () => (/* binding */ base64Of),
/* harmony export */   ns: () => (/* binding */ exactText)
/* harmony export */ });
/** The UTF-8 bytes of a text in base64. */
function base64Of(text) {
    const parts = [];
    for (const byte of new TextEncoder().encode(text))
        parts.push(String.fromCharCode(byte));
    return btoa(parts.join(''));
}
/** The bytes that base64 holds; null for what is no base64. */
function bytesOf(base64) {
    try {
        const binary = atob(base64);
        const bytes = new Uint8Array(binary.length);
        for (let at = 0; at < binary.length; at += 1)
            bytes[at] = binary.charCodeAt(at);
        return bytes;
    }
    catch {
        return null;
    }
}
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** The text that base64 holds, to the letter; null for what is no UTF-8. */
function exactText(base64) {
    const bytes = bytesOf(base64);
    try {
        return bytes === null ? null : strict.decode(bytes);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 2213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ sizeOf)
/* harmony export */ });
/** Bytes of a file's new content, 0 when it is deleted. */
function sizeOf({ content }) {
    if (content === null)
        return 0;
    const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0;
    return (content.length / 4) * 3 - padding;
}


/***/ }),

/***/ 4128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AF: () => (/* binding */ textOfExcerpt),
/* harmony export */   Qr: () => (/* binding */ shrink),
/* harmony export */   Y5: () => (/* binding */ lengthOf),
/* harmony export */   _3: () => (/* binding */ fairShare),
/* harmony export */   fX: () => (/* binding */ excerptSchema),
/* harmony export */   zU: () => (/* binding */ excerptOf)
/* harmony export */ });
/* unused harmony export emptyExcerpt */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const emptyExcerpt = { head: '', omitted: 0, tail: '' };
/** Shortens a text to at most `most` characters, a quarter of them from its beginning: how something ended is what is looked for first. */
function excerptOf(text, most) {
    return shrink({ head: text, omitted: 0, tail: '' }, most);
}
/** Shortens an excerpt to at most `most` characters. */
function shrink({ head, omitted, tail }, most) {
    if (head.length + tail.length <= most)
        return { head, omitted, tail };
    const [first, last] = omitted === 0 ? [head + tail, head + tail] : [head, tail];
    const atEnd = Math.min(last.length, Math.max(Math.ceil(most * 0.75), most - first.length));
    const start = firstOf(first, most - atEnd);
    const end = lastOf(last, atEnd);
    return { head: start, omitted: omitted + head.length + tail.length - start.length - end.length, tail: end };
}
/** How long both parts are. */
function lengthOf({ head, tail }) {
    return head.length + tail.length;
}
/** As one text, which says what is missing. */
function textOfExcerpt({ head, omitted, tail }) {
    return omitted === 0 ? head + tail : `${head}\n[… ${omitted.toLocaleString('en-US')} characters are left out …]\n${tail}`;
}
/** The greatest length to which all of several may be cut so that they are at most `most` together. */
function fairShare(lengths, most) {
    let left = most;
    for (const [index, length] of lengths.toSorted((one, other) => one - other).entries()) {
        const share = Math.floor(left / (lengths.length - index));
        if (length > share)
            return share;
        left -= length;
    }
    return most;
}
/** The schema of an excerpt of at most so many characters. */
function excerptSchema(most) {
    const part = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(most));
    return valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ head: part, omitted: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)), tail: part }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6Y((excerpt) => lengthOf(excerpt) <= most, 'an excerpt that is too long'));
}
/** Never between the halves of one character. */
function firstOf(text, length) {
    return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length);
}
function lastOf(text, length) {
    const from = text.length - length;
    return text.slice(/[\uDC00-\uDFFF]/.test(text.charAt(from)) ? from + 1 : from);
}


/***/ }),

/***/ 98321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IT: () => (/* binding */ feedFiles),
/* harmony export */   Js: () => (/* binding */ feedLimits),
/* harmony export */   z2: () => (/* binding */ feedStates)
/* harmony export */ });
/* unused harmony exports readFeedStatus, readFeedCommands */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

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
    jobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        state: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['running', 'failed', 'passed', 'other']),
        log: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(fileName),
        firstLine: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(count, valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(1)),
    })), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(feedLimits.jobs)),
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

/***/ 38375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readFixed),
/* harmony export */   s: () => (/* binding */ WorkLost)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
/* harmony import */ var _account_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36290);
/* harmony import */ var _agent_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44216);
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14055);
/* harmony import */ var _pull_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6454);
/* harmony import */ var _remark_replies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36544);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52328);







/** The work ended in an error after agents had run: what they took is known all the same. */
class WorkLost extends Error {
    work;
    account;
    constructor(cause, work, account = _account_js__WEBPACK_IMPORTED_MODULE_0__/* .noAccount */ .XL) {
        super((0,_config_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(cause), { cause });
        this.name = 'WorkLost';
        this.work = work;
        this.account = account;
    }
}
const mode = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^[0-7]{6}$/));
/** A path as git takes it: relative, without `.` and `..` and `.git`, without control characters. */
const path = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .minLength */ .BpQ(1), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(4_096), 
// eslint-disable-next-line no-control-regex -- these are what is refused
valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^[^\u0000-\u001f\u007f]+$/u, 'a control character in a path'), valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git'), 'a path that leaves the repository'));
/** As it is always written: what the guards read in it and what is committed of it must be the same bytes. */
const base64 = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^[A-Za-z0-9+/]*={0,2}$/), valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y((text) => text.length % 4 === 0 && /^(?:|[^=]{4}|[^=][AQgw]==|[^=]{2}[AEIMQUYcgkosw048]=)$/.test(text.slice(-4)), 'no base64'));
/** Only a plain file has content, and it always has: of a link or a submodule nothing but its kind is told. */
const fileSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    path,
    status: valibot__WEBPACK_IMPORTED_MODULE_5__/* .picklist */ .KIO(['added', 'modified', 'deleted', 'type-changed']),
    oldMode: mode,
    newMode: mode,
    content: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(base64),
}), valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y(({ newMode, content }) => newMode.startsWith('100') === (content !== null), 'content that does not fit its mode'));
const filesSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(fileSchema), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(2_000), valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y((files) => new Set(files.map((file) => file.path)).size === files.length, 'one path twice'));
const leakSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    path: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(path),
    line: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .minValue */ .Wwf(1))),
    kind: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .regex */ .yGV(/^[\w ,()-]{1,100}$/)),
});
const fixedSchema = valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
    result: valibot__WEBPACK_IMPORTED_MODULE_5__/* .variant */ .Oxt('kind', [
        valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('finished'), summary: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(8_000))), usage: _work_js__WEBPACK_IMPORTED_MODULE_4__/* .usageSchema */ .ht }),
        valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({
            kind: valibot__WEBPACK_IMPORTED_MODULE_5__/* .literal */ .euz('failed'),
            why: valibot__WEBPACK_IMPORTED_MODULE_5__/* .picklist */ .KIO(_agent_js__WEBPACK_IMPORTED_MODULE_1__/* .agentFailures */ .nx),
            detail: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(8_000)),
            usage: _work_js__WEBPACK_IMPORTED_MODULE_4__/* .usageSchema */ .ht,
        }),
    ]),
    change: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .strictObject */ .rej({ base: valibot__WEBPACK_IMPORTED_MODULE_5__/* .custom */ .IeY(_pull_js__WEBPACK_IMPORTED_MODULE_6__/* .isSha */ .HH), files: filesSchema, oversize: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(200))) })),
    leaks: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(leakSchema), valibot__WEBPACK_IMPORTED_MODULE_5__/* .maxLength */ .Ru6(50)),
    work: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(_work_js__WEBPACK_IMPORTED_MODULE_4__/* .workSchema */ .fY, valibot__WEBPACK_IMPORTED_MODULE_5__/* .check */ .z6Y(({ proof }) => proof.kind === 'not-run' || proof.passing <= proof.of, 'more that passes than there is')),
    replies: _remark_replies_js__WEBPACK_IMPORTED_MODULE_3__/* .repliesSchema */ .mg,
    // A job that ran untrusted code does not say what has failed: whoever needs to know asks GitHub.
    report: valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .transform */ .pdi(() => null)),
    account: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(_account_js__WEBPACK_IMPORTED_MODULE_0__/* .accountSchema */ .rE, _account_js__WEBPACK_IMPORTED_MODULE_0__/* .noAccount */ .XL),
});
/**
 * Reads what the phase `fix` left; null when it does not fit. It ran untrusted code: of the change only paths, new modes and contents
 * count, and they are checked like any other; its account of agents and proof can only be looked at for what contradicts itself.
 */
function readFixed(value) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_5__/* .safeParse */ .xLC(fixedSchema, value);
    return parsed.success ? parsed.output : null;
}


/***/ }),

/***/ 76074:
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

/***/ 93626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ greenKey),
/* harmony export */   GK: () => (/* binding */ threadKey),
/* harmony export */   Hj: () => (/* binding */ firstWordsKey),
/* harmony export */   J4: () => (/* binding */ haltKey),
/* harmony export */   M_: () => (/* binding */ readOnlyKey),
/* harmony export */   a$: () => (/* binding */ replyKey),
/* harmony export */   ko: () => (/* binding */ refusedKey)
/* harmony export */ });
/** The key of the one ping that answers a claim with green checks. */
function greenKey(latest) {
    return `green ${latest}`;
}
/** The key of the one comment that says why the loop does not go on: once between two human actions, or once for a commit. Null where nobody is called. */
function haltKey({ code }, epoch, head) {
    switch (code) {
        case 'exhausted':
            return `exhausted ${epoch}`;
        case 'no-progress':
            return `noprogress ${epoch}`;
        case 'over-budget':
            return `overbudget ${epoch}`;
        case 'flaky':
            return `flaky ${head}`;
        case 'pre-existing':
            return `preexisting ${head}`;
        case 'still-running':
        case 'gated':
        case 'conflict':
            return null;
    }
}
/** The key of the status comment itself, where a run creates it that claims nothing else. */
function firstWordsKey(runId) {
    return `words ${runId}`;
}
/** The key of the one reply in a thread to what a review says there. `top`: the comment that opens the thread. */
function threadKey(reviewId, top) {
    return `thread ${reviewId}.${top}`;
}
/** The key of the one answer to what a person wrote or started: a comment, a review, a run. */
function replyKey(trigger) {
    return `reply ${askedIn(trigger)}`;
}
/** The key of the one word that nothing was done of it. A re-run of the job may do it after all, which is answered then. */
function refusedKey(trigger) {
    return `refused ${askedIn(trigger)}`;
}
function askedIn(trigger) {
    switch (trigger.kind) {
        case 'commented':
        case 'commanded':
            return trigger.commentId;
        case 'reviewed':
            return trigger.reviewId;
        case 'dispatched':
            return trigger.runId;
        case 'ci-finished':
        case 'ci-started':
            return trigger.run.id;
        case 'reconcile-due':
            return trigger.pull;
    }
}
/** A command is answered each time; what reviewers say to each other gets the word about what can be had only once. */
function readOnlyKey(trigger) {
    return trigger.kind === 'commanded' ? refusedKey(trigger) : 'read-only';
}


/***/ }),

/***/ 36544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ readReplies),
/* harmony export */   RD: () => (/* binding */ replyLimits),
/* harmony export */   mg: () => (/* binding */ repliesSchema)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

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
        return parsed.success
            ? [{ remark: parsed.output.id, done: parsed.output.done, says: parsed.output.says.slice(0, replyLimits.characters) }]
            : [];
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
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const mostReplaced = 200;
const replacedSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    branch: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(255)),
    paths: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(4_096))), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(mostReplaced)),
    more: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)),
});


/***/ }),

/***/ 19161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isSpent),
/* harmony export */   lC: () => (/* binding */ leftOf),
/* harmony export */   lZ: () => (/* binding */ mostMinutes),
/* harmony export */   uv: () => (/* binding */ spentOf),
/* harmony export */   xV: () => (/* binding */ withinBudget)
/* harmony export */ });
/** An attempt that is open has only set aside what it may take. */
function spentOf({ attempts, epoch }) {
    const own = attempts.filter((attempt) => attempt.epoch === epoch && attempt.ended !== 'working');
    return {
        costUsd: own.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
        minutes: own.reduce((sum, { seconds }) => sum + seconds, 0) / 60,
        untold: own.filter(({ costUsd, seconds }) => costUsd === null && seconds > 0).length,
    };
}
/** What there is left of a budget, never less than nothing; null where there is no limit. */
function leftOf(budget, { costUsd, minutes }) {
    return { costUsd: remainder(budget.costUsd, costUsd), minutes: remainder(budget.minutes, minutes) };
}
/** What each of so many agents side by side may take of what is left: never longer than it may anyway. */
function withinBudget(agent, budget, spent, sharers) {
    const left = leftOf(budget, spent);
    return {
        agent: {
            ...agent,
            timeoutMinutes: Math.min(agent.timeoutMinutes, left.minutes === null ? agent.timeoutMinutes : left.minutes / sharers),
        },
        maxCostUsd: left.costUsd === null ? null : left.costUsd / sharers,
    };
}
/** The longest that one attempt may take, in minutes of agents together, before anybody knows how many will work. */
function mostMinutes({ timeoutMinutes, maxParallel }, budget, spent) {
    const most = timeoutMinutes * maxParallel;
    return Math.min(most, leftOf(budget, spent).minutes ?? most);
}
function remainder(limit, spent) {
    return limit === null ? null : Math.max(0, limit - spent);
}
/** Is there nothing left of something that is limited? */
function isSpent(budget, spent) {
    const left = leftOf(budget, spent);
    return left.costUsd === 0 || left.minutes === 0;
}


/***/ }),

/***/ 52328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ leavesFailures),
/* harmony export */   TM: () => (/* binding */ secondsOf),
/* harmony export */   UK: () => (/* binding */ isWholly),
/* harmony export */   fY: () => (/* binding */ workSchema),
/* harmony export */   ho: () => (/* binding */ costOf),
/* harmony export */   ht: () => (/* binding */ usageSchema),
/* harmony export */   k8: () => (/* binding */ tokensOf),
/* harmony export */   nn: () => (/* binding */ isProven)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
/* harmony import */ var _agent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44216);
/* harmony import */ var _feed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98321);
/* harmony import */ var _replaced_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8493);




/**
 * Why nothing was proven of a change: `not-startable` when a command that was found for the failures did not start,
 * `verify-not-started` when `verify-command` did not, `timed-out` when the time was over before anything was seen.
 */
const unprovens = [
    'no-change',
    'no-command',
    'no-failures',
    'not-failing-here',
    'not-runnable-here',
    'not-startable',
    'verify-not-started',
    'timed-out',
];
/** Did every failure that can be run here fail before the change and pass after it, by the tests as they were? */
function isProven(proof) {
    return proof.kind === 'run' && proof.of > 0 && proof.passing === proof.of && proof.originals !== 'fail' && proof.originals !== 'not-run';
}
/** Were failures seen to be left with the change? */
function leavesFailures(proof) {
    return proof.kind === 'run' && proof.passing < proof.of;
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
/** Tokens that went in and out, as the agents of an attempt tell; null when none of them told. */
function tokensOf({ runs }) {
    const told = runs.flatMap(({ usage }) => [usage.inputTokens ?? [], usage.outputTokens ?? []].flat());
    return told.length === 0 ? null : told.reduce((sum, tokens) => sum + tokens, 0);
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
const usageSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    turns: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count),
    inputTokens: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count),
    outputTokens: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(count),
    costUsd: amount,
    session: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(said(200)),
    denials: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(said(300)), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(20)),
});
const runSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    agent: said(60),
    version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(said(60)),
    seconds: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxValue */ .cGV(most.seconds)),
    ended: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['finished', ..._agent_js__WEBPACK_IMPORTED_MODULE_0__/* .agentFailures */ .nx]),
    detail: said(1_000),
    usage: usageSchema,
});
const proofSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .variant */ .Oxt('kind', [
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ kind: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('not-run'), because: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(unprovens), detail: said(1_000) }),
    valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        kind: valibot__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('run'),
        of: count,
        passing: count,
        what: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['tests', 'failures']),
        timedOut: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
        unproven: count,
        originals: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['untouched', 'pass', 'fail', 'not-run']),
        output: said(8_000),
    }),
]);
/**
 * The work as it is handed on. It comes from a job that ran untrusted code: what it says was proven holds only as far as that job
 * can be trusted, so `require-proof` is no protection against an agent that forges it; docs/security.md says so.
 */
const workSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    runs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(runSchema), valibot__WEBPACK_IMPORTED_MODULE_3__/* .maxLength */ .Ru6(50)),
    rounds: count,
    by: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['agent', 'commands']),
    proof: proofSchema,
    ci: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(_feed_js__WEBPACK_IMPORTED_MODULE_1__/* .feedStates */ .z2)),
    replaced: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullable */ .mee(_replaced_js__WEBPACK_IMPORTED_MODULE_2__/* .replacedSchema */ .e),
});


/***/ }),

/***/ 60607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ tellAgentFailure)
/* harmony export */ });
const words = {
    'unknown-agent': {
        headline: 'There is no such agent',
        story: 'The workflow names an agent that this version does not know, so none was started:',
        remedy: 'Correct the input `agent` of this step.',
    },
    'not-found': {
        headline: 'The agent could not be started',
        story: 'The program of the agent was not found or may not be run.',
        remedy: 'Install it in a step before this one, or correct `agent-command`.',
    },
    'not-installed': {
        headline: 'The agent could not be installed',
        story: 'There is no program of the agent that may be started:',
        remedy: 'Correct `agent-version`, or install the agent in a step before this one.',
    },
    'no-key': {
        headline: 'The agent has no key',
        story: 'None of the variables that may hold the key of the agent is set, so it was not started. Hand one over in this step:',
        remedy: 'Store the key under Settings → Secrets and variables → Actions. A secret that does not exist there, or that this event may not read, arrives empty; the token of the job itself is never handed to an agent.',
    },
    'key-withheld': {
        headline: 'The agent was given no key',
        story: 'A key of the agent is set, but its program can use it only if it has it itself, and then the code of the pull request can read it, too. Where you want that, say so in this step:',
        remedy: 'Give it a key that can do little and has a limit, or use an agent whose key stays with this action.',
    },
    'wrong-key': {
        headline: 'The key of the agent was refused',
        story: "The model's service did not accept the key that the agent was given:",
        remedy: 'Replace the secret that the `env:` of this step hands over.',
    },
    'rate-limited': {
        headline: 'The agent was rate-limited',
        story: "The model's service takes no more requests with this key for now:",
        remedy: 'Try again later, raise the limit of the account, or name a second agent in `agent`.',
    },
    overloaded: {
        headline: "The model's service is overloaded",
        story: "The model's service could not answer:",
        remedy: 'Try again later, or name a second agent in `agent`.',
    },
    unreachable: {
        headline: "The model's service could not be reached",
        story: 'The agent found no connection to its model:',
        remedy: 'Check the network of the runner and the address of the service.',
    },
    'too-long': {
        headline: 'The task was too long for the model',
        story: 'The model does not take as much text as the agent sent it:',
        remedy: 'Lower `context-tokens`, or choose a model with a larger context in `agent-model`.',
    },
    refused: { headline: 'The model refused', story: 'The model declined to work on this:', remedy: null },
    denied: {
        headline: 'The agent was not allowed to work',
        story: 'The agent asked for tools that it may not use and changed nothing:',
        remedy: 'Allow what it needs in `agent-args`.',
    },
    'turn-limit': {
        headline: 'The agent used up its turns',
        story: 'The agent reached `agent-max-turns` and had changed nothing.',
        remedy: 'Raise `agent-max-turns` if it needs more.',
    },
    'cost-limit': {
        headline: 'The agent used up its budget',
        story: 'The agent reached what was left of `max-cost-usd` and had changed nothing.',
        remedy: 'Raise `max-cost-usd` if it may spend more.',
    },
    timeout: {
        headline: 'The agent ran out of time',
        story: 'The agent was still at work when its time was over; it was ended, and it had changed nothing.',
        remedy: 'Raise `agent-timeout-minutes` if it needs longer.',
    },
    cancelled: { headline: 'The agent was stopped', story: 'The job was cancelled while the agent was at work.', remedy: null },
    crashed: { headline: 'The agent failed', story: 'The agent ended with an error and left no change. Its last words:', remedy: null },
    'no-result': {
        headline: 'The agent left no result',
        story: 'The job that ran the agent ended without handing anything over.',
        remedy: 'Look into the log of that job.',
    },
};
function tellAgentFailure(why) {
    return words[why];
}


/***/ }),

/***/ 25840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ tellCourse)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86064);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(37161);
/* harmony import */ var _model_pull_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6454);
/* harmony import */ var _endings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5278);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79495);
/* harmony import */ var _untrusted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51136);






const listed = 20;
/** What was done instead of asking an agent. Markdown. */
function tellCourse(outcome, context) {
    if (outcome.kind === 'diagnosed')
        return (0,_untrusted_js__WEBPACK_IMPORTED_MODULE_2__/* .tellDiagnosis */ .Z)(outcome, context);
    const { report, work, links } = context;
    if (outcome.kind === 'reverted') {
        const { number, bad, commit, because, progress, ci } = outcome;
        if (because === 'asked') {
            return {
                headline: `⏪ Took back ${number === 0 ? 'a commit' : `attempt ${number}`}, as a person asked`,
                story: `${(0,_endings_js__WEBPACK_IMPORTED_MODULE_0__/* .commitLink */ .wn)(commit, links)} puts every file back as it was before \`${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_3__/* .short */ .h0)(bad)}\`. No agent was asked.`,
                next: `${(0,_endings_js__WEBPACK_IMPORTED_MODULE_0__/* .tellCiStart */ .wU)(commit, ci, links)} Where it fails, ${context.maxAttempts} new attempts begin, unless someone writes \`${context.commandPrefix} stop\`.`,
            };
        }
        return {
            headline: `⏪ Rolled back attempt ${number}`,
            story: `Attempt ${number} (\`${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_3__/* .short */ .h0)(bad)}\`) made things worse: ${(0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .tellRegression */ .Fl)(because, progress)}. ${(0,_endings_js__WEBPACK_IMPORTED_MODULE_0__/* .commitLink */ .wn)(commit, links)} puts every file back as it was before that. ${work === null ? 'No agent was asked and no further attempt was used.' : 'That was seen when CI had ended, so what the agent had made of it meanwhile was dropped.'}`,
            next: (0,_endings_js__WEBPACK_IMPORTED_MODULE_0__/* .tellCiStart */ .wU)(commit, ci, links),
        };
    }
    const { runs, foreign } = outcome;
    const others = foreign.length === 0 ? '' : ` Checks of other programs cannot be started from here: ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .listNames */ .Z)(foreign, 10, _common_fence_js__WEBPACK_IMPORTED_MODULE_5__/* .codeSpan */ .SS)}.`;
    return {
        headline: '🔁 Running the failed jobs again',
        story: `No edit repairs what failed, so the failed jobs of ${runs === 1 ? '1 workflow run' : `${runs} workflow runs`} were started again, once for this commit.${others} No agent was asked and no attempt was used.${listMoving(report?.diagnostics ?? [])}`,
        next: 'their result decides what happens next; when they pass, there is nothing to repair.',
    };
}
function listMoving(diagnostics) {
    const moving = diagnostics.filter(({ origin }) => origin.kind === 'flaky' || origin.kind === 'infrastructure');
    const lines = (0,_model_listing_js__WEBPACK_IMPORTED_MODULE_4__/* .listLines */ .i)(moving, listed, ({ test, message, origin }) => `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_5__/* .codeSpan */ .SS)(test?.name ?? message, 160)}: ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_5__/* .codeSpan */ .SS)(origin.because, 300)}`);
    return lines.length === 0 ? '' : `\n\n${lines.join('\n')}`;
}


/***/ }),

/***/ 5278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LX: () => (/* binding */ tellEnding),
/* harmony export */   gg: () => (/* binding */ interruptedStories),
/* harmony export */   wU: () => (/* binding */ tellCiStart),
/* harmony export */   wn: () => (/* binding */ commitLink)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86064);
/* harmony import */ var _agent_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60607);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(37161);
/* harmony import */ var _model_pull_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6454);
/* harmony import */ var _model_work_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52328);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66525);






/**
 * `retry` is the whole command that asks for another attempt, such as `/codality retry`; `isAsked`: a person asked for the work by words of their own;
 * `proof`: what was seen of the change, null where that is not known.
 */
function tellEnding(ending, links, retry, isAsked, proof) {
    const again = `Comment what to do differently, or write \`${retry}\` for another attempt.`;
    switch (ending.kind) {
        case 'pushed':
            return {
                headline: pushedHeadline(proof),
                story: `- ${commitLink(ending.commit, links)} ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(ending.subject)}\n\n${changedFiles(ending.files)}${tellFlags(ending.flags)}${quote(ending.summary)}`,
                next: tellCiStart(ending.commit, ending.ci, links),
            };
        case 'unchanged':
            if (isAsked && ending.summary !== null)
                return {
                    headline: '💬 Answered without a change',
                    story: `Every file is as it was, so nothing was pushed.${quote(ending.summary)}`,
                    next: `Comment to go on from there.`,
                };
            return {
                headline: '🤷 Ended without a change',
                story: `The agent ended and left every file as it was, so nothing was pushed.${quote(ending.summary)}`,
                next: again,
            };
        case 'blocked':
            return {
                headline: '🛑 The change was not pushed',
                story: `The agent made a change that the guards of this repository do not let through:\n\n${listObjections(ending)}\n\n${tellKept(ending.kept)}`,
                next: again,
            };
        case 'offered':
            return {
                headline: ending.kept.kind === 'kept' ? '🩹 A patch is ready' : '🛑 The patch could not be kept',
                story: `${changedFiles(ending.files)}${tellFlags(ending.flags)}\n\n${tellKept(ending.kept)}${quote(ending.summary)}`,
                next: ending.kept.kind === 'not-kept'
                    ? again
                    : 'Whoever vouches for this pull request reads the patch, applies it and pushes it; from here nothing is pushed. The agent that wrote it ran code that nobody vouches for.',
            };
        case 'rejected':
            return {
                headline: '🛑 The push was refused',
                story: `The change was made and checked, but the server did not take it:\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(ending.detail, 1_500)}`,
                next: 'A branch rule or a missing permission is the usual cause: `contents: write` lets the token push, and a ruleset on this branch must allow it.',
            };
        case 'agent-failed':
            return tellFailure(ending, again);
        case 'superseded':
            return { headline: '↪️ Stood down', story: supersededStories[ending.why], next: afterSuperseded[ending.why] };
        case 'interrupted':
            return {
                headline: '⏹️ Interrupted',
                story: interruptedStories[ending.by],
                next: afterInterruption(ending.by, retry) ?? again,
            };
        case 'crashed':
            return {
                headline: '💥 Something went wrong',
                story: `The loop itself failed, not your code:\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(ending.message, 1_500)}`,
                next: `The [log of this run](${links.run}) tells more. ${again}`,
            };
    }
}
function listObjections({ objections }) {
    return objections
        .slice(0, 20)
        .map(({ guard, message, remedy }) => `- **${guard}**: ${message} ${remedy}`)
        .join('\n');
}
function tellFailure({ why, detail }, again) {
    const { headline, story, remedy } = (0,_agent_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .tellAgentFailure */ .r)(why);
    return {
        headline: `⚠️ ${headline}`,
        story: `${story}${detail.trim() === '' ? '' : `\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(detail, 1_500)}`}`,
        next: [remedy, again].filter((part) => part !== null).join(' '),
    };
}
/** What is pushed although failures were seen to be left is not done. */
function pushedHeadline(proof) {
    return proof !== null && (0,_model_work_js__WEBPACK_IMPORTED_MODULE_1__/* .leavesFailures */ .E)(proof)
        ? `⚠️ Pushed, but not everything is repaired — ${(0,_work_js__WEBPACK_IMPORTED_MODULE_2__/* .countPassing */ .ji)(proof)}`
        : '✅ Done — pushed new changes';
}
/** Null where people are to say what happens next. */
function afterInterruption(by, retry) {
    switch (by) {
        case 'stopped':
            return `\`${retry}\` by someone with write access starts the loop again.`;
        case 'cancelled-waiting':
        case 'gave-up-waiting':
            return 'The end of CI, or a re-run of this job, starts the loop again.';
        case 'ci-running':
            return `When CI has ended, \`${retry}\` asks for another attempt. A longer \`settle-timeout-minutes\` keeps this from happening again.`;
        case 'ci-unknown':
            return `The log of this run tells what GitHub answered; the job that pushes needs \`actions: read\`, \`checks: read\` and \`statuses: read\`. \`${retry}\` asks for another attempt.`;
        case 'cancelled':
        case 'lost':
            return null;
    }
}
const interruptedStories = {
    cancelled: 'The job was cancelled while the agent was at work. Nothing was pushed.',
    'cancelled-waiting': 'The job was cancelled while the end of CI was waited for. No agent was asked and no attempt was used.',
    'gave-up-waiting': 'What has failed so far asks for no repair, and all else waits for the end of CI, which did not come within `settle-timeout-minutes` or could not be seen. No agent was asked and no attempt was used.',
    'ci-running': 'The agent began while CI ran, and CI had not ended when `settle-timeout-minutes` were over. A push would have cut it short, so the change was dropped and nothing was pushed.',
    'ci-unknown': 'The agent began while CI ran, and whether CI has ended could not be seen. A push might have cut it short, so the change was dropped and nothing was pushed.',
    stopped: 'A person stopped the loop while the agent was at work. Its change was dropped; nothing was pushed.',
    lost: 'The run that worked on this ended without a word: its machine was lost, or GitHub did not take its last words, or its comment was deleted. The commits of the branch show whether it pushed.',
};
const supersededStories = {
    moved: "The branch got a new commit while the agent was at work. The agent's change was dropped, and nothing was pushed over anybody's work.",
    closed: 'The pull request was closed while the agent was at work, so nothing was pushed.',
    gone: 'The branch was deleted while the agent was at work, so nothing was pushed.',
    retargeted: 'The pull request got another base branch while the agent was at work. What failed may not fail there, so the change was dropped and nothing was pushed.',
    draft: 'The pull request was made a draft while the agent was at work, and drafts are left alone here (`drafts: false`), so nothing was pushed.',
};
const afterSuperseded = {
    moved: 'The checks of the new commit decide what happens next.',
    closed: 'Nothing more will be done here.',
    gone: 'Nothing more will be done here.',
    retargeted: 'The next checks or a comment start afresh.',
    draft: 'When it is ready for review, the next checks or a comment start afresh.',
};
function commitLink(sha, links) {
    return `[\`${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_4__/* .short */ .h0)(sha)}\`](${links.repository}/commit/${sha})`;
}
function changedFiles(files) {
    if (files.length === 0)
        return 'Git merged both sides by itself, so no agent was asked.';
    return `Changed: ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_5__/* .listNames */ .Z)(files, 10, _common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)}.`;
}
/** How a person gets at a change that was not pushed. */
function tellKept(kept) {
    if (kept.kind === 'not-kept')
        return notKept[kept.because];
    const { run, repository, artifact, leftOut } = kept;
    const missing = leftOut === 0
        ? ''
        : ` ${leftOut === 1 ? 'One entry that is no regular file is' : `${leftOut} entries that are no regular files are`} not in it.`;
    return `The change is not lost: for two weeks it is kept as a patch with the report of this run.${missing} Look at it, and apply it in a checkout of this branch with\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(`gh run download ${run} --repo ${repository} --name ${artifact} --dir codality-change && git apply --index codality-change/change.patch`, 1_000, 'sh')}`;
}
const notKept = {
    secret: 'The change was not kept, because a secret would be kept with it.',
    'too-large': 'The change was not kept: as a patch it is larger than 1 MiB.',
    unreadable: 'The change was not kept: git makes no patch of it.',
    'no-artifacts': 'The change was not kept: GitHub Enterprise Server does not take artifacts of this kind.',
    off: 'The change was not kept, because `upload-report` is `false`; with `true` such a change is kept as a patch that can be applied.',
};
/** What a reviewer should look at twice. */
function tellFlags(flags) {
    if (flags.length === 0)
        return '';
    return `\n\n⚠️ **Look at this twice:**\n${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_5__/* .listLines */ .i)(flags, 20, ({ message, remedy }) => `${message} ${remedy}`).join('\n')}`;
}
function quote(summary) {
    return summary === null ? '' : `\n\nThe agent's own account, which nothing here vouches for:\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .fence */ .EU)(summary, 2_000)}`;
}
function tellCiStart(commit, ci, links) {
    switch (ci.kind) {
        case 'started':
            return 'CI is running on the new commit; its result decides what happens next.';
        case 'dispatched':
            return `A push with the job's own token starts no CI, so ${ci.workflows.map(({ name, run }) => (run === null ? (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(name) : `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(name)} ([run](${run}))`)).join(', ')} was started by hand of this loop; its result decides what happens next.`;
        case 'conflicting':
            return 'GitHub runs no checks on the new commit, for this pull request conflicts with its base branch. When that is resolved, they start.';
        case 'gated':
            return `CI waits for a person: open [the checks](${ci.url}) and click **Approve workflows to run**. An App token in \`token\` makes this needless.`;
        case 'not-seen':
            return `CI has not started on the new commit: ${ci.why} Close and reopen this pull request, or push any commit, to start it; see [the commit](${links.repository}/commit/${commit}). An App token in \`token\` makes this needless.`;
    }
}


/***/ }),

/***/ 93371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ic: () => (/* binding */ describeFailure),
/* harmony export */   q: () => (/* binding */ linked),
/* harmony export */   xQ: () => (/* binding */ fileAddress)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86064);

/** A longer path is shown cut, and its address would take the room of many failures. */
const linkedPath = 180;
/** One failure on one line of Markdown: where, what, and where it comes from unless the pull request brought it. With `links`, also where to look. */
function describeFailure({ file, line, test, message, origin, source }, links = null) {
    const place = file === null
        ? ''
        : `${linked((0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(`${file}${line === null ? '' : `:${line}`}`), links === null ? null : fileAddress(file, line, links))} `;
    const name = test === null ? '' : `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(test.name, 120)}: `;
    const history = origin.kind === 'introduced' || origin.because === '' ? '' : ` (${origin.kind}: ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(origin.because, 300)})`;
    const page = links === null || source.job === null ? null : ownPage(source.job, links);
    const log = page === null
        ? ''
        : ` · [${source.format === 'annotations' || source.line === null ? 'job' : `line ${source.line} of the job's log`}](${page})`;
    return `${place}${name}${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(message, 160)}${history}${log}`;
}
function linked(text, address) {
    return address === null ? text : `[${text}](${address})`;
}
/** The lines of a file as the code hosting shows them: https://docs.github.com/repositories/working-with-files/using-files/getting-permanent-links-to-files Null for what nobody reads. */
function fileAddress(file, line, { repository, commit }) {
    if (file.length > linkedPath)
        return null;
    const path = file
        .toWellFormed()
        .split('/')
        .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`))
        .join('/');
    return `${repository}/blob/${commit}/${path}${line === null ? '' : `#L${line}`}`;
}
/** Other programs say themselves where their checks lead: no such address is given to people. */
function ownPage(job, { pages, repository }) {
    const page = Object.hasOwn(pages, job) ? pages[job] : undefined;
    return page?.startsWith(`${repository}/`) === true && /^[\w:/.#?=&%-]+$/.test(page) ? page : null;
}


/***/ }),

/***/ 34128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ exhaustedSentence),
  l: () => (/* binding */ tellHalt)
});

// EXTERNAL MODULE: ./lib/core/common/fence.js
var fence = __webpack_require__(86064);
// EXTERNAL MODULE: ./lib/core/model/listing.js
var listing = __webpack_require__(37161);
// EXTERNAL MODULE: ./lib/core/model/pull.js
var pull = __webpack_require__(6454);
// EXTERNAL MODULE: ./lib/core/model/spending.js
var spending = __webpack_require__(19161);
;// CONCATENATED MODULE: ./lib/core/report/conflicts.js


const listed = 20;
/** What stands in the way of a merge, and the commands that mend it. Markdown; names of files and branches are inert. */
function tellConflict({ conflict, unfit }, { pull }) {
    const { branch } = conflict;
    const files = conflict.files.length === 0 ? '' : `\n\nIn conflict:\n${(0,listing/* listLines */.i)(conflict.files, listed, (path) => (0,fence/* codeSpan */.SS)(path, 200)).join('\n')}`;
    return {
        emoji: '⚔️',
        headline: 'This pull request conflicts with its base branch',
        story: `GitHub runs no checks on it until it can be merged into ${(0,fence/* codeSpan */.SS)(branch)} again, so nothing more happens by itself.${unfit === null ? '' : ` With \`on-conflict: rebase\` its commits are put anew on that branch only where that takes nobody's work out of their hands: ${unfits[unfit]}.`}${files}\n\nIn a checkout of this repository:\n\n${(0,fence/* fence */.EU)(commands(pull.headBranch, branch), 1_000, 'sh')}`,
        next: 'someone resolves the conflict with these commands and pushes. `on-conflict: merge` lets the agent do it, with a commit on top.',
    };
}
const unfits = {
    authors: 'here several people have made commits',
    merges: 'here there are merges among them',
    'too-many': 'here there are more than 100 of them',
};
function commands(head, base) {
    return [
        `git fetch origin`,
        `git switch ${quoted(head)}`,
        `git merge ${quoted(`origin/${base}`)}`,
        '# resolve what is marked in the files, then',
        'git commit --all --no-edit',
        'git push',
    ].join('\n');
}
/** As a shell takes it. */
function quoted(name) {
    return /^[\w./+@=-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./lib/core/report/progress.js
var progress = __webpack_require__(79495);
;// CONCATENATED MODULE: ./lib/core/report/halts.js






/** What people read when the attempts are spent. */
function exhaustedSentence(attempts) {
    return `I've attempted ${attempts} ${attempts === 1 ? 'fix' : 'fixes'} and it's still not passing. Needs human attention.`;
}
const words = {
    exhausted: (_, context) => ({
        emoji: '🙋',
        headline: exhaustedSentence(context.used),
        story: `These were all attempts that are made between two human actions (\`max-attempts\`), and the newest commit still fails.`,
        next: `a comment, a review, or ${retry(context)} by someone with write access gives ${context.maxAttempts} more attempts.`,
    }),
    'still-running': ({ waitsFor }, context) => ({
        emoji: '⏳',
        headline: 'CI is still running',
        story: `Not all of ${checks(context)} ended in the time there was to wait, and none has failed so far: ${(0,listing/* listNames */.Z)(waitsFor, 10, fence/* codeSpan */.SS)}.`,
        next: 'when the next workflow ends, the loop looks again.',
    }),
    gated: (_, context) => ({
        emoji: '✋',
        headline: 'CI waits for a person',
        story: 'GitHub holds its runs back until somebody with write access lets them begin, so nothing has failed that could be repaired.',
        next: `someone opens ${checks(context)} and clicks **Approve workflows to run**.`,
    }),
    flaky: ({ why, detail }, context) => (why === 'again' ? flakyAgain(context) : notRestarted(detail, context)),
    'pre-existing': (_, context) => ({
        emoji: '🏚️',
        headline: 'The base branch fails in the same way',
        story: `Nothing that failed was brought by this pull request: the commit of ${(0,fence/* codeSpan */.SS)(context.pull.baseBranch)} that it branched off fails in the same way. It was left alone, no agent was asked and no attempt was used.`,
        next: `repair ${(0,fence/* codeSpan */.SS)(context.pull.baseBranch)} and update this branch. \`fix-preexisting: true\` lets the agent repair such failures here.`,
    }),
    'no-progress': (_, context) => ({
        emoji: '🧱',
        headline: 'Two attempts in a row got nowhere. Needs human attention.',
        story: `Each of them left the very failures that it was to repair, or could push nothing. So the loop stops before it uses up the ${left(context)}.`,
        next: `a comment that says what to do differently, a review, or ${retry(context)} by someone with write access gives ${context.maxAttempts} more attempts. \`on-stall: continue\` lets the loop go on all the same.`,
    }),
    conflict: (because, context) => tellConflict(because, context),
    'over-budget': (_, context) => ({
        emoji: '💸',
        headline: 'The budget of this pull request is spent',
        story: `Since the last human action agents took ${(0,progress/* tellBudget */.Nt)(context.record, context.budget) ?? 'all that they may'}, so no further attempt was started.`,
        next: `a comment, a review, or ${retry(context)} by someone with write access starts a new budget; ${limits(context)} raises it.`,
    }),
};
function flakyAgain(context) {
    return {
        emoji: '🎲',
        headline: 'Flaky or infrastructure again: needs a person',
        story: `The failed jobs of \`${(0,pull/* short */.h0)(context.pull.headSha)}\` were run again, and what failed then is once more nothing that an edit repairs. No agent was asked and no attempt was used.`,
        next: `look into ${checks(context)}, and run them again when the cause is gone. A comment that says what to change, or ${retry(context)}, asks the agent all the same.`,
    };
}
function notRestarted(detail, context) {
    return {
        emoji: '🎲',
        headline: 'Flaky or infrastructure: the failed jobs have to be run again',
        story: `No edit repairs what failed, and the failed jobs could not be started from here: ${(0,fence/* codeSpan */.SS)(detail, 300)} No agent was asked and no attempt was used.`,
        next: `someone opens ${checks(context)} and clicks **Re-run failed jobs**. With \`actions: write\` under \`permissions:\` the loop does it.`,
    };
}
function tellHalt(because, context) {
    // The table's type pairs each code with its own reason, which the compiler loses sight of in the union.
    const tell = words[because.code];
    return tell(because, context);
}
function retry({ commandPrefix }) {
    return `\`${commandPrefix} retry\``;
}
function checks({ links, pull }) {
    return `[the checks](${links.repository}/pull/${pull.number}/checks)`;
}
function left({ maxAttempts, used }) {
    const count = maxAttempts - used;
    return count === 1 ? 'attempt that is left' : `${count} attempts that are left`;
}
/** The inputs that hold what is spent. */
function limits({ record, budget }) {
    const { costUsd, minutes } = (0,spending/* leftOf */.lC)(budget, (0,spending/* spentOf */.uv)(record));
    return [...(costUsd === 0 ? ['`max-cost-usd`'] : []), ...(minutes === 0 ? ['`max-minutes`'] : [])].join(' or ');
}


/***/ }),

/***/ 79495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ tellRegression),
/* harmony export */   Nt: () => (/* binding */ tellBudget),
/* harmony export */   VP: () => (/* binding */ worseNote),
/* harmony export */   Xj: () => (/* binding */ tellProgress),
/* harmony export */   YK: () => (/* binding */ tellSpent)
/* harmony export */ });
/* harmony import */ var _model_spending_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19161);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66525);


/** "2 fixed, 1 still failing, 1 new". */
function tellProgress({ fixed, remaining, added }) {
    return `${fixed} fixed, ${remaining} still failing, ${added} new`;
}
/** How an attempt made things worse, as the end of a sentence. */
function tellRegression(because, progress) {
    const numbers = progress === null ? '' : ` (${tellProgress(progress)})`;
    return because === 'build' ? 'it broke the build, which was whole before' : `it fixed nothing and brought new failures${numbers}`;
}
/** A line beside an attempt that goes on from a commit that is worse than the one before. */
function worseNote(number, because, progress, isKept) {
    return `Attempt ${number} made things worse: ${tellRegression(because, progress)}. ${isKept ? 'It was left as it is, for `on-regression` is `keep`.' : 'It could not be rolled back; the log of the run tells why.'}`;
}
/** "$0.42 of $5.00 · 6 of 30 minutes", and what it does not count. Null where nothing is limited. */
function tellBudget(record, { costUsd, minutes }) {
    const spent = (0,_model_spending_js__WEBPACK_IMPORTED_MODULE_1__/* .spentOf */ .uv)(record);
    const untold = spent.untold === 0 ? '' : ` (what ${spent.untold === 1 ? '1 attempt' : `${spent.untold} attempts`} cost was not told by the agent)`;
    const parts = [
        ...(costUsd === null ? [] : [`${(0,_work_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(spent.costUsd)} of ${(0,_work_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(costUsd)}${untold}`]),
        ...(minutes === null ? [] : [`${rounded(spent.minutes)} of ${rounded(minutes)} minutes`]),
    ];
    return parts.length === 0 ? null : parts.join(' · ');
}
/** The same where nothing is limited: "$0.42 · 6 minutes". */
function tellSpent(record) {
    const { costUsd, minutes, untold } = (0,_model_spending_js__WEBPACK_IMPORTED_MODULE_1__/* .spentOf */ .uv)(record);
    const cost = costUsd === 0 && untold > 0 ? [] : [(0,_work_js__WEBPACK_IMPORTED_MODULE_0__/* .dollars */ .E9)(costUsd)];
    return [...cost, `${rounded(minutes)} minutes`].join(' · ');
}
function rounded(minutes) {
    return String(Number(minutes.toFixed(minutes < 1 ? 2 : 1)));
}


/***/ }),

/***/ 91682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ statusComment),
/* harmony export */   HO: () => (/* binding */ triggeredBy),
/* harmony export */   o7: () => (/* binding */ statusWords),
/* harmony export */   sK: () => (/* binding */ capitalise)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86064);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(37161);
/* harmony import */ var _model_marker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26699);
/* harmony import */ var _model_pull_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6454);
/* harmony import */ var _model_session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(85685);
/* harmony import */ var _decision_narrow_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(69619);
/* harmony import */ var _courses_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25840);
/* harmony import */ var _endings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5278);
/* harmony import */ var _failure_line_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(93371);
/* harmony import */ var _halts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34128);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79495);
/* harmony import */ var _work_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(66525);












/** GitHub refuses a comment above 65,536 characters, the marker included. */
const mostCharacters = 65_000;
/** Where not all fits, the lists get shorter first, then what is told beside the ending; state and next step always stand. */
const rooms = [
    { failures: 20, attempts: 12, isWhole: true },
    { failures: 5, attempts: 12, isWhole: true },
    { failures: 0, attempts: 3, isWhole: true },
    { failures: 0, attempts: 0, isWhole: false },
];
/** The whole status comment in Markdown, hidden marker included. */
function statusComment(view, context) {
    const marker = (0,_model_marker_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeRecord */ .Ym)(context.record);
    return `${statusWords(view, context, mostCharacters - marker.length)}\n${marker}`;
}
/** What people read of it, in at most so many characters. */
function statusWords(view, context, most = mostCharacters) {
    for (const room of rooms) {
        const words = wordsIn(room, view, context);
        if (words.length <= most)
            return words;
    }
    return (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_6__/* .cut */ .Jj)(wordsIn(rooms[rooms.length - 1] ?? rooms[0], view, context), most);
}
function wordsIn(room, view, context) {
    const beside = room.isWhole ? [...done(view, context), ...context.notes.map((note) => `> ${note}`)] : [];
    return [
        title(view, context),
        ...story(view, context),
        ...beside,
        ...failures(room, view, context),
        ...history(room, context),
        footer(context),
    ].join('\n\n');
}
/** "triggered by CI failure", with the attempt where there is one. */
function triggeredBy(session, maxAttempts) {
    switch (session?.kind) {
        case undefined:
            return '';
        case 'ci':
            return `triggered by CI failure · CI auto-fix attempt ${session.attempt}/${maxAttempts}`;
        case 'conflict':
            return `triggered by a conflict with the base branch · attempt ${session.attempt}/${maxAttempts}`;
        case 'comment':
            return 'triggered by comment';
        case 'review':
            return session.verdict === 'changes_requested' ? 'triggered by review' : 'triggered by review comment';
    }
}
function title(view, context) {
    const { session, maxAttempts, links, commandPrefix } = context;
    switch (view.kind) {
        case 'working':
            return `### 🔄 Working on this — ${triggeredBy(session, maxAttempts)}`;
        case 'ended':
            return `### ${(0,_endings_js__WEBPACK_IMPORTED_MODULE_2__/* .tellEnding */ .LX)(view.ending, links, `${commandPrefix} retry`, (0,_model_session_js__WEBPACK_IMPORTED_MODULE_7__/* .isAsked */ .D6)(session), context.work?.proof ?? null).headline}\n${capitalise(triggeredBy(session, maxAttempts))}`;
        case 'halted': {
            const { emoji, headline } = (0,_halts_js__WEBPACK_IMPORTED_MODULE_3__/* .tellHalt */ .l)(view.because, context);
            return `### ${emoji} ${headline}`;
        }
        case 'steered':
            return `### ${(0,_courses_js__WEBPACK_IMPORTED_MODULE_1__/* .tellCourse */ .f)(view.outcome, context).headline}`;
        case 'green':
            return '### 🎉 All checks pass — ready for review';
        case 'stopped':
            return '### ⏸️ Stopped by a person';
        case 'listening':
            return '### 👂 Listening';
    }
}
function story(view, context) {
    const { links, commandPrefix, pull, session } = context;
    const retry = `${commandPrefix} retry`;
    switch (view.kind) {
        case 'working':
            return [`Started from \`${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_8__/* .short */ .h0)(pull.headSha)}\`. This comment tells how it ends; [the run](${links.run}) shows it live.`];
        case 'ended': {
            const words = (0,_endings_js__WEBPACK_IMPORTED_MODULE_2__/* .tellEnding */ .LX)(view.ending, links, retry, (0,_model_session_js__WEBPACK_IMPORTED_MODULE_7__/* .isAsked */ .D6)(session), context.work?.proof ?? null);
            return [words.story, `**Next:** ${words.next}`];
        }
        case 'halted': {
            const words = (0,_halts_js__WEBPACK_IMPORTED_MODULE_3__/* .tellHalt */ .l)(view.because, context);
            return [words.story, `**Next:** ${words.next}`];
        }
        case 'steered': {
            const words = (0,_courses_js__WEBPACK_IMPORTED_MODULE_1__/* .tellCourse */ .f)(view.outcome, context);
            return [words.story, `**Next:** ${words.next}`];
        }
        case 'green':
            return ['**Next:** a person reviews.'];
        case 'stopped':
            return [
                `**Next:** \`${commandPrefix} resume\` by someone with write access goes on with the attempts that are left, \`${retry}\` with ${context.maxAttempts} new ones.`,
            ];
        case 'listening':
            return ['**Next:** when a check fails, or someone with write access comments, work starts.'];
    }
}
/** What was proven and what it took, once there is something to tell of, and what may still be spent. */
function done(view, { work, record, budget }) {
    const spent = (0,_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .tellBudget */ .Nt)(record, budget);
    return [
        ...(view.kind === 'ended' && work !== null ? [(0,_work_js__WEBPACK_IMPORTED_MODULE_5__/* .tellWork */ .$G)(work, view.ending.kind === 'agent-failed').join('\n\n')] : []),
        ...(spent === null ? [] : [`**Budget since the last human action:** ${spent}`]),
    ];
}
function capitalise(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
function failures(room, view, { report: all, session, links, pull }) {
    if (all === null || view.kind === 'green')
        return [];
    const only = (0,_decision_narrow_js__WEBPACK_IMPORTED_MODULE_9__/* .onlyOf */ .u)(session);
    const { report: { diagnostics, omitted }, aside, } = (0,_decision_narrow_js__WEBPACK_IMPORTED_MODULE_9__/* .narrow */ .s)(all, only);
    const count = diagnostics.length + omitted;
    const isOpen = view.kind === 'working' || (view.kind === 'steered' && view.outcome.kind === 'diagnosed');
    const seen = { repository: links.repository, commit: pull.headSha, pages: all.pages ?? {} };
    const lines = (0,_model_listing_js__WEBPACK_IMPORTED_MODULE_10__/* .listLines */ .i)(diagnostics, room.failures, (one) => (0,_failure_line_js__WEBPACK_IMPORTED_MODULE_11__/* .describeFailure */ .Ic)(one, seen), omitted);
    return [
        `<details${isOpen ? ' open' : ''}><summary>What failed: ${count} ${count === 1 ? 'failure' : 'failures'}</summary>\n\n${lines.join('\n')}\n\n</details>`,
        ...leftAside(only, aside),
    ];
}
function leftAside(only, aside) {
    if (only === null)
        return [];
    const others = aside.length === 0
        ? 'Nothing else has failed'
        : `Left alone: ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_10__/* .listNames */ .Z)(aside, 10, ({ test, message }) => (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_6__/* .codeSpan */ .SS)(test?.name ?? message, 120))}`;
    return [`Only what has ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_6__/* .codeSpan */ .SS)(only)} in its name was asked for. ${others}.`];
}
function history({ attempts: most }, { record: { attempts }, links }) {
    const shown = most === 0 ? [] : attempts.slice(-most);
    if (shown.length === 0 || (attempts.length < 2 && attempts.every(({ after }) => after === null)))
        return [];
    const rows = shown.map((one) => `| ${[one.number === 0 ? 'asked for' : String(one.number), (0,_endings_js__WEBPACK_IMPORTED_MODULE_2__/* .commitLink */ .wn)(one.from, links), tellCount(one), (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_6__/* .codeSpan */ .SS)(one.ended), one.commit === null ? '' : (0,_endings_js__WEBPACK_IMPORTED_MODULE_2__/* .commitLink */ .wn)(one.commit, links), one.proven === undefined ? '' : `${one.proven.passing} of ${one.proven.of}`, one.seconds === 0 ? '' : (0,_work_js__WEBPACK_IMPORTED_MODULE_5__/* .tellTaken */ .xe)({ ...one, tokens: one.tokens ?? null })].join(' | ')} |`);
    const left = attempts.length - shown.length;
    return [
        `<details><summary>The story so far</summary>\n\n${left === 0 ? '' : `${left} earlier ${left === 1 ? 'attempt is' : 'attempts are'} not shown.\n\n`}| attempt | from | failures before → after | ended | pushed | proven | took |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n</details>`,
    ];
}
/** `3 → 1 (2 fixed, 1 still failing, 0 new)`; what CI has not said yet is left open. */
function tellCount({ failures: before, after }) {
    return after === null ? String(before) : `${before} → ${after.remaining + after.added} (${(0,_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .tellProgress */ .Xj)(after)})`;
}
function footer({ links, commandPrefix }) {
    return `<sub>[This run](${links.run}) · \`${commandPrefix} help\`</sub>`;
}


/***/ }),

/***/ 51136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ tellReadOnly),
/* harmony export */   Z: () => (/* binding */ tellDiagnosis)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86064);

/** What a tool printed of the first failures, and what could not be read: as much as people look at in a comment. */
const shownExcerpts = 3;
const excerptCharacters = 800;
const shownGaps = 5;
/** What failed, where nothing but telling it is done. Markdown; what CI printed is inert. */
function tellDiagnosis({ why }, context) {
    const checks = `[the checks](${context.links.repository}/pull/${context.pull.number}/checks)`;
    const { diagnostics = [], gaps = [] } = context.report ?? {};
    const found = diagnostics.length > 0 ? '' : `\n\nNo failure could be read from what CI left. ${checks} show what there is.`;
    const excerpts = diagnostics
        .slice(0, shownExcerpts)
        .map(({ excerpt }) => excerpt?.trim() ?? '')
        .filter((excerpt) => excerpt !== '')
        .map((excerpt) => `\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .fence */ .EU)(excerpt, excerptCharacters)}`);
    const missing = gaps.length === 0
        ? ''
        : `\n\nWhat could not be read:\n${gaps
            .slice(0, shownGaps)
            .map((gap) => `- ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(gap, 300)}`)
            .join('\n')}`;
    return {
        headline: '🩺 CI has failed: this is what it says',
        story: `This pull request ${whyUntrusted(context.untrusted)}. ${stories[why]}${found}${excerpts.join('')}${missing}`,
        next: why === 'flaky'
            ? `someone with write access opens ${checks} and clicks **Re-run failed jobs**.`
            : 'a person repairs it. When CI ends again, this comment tells how.',
    };
}
const stories = {
    'only-read': 'So it is only read: nothing of it was checked out, run or changed from here, no agent was asked, and what follows is taken from the results of CI alone.',
    flaky: 'No edit repairs what failed, and its failed jobs are not started from here. No agent was asked and no attempt was used.',
};
/** The word to people with write access who ask for something that is not done. Markdown. */
function tellReadOnly({ untrusted }) {
    return `This pull request ${whyUntrusted(untrusted)}, and such pull requests are only read here (\`untrusted-pulls: diagnose\`): when CI has failed, the status comment tells what failed and where. No agent is started and nothing is pushed, whoever asks, and no command changes that; \`explain\` tells more of what failed.

To have it repaired, ${remedy(untrusted)}, or set \`untrusted-pulls: patch\` in a workflow with three jobs: an agent then makes a patch, which a person can read and apply.`;
}
function remedy(untrusted) {
    return untrusted?.kind === 'stranger'
        ? `let somebody with write access open the pull request and start its CI, or list a program that you trust in \`trusted-bots\``
        : 'push the branch to this repository and open a pull request from there';
}
/** The rest of a sentence that begins with the pull request. */
function whyUntrusted(untrusted) {
    if (untrusted === null)
        return 'is one that nobody with write access vouches for';
    if (untrusted.kind === 'fork')
        return `comes from the fork ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(untrusted.repository)}`;
    return `${untrusted.role === 'opened-pull' ? 'was opened by' : 'has a CI that was started by'} ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(untrusted.login)}, who has no write access here`;
}


/***/ }),

/***/ 66525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $G: () => (/* binding */ tellWork),
/* harmony export */   E9: () => (/* binding */ dollars),
/* harmony export */   ji: () => (/* binding */ countPassing),
/* harmony export */   xe: () => (/* binding */ tellTaken)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86064);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37161);
/* harmony import */ var _model_work_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52328);
/* harmony import */ var _agent_failures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60607);




/**
 * What was done in the checkout, as lines of Markdown: who worked, what was proven, what it took. `isFailureTold`: people read
 * elsewhere how the last agent failed.
 */
function tellWork(work, isFailureTold) {
    return [
        tellProof(work),
        ciSentences[work.ci ?? 'ended'],
        ...tellReplaced(work.replaced),
        ...tellFallbacks(work.runs),
        ...(isFailureTold ? [] : tellLastFailure(work.runs)),
        ...tellDenials(work.runs),
        tellEffort(work),
    ].filter((line) => line !== '');
}
/** What people have to know of a CI that still ran when the work began. */
const ciSentences = {
    ended: '',
    superseded: '',
    running: '**CI:** was still running when the work ended, so what failed later is not covered.',
    'out-of-time': '**CI:** was still running when `settle-timeout-minutes` were over, so what failed later is not covered.',
    unknown: '**CI:** could not be followed while the agent worked, so what failed later is not covered. The log of this run says why.',
};
function tellProof({ proof, by, rounds }) {
    const after = by === 'commands'
        ? ' The commands in `fix-commands` did it, so no model was asked.'
        : rounds > 1
            ? ` The agent was asked ${rounds} times.`
            : '';
    const detail = proof.kind === 'not-run' && proof.detail.trim() !== '' ? `\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)(proof.detail, 1_000)}` : '';
    return `**Proof:** ${proofSentence(proof)}${after}${detail}`;
}
function proofSentence(proof) {
    if (proof.kind === 'not-run')
        return unprovenSentences[proof.because];
    const { unproven, originals, timedOut } = proof;
    const unknown = proof.passing < proof.of ? '' : '; it could not be seen whether that holds with the test files as they were, too';
    const bent = {
        untouched: '',
        pass: ', with the test files as they were, too',
        fail: ', but only with the test files that the agent changed',
        'not-run': unknown,
    }[originals];
    const late = timedOut
        ? ' The run was ended when `verify-timeout-minutes` were over: what it had not shown by then counts as failing. Raise them if it needs longer.'
        : '';
    return `${countPassing(proof)}${bent}.${late}${unproven === 0 ? '' : ` ${unproven} more could not be run here.`}`;
}
/** `2 of 3 failing tests now pass here`. */
function countPassing({ of, passing, what }) {
    const isOne = of === 1 || passing === 1;
    if (what === 'failures')
        return `${passing} of ${of} ${of === 1 ? 'failure' : 'failures'} ${isOne ? 'is' : 'are'} gone here`;
    return `${passing} of ${of} failing ${of === 1 ? 'test' : 'tests'} now ${isOne ? 'passes' : 'pass'} here`;
}
const unprovenSentences = {
    'no-change': 'there was no change to prove.',
    'no-command': 'nothing was run: no command is known that shows only what failed. `verify-command` can name one.',
    'no-failures': 'no failing test was given, so none was run.',
    'not-failing-here': 'nothing could be proven: what failed in CI does not fail in this checkout.',
    'not-runnable-here': 'nothing could be proven: the failing tests could not be run in this checkout. `setup-command` can install what they need.',
    'not-startable': 'nothing could be proven: the failing tests could not be run in this checkout, for the command that shows them did not start. Let `setup-command` install what it needs, or name another one in `verify-command`.',
    'verify-not-started': 'nothing could be proven: the failing tests could not be run in this checkout, for `verify-command` did not start. Correct it, or let `setup-command` install what it needs.',
    'timed-out': 'nothing could be proven: `verify-timeout-minutes` were over before the failing tests had been seen to fail here. Raise them, or name a quicker command in `verify-command`.',
};
/** Agents of the chain that could not work. */
function tellFallbacks(runs) {
    return runs
        .slice(0, -1)
        .flatMap((run) => run.ended === 'finished'
        ? []
        : [`${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(run.agent)} could not work, so the next agent was asked: ${reasonOf(run.ended, run.detail)}`]);
}
/** What was changed counts all the same, but people should know who left it half done. */
function tellLastFailure(runs) {
    const last = runs.at(-1);
    return last === undefined || last.ended === 'finished'
        ? []
        : [`${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(last.agent)} did not come to its end: ${reasonOf(last.ended, last.detail)}`];
}
function reasonOf(why, detail) {
    return `${(0,_agent_failures_js__WEBPACK_IMPORTED_MODULE_1__/* .tellAgentFailure */ .r)(why).headline.toLowerCase()}${detail.trim() === '' ? '.' : `\n\n${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .fence */ .EU)(detail, 500)}`}`;
}
const namedReplaced = 5;
/** Who changes what steers agents in a pull request would wonder why it had no effect. */
function tellReplaced(replaced) {
    if (replaced === null)
        return [];
    return [
        `**Agent configuration:** as on ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(replaced.branch, 120)} while the agent worked, not as in this pull request: ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .listNames */ .Z)(replaced.paths, namedReplaced, (path) => (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(path, 120), replaced.more)}.`,
    ];
}
const namedDenials = 5;
/** Tools that were asked for and not given, by their names: what the agent would have needed may be among them. */
function tellDenials(runs) {
    const denied = [...new Set(runs.flatMap(({ usage }) => usage.denials))];
    return denied.length === 0 ? [] : [`**Denied to the agent:** ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_3__/* .listNames */ .Z)(denied, namedDenials, (name) => (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(name, 120))}.`];
}
function tellEffort(work) {
    const { runs } = work;
    if (runs.length === 0)
        return '';
    const agents = [...new Set(runs.map(({ agent, version }) => (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(version === null ? agent : `${agent} ${version}`)))].join(', ');
    return `**Effort:** ${[agents, tellTaken({ seconds: (0,_model_work_js__WEBPACK_IMPORTED_MODULE_0__/* .secondsOf */ .TM)(work), tokens: (0,_model_work_js__WEBPACK_IMPORTED_MODULE_0__/* .tokensOf */ .k8)(work), costUsd: (0,_model_work_js__WEBPACK_IMPORTED_MODULE_0__/* .costOf */ .ho)(work) })].join(' · ')}`;
}
/** "1 min 20 s · 12,345 tokens · $0.12"; null for what agents did not tell. */
function tellTaken({ seconds, tokens, costUsd, }) {
    return [
        duration(seconds),
        ...(tokens === null ? [] : [`${tokens.toLocaleString('en-US')} tokens`]),
        costUsd === null ? 'cost not told' : dollars(costUsd),
    ].join(' · ');
}
function dollars(amount) {
    return `$${amount.toFixed(2)}`;
}
function duration(seconds) {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}


/***/ }),

/***/ 96748:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ handover),
  D: () => (/* binding */ names)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/model/config.js
var config = __webpack_require__(14055);
// EXTERNAL MODULE: ./lib/core/model/fixed.js
var fixed = __webpack_require__(38375);
// EXTERNAL MODULE: ./lib/core/model/map-texts.js
var map_texts = __webpack_require__(76074);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/core/model/account.js
var account = __webpack_require__(36290);
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
var marker = __webpack_require__(26699);
// EXTERNAL MODULE: ./lib/core/model/pull.js
var pull = __webpack_require__(6454);
// EXTERNAL MODULE: ./lib/core/model/session.js
var session = __webpack_require__(85685);
// EXTERNAL MODULE: ./lib/core/model/work.js
var work = __webpack_require__(52328);
;// CONCATENATED MODULE: ./lib/core/model/triaged.js







const triaged_text = dist/* string */.YjP();
const triaged_count = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0));
const triaged_nullable = { text: dist/* nullable */.mee(triaged_text), count: dist/* nullable */.mee(triaged_count) };
const amount = dist/* nullable */.mee(dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(0)));
const sha = dist/* custom */.IeY(pull/* isSha */.HH);
const actor = dist/* object */.Ikc({ login: triaged_text, type: dist/* picklist */.KIO(['User', 'Bot', 'Organization', 'Mannequin']) });
const said = { pull: triaged_count, title: triaged_nullable.text, author: actor, at: triaged_count };
const run = {
    id: triaged_count,
    attempt: triaged_count,
    name: triaged_text,
    title: triaged_nullable.text,
    headSha: sha,
    headBranch: triaged_text,
    headRepository: triaged_nullable.text,
    pulls: dist/* array */.YOg(triaged_count),
    startedBy: dist/* array */.YOg(actor),
};
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
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('conflict'),
        attempt: triaged_count,
        how: dist/* picklist */.KIO(['merge', 'rebase']),
        base: sha,
        branch: triaged_text,
        merge: sha,
        files: dist/* array */.YOg(triaged_text),
    }),
    dist/* object */.Ikc({ kind: dist/* literal */.euz('comment'), commentId: triaged_count, author: triaged_text, text: triaged_text, before }),
    dist/* object */.Ikc({
        kind: dist/* literal */.euz('review'),
        reviewId: triaged_count,
        author: triaged_text,
        verdict: dist/* picklist */.KIO(session/* reviewStates */.Lo),
        text: triaged_text,
        commit: sha,
        remarks: dist/* array */.YOg(remark),
    }),
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
    pages: dist/* optional */.lqM(dist/* record */.g1P(triaged_text, triaged_text)),
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
        timeline: account/* timelineSchema */.fL,
        links: dist/* object */.Ikc({ repository: triaged_text, run: triaged_text }),
    }),
});
/** Reads what `triage` left for the next phase; null when it does not fit. */
function readClaimed(value) {
    const parsed = dist/* safeParse */.xLC(claimedSchema, value);
    return parsed.success ? parsed.output : null;
}

;// CONCATENATED MODULE: ./lib/shell/handover.js






/** Of the files in the folder. */
const names = {
    triage: 'triage.json',
    fix: 'fix.json',
    report: 'report.json',
    patch: 'change.patch',
    page: 'report.html',
    transcript: 'transcript.txt',
};
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
        writeBeside: async (name, content) => {
            await (0,promises_.mkdir)(folder, { recursive: true });
            const path = (0,external_node_path_.join)(folder, names[name]);
            await (0,promises_.writeFile)(path, content);
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
