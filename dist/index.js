import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 71553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 56556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  p$: () => (/* binding */ agentVariables),
  X6: () => (/* binding */ agents),
  dp: () => (/* binding */ findAgent)
});

// EXTERNAL MODULE: ./lib/core/model/agent.js
var agent = __nccwpck_require__(44216);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(77934);
// EXTERNAL MODULE: ./lib/core/common/fence.js
var fence = __nccwpck_require__(86064);
;// CONCATENATED MODULE: ./lib/core/agents/interpret-exit.js


/** What the end of a process says by itself. `prose` is the agent's own account, kept as a summary only. */
function interpretExit(exit, prose, usage = agent/* unknownUsage */.wD) {
    if (exit.startError !== null)
        return { kind: 'failed', why: 'not-found', detail: exit.startError, usage };
    if (exit.stopped === 'deadline')
        return { kind: 'failed', why: 'timeout', detail: lastWords(exit), usage };
    if (exit.stopped === 'cancelled')
        return { kind: 'failed', why: 'cancelled', detail: lastWords(exit), usage };
    if (exit.code !== 0)
        return { kind: 'failed', why: 'crashed', detail: `${describe(exit)}. ${lastWords(exit)}`, usage };
    const summary = prose.trim();
    return { kind: 'finished', summary: summary === '' ? null : (0,fence/* cut */.Jj)(summary, 4_000), usage };
}
function describe(exit) {
    return exit.signal === null ? `exit code ${exit.code ?? 'unknown'}` : `ended by ${exit.signal}`;
}
/** Untrusted; at most 1,000 characters. */
function lastWords(exit) {
    return (exit.stderr.trim() || exit.stdout.trim()).slice(-1_000);
}

;// CONCATENATED MODULE: ./lib/core/agents/name-failure.js
/** What services and command lines write when something of theirs is wrong. The first that holds names it, so the telling ones come first. */
const shapes = [
    [
        'too-long',
        /prompt (?:is|as) too long|context[ _](?:length|window)|maximum context|too many tokens|input token count|exceeds the (?:maximum|limit).{0,40}tokens|request too large|reduce the length/i,
    ],
    [
        'no-key',
        /missing (?:environment variable|api key)|not logged in|no (?:api )?key|api key (?:is )?(?:missing|not (?:set|found|provided))|no authentication|must specify the \S+_API_KEY|invalid auth method|set an auth method/i,
    ],
    ['rate-limited', /\b429\b|rate.?limit|too many requests|quota|resource.?exhausted|credit balance|usage limit|billing/i],
    ['overloaded', /\b(?:5\d\d)\b|overloaded|high demand|unavailable|internal server error|bad gateway|gateway timeout|try again later/i],
    [
        'wrong-key',
        /\b40[13]\b|unauthori[sz]ed|invalid.{0,12}api.?key|api key not valid|incorrect api key|authentication|permission.?denied|forbidden/i,
    ],
    ['refused', /content.?(?:filter|policy)|safety|prohibited|refus(?:al|ed to)|blocked by/i],
    [
        'unreachable',
        /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|connection (?:failed|error|refused|reset)|connect error|fetch failed|(?:cannot|could not|failed to) connect|network (?:error|is unreachable)|error sending request|lookup address|getaddrinfo|waiting for network/i,
    ],
];
/** Names a failure by the status of the model's service, where one is told, and else by the text. What fits nothing has crashed. */
function nameFailure(status, text) {
    const shown = text.slice(-4_000);
    if (status === null || status === 400 || status === 413 || status === 422)
        return shapes.find(([, shape]) => shape.test(shown))?.[0] ?? 'crashed';
    if (status === 401 || status === 403)
        return 'wrong-key';
    if (status === 402 || status === 429)
        return 'rate-limited';
    return status >= 500 ? 'overloaded' : 'crashed';
}

;// CONCATENATED MODULE: ./lib/core/agents/reports.js




const longestDetail = 1_000;
const longestSummary = 4_000;
const mostDenials = 20;
/** A report and the end of the process together: an exit code of 0 does not mend a report of failure, nor the other way round. */
function judge(exit, { summary, problem, usage: told }) {
    const usage = plausible(told);
    if (exit.startError !== null)
        return interpretExit(exit, '', usage);
    if (exit.stopped !== null)
        return {
            kind: 'failed',
            why: exit.stopped === 'deadline' ? 'timeout' : 'cancelled',
            detail: (0,fence/* cut */.Jj)((problem?.text ?? summary ?? exit.stderr.slice(-longestDetail)).trim(), longestDetail),
            usage,
        };
    if (problem !== null)
        return {
            kind: 'failed',
            why: problem.why ?? nameFailure(problem.status ?? null, problem.text),
            detail: (0,fence/* cut */.Jj)(problem.text.trim(), longestDetail),
            usage,
        };
    if (exit.code !== 0) {
        const crashed = interpretExit(exit, '', usage);
        const why = nameFailure(null, lastWords(exit));
        return crashed.kind === 'failed' ? { ...crashed, why } : crashed;
    }
    const words = summary?.trim() ?? '';
    return { kind: 'finished', summary: words === '' ? null : (0,fence/* cut */.Jj)(words, longestSummary), usage };
}
/** Counts are what an untrusted program prints: what is no count is not told. */
function plausible({ turns, inputTokens, outputTokens, costUsd, session, denials }) {
    const count = (value) => (value !== null && Number.isSafeInteger(value) && value >= 0 ? value : null);
    return {
        turns: count(turns),
        inputTokens: count(inputTokens),
        outputTokens: count(outputTokens),
        costUsd: costUsd !== null && Number.isFinite(costUsd) && costUsd >= 0 ? costUsd : null,
        session: session === null ? null : (0,fence/* cut */.Jj)(session, 200),
        denials: denials.slice(0, mostDenials).map((name) => (0,fence/* cut */.Jj)(name.replace(/\s+/g, ' ').trim(), 200)),
    };
}
/** The values of the lines that are JSON objects; anything else that a program prints is passed over. */
function jsonLines(text) {
    return text.split('\n').flatMap((line) => {
        const value = line.startsWith('{') || line.startsWith('[') ? parse(line) : undefined;
        return value === undefined ? [] : [value];
    });
}
const Said = dist/* object */.Ikc({ type: dist/* literal */.euz('assistant'), message: dist/* object */.Ikc({ content: dist/* array */.YOg(dist/* unknown */.L5J()) }) });
const Words = dist/* object */.Ikc({ type: dist/* literal */.euz('text'), text: dist/* string */.YjP() });
/**
 * What an agent said last that prints its steps as Claude Code and Qwen Code do, or was told in plain lines; empty where there
 * is neither. For an end without a report: the events themselves tell nobody anything.
 */
function lastSaid(stdout) {
    const said = jsonLines(stdout)
        .flatMap((line) => (dist.is(Said, line) ? line.message.content : []))
        .findLast((part) => dist.is(Words, part));
    if (dist.is(Words, said))
        return said.text;
    return stdout
        .split('\n')
        .filter((line) => !line.startsWith('{'))
        .join('\n')
        .trim()
        .slice(-longestDetail);
}
/** The JSON value that starts at the beginning of a line and reaches to the end of the text, as of a program that ends with one. */
function finalJson(text) {
    const end = text.trimEnd();
    const whole = parse(end);
    if (whole !== undefined)
        return whole;
    const starts = [...end.matchAll(/^[{[]/gm)].map(({ index }) => index).slice(-mostStarts);
    for (const start of starts) {
        const value = parse(end.slice(start));
        if (value !== undefined)
            return value;
    }
    return undefined;
}
/** Each start costs a look at the rest of the text. */
const mostStarts = 50;
function parse(text) {
    try {
        const value = JSON.parse(text);
        return value;
    }
    catch {
        return undefined;
    }
}
/** The sum of what is told; null when nothing is. */
function sumOf(...counts) {
    const told = counts.filter((count) => typeof count === 'number');
    return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
}

;// CONCATENATED MODULE: ./lib/core/agents/aider.js


/** Gemini's is none of them: its key travels in the address of a request. */
const services = [
    { keys: ['ANTHROPIC_API_KEY'], address: 'ANTHROPIC_API_BASE', standard: () => 'https://api.anthropic.com' },
    { keys: ['OPENAI_API_KEY'], address: 'OPENAI_API_BASE', standard: () => 'https://api.openai.com/v1' },
    { keys: ['OPENROUTER_API_KEY'], address: 'OPENROUTER_API_BASE', standard: () => 'https://openrouter.ai/api/v1' },
    { keys: ['DEEPSEEK_API_KEY'], address: 'DEEPSEEK_API_BASE', standard: () => 'https://api.deepseek.com/beta' },
    { keys: ['GROQ_API_KEY'], address: 'GROQ_API_BASE', standard: () => 'https://api.groq.com/openai/v1' },
    { keys: ['MISTRAL_API_KEY'], address: 'MISTRAL_API_BASE', standard: () => 'https://api.mistral.ai/v1' },
    { keys: ['XAI_API_KEY'], address: 'XAI_API_BASE', standard: () => 'https://api.x.ai/v1' },
];
/**
 * aider. **Written from its documentation** (aider.chat/docs/config/options.html) **and its source**; unlike the others it was never
 * run by us, and its output was not recorded. It edits files and runs no commands. The settings of the checkout are out of the way:
 * its `.env` would be obeyed beside the one that an option names, and its cache of tags would be unpickled. Python 3.9 to 3.12.
 */
const aider = {
    name: 'aider',
    package: { program: 'aider', registry: 'pypi', name: 'aider-chat', version: '0.86.1', installScript: false },
    keys: [
        'ANTHROPIC_API_KEY',
        'OPENAI_API_KEY',
        'OPENROUTER_API_KEY',
        'GEMINI_API_KEY',
        'DEEPSEEK_API_KEY',
        'GROQ_API_KEY',
        'MISTRAL_API_KEY',
        'XAI_API_KEY',
    ],
    settings: [...services.map(({ address }) => address), 'HTTPS_PROXY', 'NO_PROXY'],
    services,
    hides: [
        '.env',
        '.aider.conf.yml',
        '.aider.model.settings.yml',
        '.aider.model.metadata.json',
        '.aider.tags.cache.v3',
        '.aider.tags.cache.v4',
    ],
    invoke: (context) => ({
        program: context.program,
        args: [...ownArguments(context), ...context.args],
        stdin: '',
        environment: { LITELLM_LOCAL_MODEL_COST_MAP: 'True' },
        passes: [],
        files: {
            '.aider/env': '',
            '.aider/config.yml': '{}\n',
            '.aider/ignore': '',
            '.aider/models.yml': '[]\n',
            '.aider/models.json': '{}\n',
        },
    }),
    interpret: (exit) => {
        const problem = problemIn(`${exit.stdout}\n${exit.stderr}`);
        // Without a model it waits for somebody to sign in with a browser.
        const isWaiting = exit.stopped === 'deadline' && problem?.why === 'no-key';
        return judge(isWaiting ? { ...exit, stopped: null } : exit, { summary: summaryOf(exit.stdout), problem, usage: usageOf(exit.stdout) });
    },
};
const off = [
    'auto-commits',
    'dirty-commits',
    'gitignore',
    'check-update',
    'show-release-notes',
    'show-model-warnings',
    'analytics',
    'pretty',
    'stream',
    'fancy-input',
    'detect-urls',
    'suggest-shell-commands',
    'auto-lint',
    'auto-test',
    'watch-files',
    'notifications',
    'restore-chat-history',
];
function ownArguments({ briefFile, home, model }) {
    return [
        ...['--message-file', briefFile],
        '--yes-always',
        ...off.map((what) => `--no-${what}`),
        '--analytics-disable',
        // The map of the repository keeps a cache in the checkout, which would become a part of the change.
        ...['--map-tokens', '0'],
        ...['--config', `${home}/.aider/config.yml`],
        ...['--env-file', `${home}/.aider/env`],
        ...['--aiderignore', `${home}/.aider/ignore`],
        ...['--model-settings-file', `${home}/.aider/models.yml`],
        ...['--model-metadata-file', `${home}/.aider/models.json`],
        ...['--input-history-file', `${home}/.aider/input.history`],
        ...['--chat-history-file', `${home}/.aider/chat.md`],
        ...(model === null ? [] : ['--model', model]),
    ];
}
/** Its own lines are no account of the work. */
const ownLine = /^(?:Aider v|Main model:|Weak model:|Model:|Git repo:|Repo-map:|Added |Applied edit to |Tokens: |Use \/help|https?:\/\/|```)/;
const question = /^(?:Add file to the chat|Create new file|Allow edits to file)\b.*\?/;
/** The model's words without the edits that they hold. A question of its own follows the name of the file that it asks about. */
function summaryOf(stdout) {
    const lines = stdout.split('\n');
    let isEdit = false;
    const words = lines.filter((line, at) => {
        if (line.startsWith('<<<<<<< SEARCH'))
            isEdit = true;
        const isOwn = isEdit ||
            ownLine.test(line) ||
            question.test(line) ||
            question.test(lines[at + 1] ?? '') ||
            lines[at + 2]?.startsWith('<<<<<<< SEARCH') === true;
        if (line.startsWith('>>>>>>> REPLACE'))
            isEdit = false;
        return !isOwn;
    });
    return words
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
        .slice(-4_000);
}
/** It ends with exit code 0 after most errors and names them by litellm's classes. */
function problemIn(output) {
    const said = output.slice(-20_000);
    // What came before a whole answer of the model has passed.
    const at = said.indexOf('litellm.', Math.max(0, said.lastIndexOf('\nTokens: ')));
    const [, name] = /^litellm\.(\w{1,60}Error|Timeout)\b/.exec(at < 0 ? '' : said.slice(at)) ?? [];
    if (name === undefined)
        return problemByWords(said);
    const text = said.slice(at, at + 1_000);
    switch (name) {
        case 'AuthenticationError':
        case 'PermissionDeniedError':
            return { why: /no key is set|must be set/i.test(text) ? 'no-key' : 'wrong-key', text };
        case 'RateLimitError':
            return { why: 'rate-limited', text };
        case 'ContextWindowExceededError':
            return { why: 'too-long', text };
        case 'ContentPolicyViolationError':
            return { why: 'refused', text };
        case 'APIConnectionError':
        case 'Timeout':
            return { why: 'unreachable', text };
        case 'InternalServerError':
        case 'ServiceUnavailableError':
            return { why: 'overloaded', text };
        default:
            return { text };
    }
}
/** What it tells in words of its own. */
function problemByWords(said) {
    const [full] = /^Model .{1,200} has hit a token limit!/m.exec(said) ?? [];
    if (full !== undefined)
        return { why: 'too-long', text: full };
    const [keyless] = /^(?:No LLM model was specified|.{0,80}Missing these environment variables).{0,200}/m.exec(said) ?? [];
    return keyless === undefined ? null : { why: 'no-key', text: keyless };
}
/** Its last such line is of the whole session: `Tokens: 5.1k sent, 320 received. Cost: $0.02 message, $0.05 session.` */
function usageOf(stdout) {
    const lines = stdout.split('\n').filter((line) => line.startsWith('Tokens: '));
    const counts = lines.map((line) => /^Tokens: ([\d.,]{1,12}k?) sent.{0,80}? ([\d.,]{1,12}k?) received/.exec(line));
    const [, cost] = /Cost: .{0,40}\$([\d.]{1,12}) session/.exec(lines.at(-1) ?? '') ?? [];
    const total = (group) => counts.length === 0 ? null : counts.reduce((sum, count) => sum + readCount(count?.[group] ?? '0'), 0);
    return {
        ...agent/* unknownUsage */.wD,
        turns: lines.length === 0 ? null : lines.length,
        inputTokens: total(1),
        outputTokens: total(2),
        costUsd: cost === undefined ? null : Number(cost),
    };
}
function readCount(text) {
    const value = Number(text.replaceAll(',', '').replace('k', ''));
    return Math.round(text.endsWith('k') ? value * 1_000 : value);
}

;// CONCATENATED MODULE: ./lib/core/agents/claude.js



/** What it may use, of all that it brings: no tool that fetches from the web, starts other agents or outlives the task. */
const tools = ['Bash', 'Edit', 'Glob', 'Grep', 'Read', 'Write'];
/**
 * Claude Code. Settings, hooks, servers and instructions of the checkout are not loaded (`--setting-sources user`, where the
 * user is an empty HOME, and `--strict-mcp-config`). It writes within the checkout only, and where it is to leave a file; its shell is not confined.
 */
const claude = {
    name: 'claude',
    package: { program: 'claude', registry: 'npm', name: '@anthropic-ai/claude-code', version: '2.1.329', installScript: true },
    // The last two say that the cloud's own credentials are used, which `agent-env` has to name.
    keys: [
        'ANTHROPIC_API_KEY',
        'CLAUDE_CODE_OAUTH_TOKEN',
        'ANTHROPIC_AUTH_TOKEN',
        'AWS_BEARER_TOKEN_BEDROCK',
        'CLAUDE_CODE_USE_BEDROCK',
        'CLAUDE_CODE_USE_VERTEX',
    ],
    settings: [
        'ANTHROPIC_BASE_URL',
        'ANTHROPIC_BEDROCK_BASE_URL',
        'ANTHROPIC_CUSTOM_HEADERS',
        'ANTHROPIC_MODEL',
        'ANTHROPIC_SMALL_FAST_MODEL',
        'AWS_REGION',
        'CLOUD_ML_REGION',
        'ANTHROPIC_VERTEX_PROJECT_ID',
        'HTTPS_PROXY',
        'NO_PROXY',
    ],
    services: [
        {
            keys: ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'ANTHROPIC_AUTH_TOKEN'],
            address: 'ANTHROPIC_BASE_URL',
            standard: () => 'https://api.anthropic.com',
        },
        {
            keys: ['AWS_BEARER_TOKEN_BEDROCK'],
            address: 'ANTHROPIC_BEDROCK_BASE_URL',
            standard: ({ AWS_REGION: region = 'us-east-1' }) => `https://bedrock-runtime.${region}.amazonaws.com`,
        },
    ],
    hides: [],
    invoke: (context) => ({
        program: context.program,
        args: [...claude_ownArguments(context), ...context.args],
        stdin: context.brief.text,
        environment: {
            CLAUDE_CODE_MAX_RETRIES: '2',
            CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
            DISABLE_AUTOUPDATER: '1',
            DISABLE_TELEMETRY: '1',
            DISABLE_ERROR_REPORTING: '1',
        },
        passes: [],
        files: {},
    }),
    interpret: (exit) => {
        const report = jsonLines(exit.stdout).findLast((line) => dist.is(Result, line));
        if (!dist.is(Result, report))
            return interpretExit({ ...exit, stdout: lastSaid(exit.stdout) }, lastSaid(exit.stdout));
        const { subtype, is_error, result, errors, api_error_status, stop_reason, terminal_reason } = report;
        const text = result ?? errors?.join('\n') ?? subtype;
        const why = whyOf(subtype, terminal_reason, stop_reason);
        const problem = why !== undefined || is_error ? { why, status: api_error_status, text } : null;
        return judge(exit, { summary: result ?? null, problem, usage: claude_usageOf(report) });
    },
};
function claude_ownArguments({ model, maxTurns, maxCostUsd, mcp, leftFolder }) {
    return [
        '-p',
        // Each step as it is taken, so that people can read what it did; it refuses to print them without the second.
        ...['--output-format', 'stream-json', '--verbose'],
        ...['--permission-mode', 'acceptEdits'],
        ...['--tools', tools.join(',')],
        ...['--allowedTools', ['Bash', ...(mcp === null ? [] : ['mcp__ci'])].join(',')],
        ...(mcp === null ? [] : ['--mcp-config', JSON.stringify({ mcpServers: { ci: serverOf(mcp) } })]),
        ...(leftFolder === null ? [] : ['--add-dir', leftFolder]),
        ...(model === null ? [] : ['--model', model]),
        ...(maxTurns === null ? [] : ['--max-turns', String(maxTurns)]),
        ...(maxCostUsd === null ? [] : ['--max-budget-usd', Math.max(0.01, maxCostUsd).toFixed(2)]),
        ...['--setting-sources', 'user'],
        '--strict-mcp-config',
        '--no-session-persistence',
    ];
}
function serverOf({ program, args, environment }) {
    return { type: 'stdio', command: program, args, env: environment };
}
const count = dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig()));
/** The last line of `--output-format stream-json`, and the only one of `json`. Source: recorded outputs. */
const Result = dist/* object */.Ikc({
    type: dist/* literal */.euz('result'),
    subtype: dist/* string */.YjP(),
    is_error: dist/* boolean */.zMY(),
    result: dist/* optional */.lqM(dist/* string */.YjP()),
    errors: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    num_turns: count,
    session_id: dist/* optional */.lqM(dist/* string */.YjP()),
    total_cost_usd: count,
    usage: dist/* optional */.lqM(dist/* object */.Ikc({ input_tokens: count, output_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count })),
    permission_denials: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ tool_name: dist/* string */.YjP(), tool_input: dist/* optional */.lqM(dist/* unknown */.L5J()) }))),
    api_error_status: count,
    stop_reason: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    terminal_reason: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
});
function whyOf(subtype, terminal, stop) {
    if (subtype === 'error_max_turns')
        return 'turn-limit';
    if (subtype === 'error_max_budget_usd')
        return 'cost-limit';
    if (terminal === 'prompt_too_long')
        return 'too-long';
    return stop === 'refusal' ? 'refused' : undefined;
}
function claude_usageOf({ num_turns, usage, total_cost_usd, session_id, permission_denials }) {
    return {
        turns: num_turns ?? null,
        inputTokens: sumOf(usage?.input_tokens, usage?.cache_creation_input_tokens, usage?.cache_read_input_tokens),
        outputTokens: usage?.output_tokens ?? null,
        costUsd: total_cost_usd ?? null,
        session: session_id ?? null,
        denials: (permission_denials ?? []).map(({ tool_name, tool_input }) => `${tool_name} ${JSON.stringify(tool_input ?? {})}`),
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/codex.js


/**
 * OpenAI Codex. Its commands run in its own sandbox: writable checkout and temporary folder, `.git` read-only, no network, and no
 * variable whose name holds KEY, SECRET or TOKEN. The configuration of the checkout is not trusted, so it is not loaded. It has no
 * limit of turns or cost; while the network is away it waits, and the time limit ends it.
 */
const codex = {
    name: 'codex',
    package: { program: 'codex', registry: 'npm', name: '@openai/codex', version: '0.169.0', installScript: false },
    keys: ['OPENAI_API_KEY', 'CODEX_API_KEY'],
    settings: ['OPENAI_BASE_URL', 'HTTPS_PROXY', 'NO_PROXY'],
    services: [{ keys: ['OPENAI_API_KEY', 'CODEX_API_KEY'], address: 'OPENAI_BASE_URL', standard: () => 'https://api.openai.com/v1' }],
    hides: [],
    invoke: (context) => ({
        program: context.program,
        args: ['exec', ...codex_ownArguments(context), ...context.args, '-'],
        stdin: context.brief.text,
        environment: { CODEX_HOME: `${context.home}/.codex` },
        passes: [],
        files: { '.codex/config.toml': '' },
    }),
    interpret: (exit) => {
        const told = read(jsonLines(exit.stdout));
        const isWaiting = exit.stopped === 'deadline' && told.problem?.text.includes('waiting for network') === true;
        return judge(isWaiting ? { ...exit, stopped: null } : exit, told);
    },
};
/** A provider of its own, since the built-in one takes neither an address nor the number of retries. */
function codex_ownArguments({ model, key, settings, mcp, leftFolder }) {
    const provider = 'model_providers.service';
    const options = {
        approval_policy: 'never',
        // AGENTS.md of the checkout is the pull request's word.
        project_doc_max_bytes: 0,
        web_search: 'disabled',
        'features.multi_agent': false,
        // A login shell would lose the PATH that earlier steps of the job have set up.
        allow_login_shell: false,
        'shell_environment_policy.inherit': 'all',
        'shell_environment_policy.ignore_default_excludes': false,
        model_provider: 'service',
        [`${provider}.name`]: 'OpenAI',
        [`${provider}.base_url`]: settings['OPENAI_BASE_URL'] ?? 'https://api.openai.com/v1',
        [`${provider}.env_key`]: key ?? 'OPENAI_API_KEY',
        [`${provider}.wire_api`]: 'responses',
        [`${provider}.request_max_retries`]: 2,
        [`${provider}.stream_max_retries`]: 2,
        check_for_update_on_startup: false,
        'analytics.enabled': false,
        ...(leftFolder === null ? {} : { 'sandbox_workspace_write.writable_roots': [leftFolder] }),
        ...(mcp === null ? {} : serverOptions(mcp)),
    };
    return [
        '--json',
        '--ephemeral',
        '--ignore-rules',
        '--skip-git-repo-check',
        ...['--sandbox', 'workspace-write'],
        ...(model === null ? [] : ['--model', model]),
        ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${JSON.stringify(value)}`]),
    ];
}
function serverOptions({ program, args, environment }) {
    const variables = Object.entries(environment).map(([name, value]) => [`mcp_servers.ci.env.${name}`, value]);
    // Without a word of its own every call of it would need an approval, which nobody gives.
    return {
        'mcp_servers.ci.command': program,
        'mcp_servers.ci.args': args,
        'mcp_servers.ci.default_tools_approval_mode': 'approve',
        ...Object.fromEntries(variables),
    };
}
const Thread = dist/* object */.Ikc({ type: dist/* literal */.euz('thread.started'), thread_id: dist/* string */.YjP() });
const Item = dist/* object */.Ikc({
    type: dist/* literal */.euz('item.completed'),
    item: dist/* object */.Ikc({ type: dist/* string */.YjP(), text: dist/* optional */.lqM(dist/* string */.YjP()), status: dist/* optional */.lqM(dist/* string */.YjP()), command: dist/* optional */.lqM(dist/* string */.YjP()) }),
});
const Completed = dist/* object */.Ikc({
    type: dist/* literal */.euz('turn.completed'),
    usage: dist/* optional */.lqM(dist/* object */.Ikc({ input_tokens: dist/* number */.aig(), output_tokens: dist/* number */.aig() })),
});
const Failed = dist/* object */.Ikc({ type: dist/* literal */.euz('turn.failed'), error: dist/* object */.Ikc({ message: dist/* string */.YjP() }) });
// An `item` of type `error` is a mere warning; this one may be, too, when what it tells of passes.
const Trouble = dist/* object */.Ikc({ type: dist/* literal */.euz('error'), message: dist/* string */.YjP() });
const Event = dist/* variant */.Oxt('type', [Thread, Item, Completed, Failed, Trouble]);
/** The events of `codex exec --json`. Source: recorded outputs. The first of a long stream may be missing. */
function read(lines) {
    const events = lines.flatMap((line) => {
        const event = dist/* safeParse */.xLC(Event, line);
        return event.success ? [event.output] : [];
    });
    const items = events.flatMap((event) => (event.type === 'item.completed' ? [event.item] : []));
    const completed = events.findLast((event) => event.type === 'turn.completed');
    const last = events.findLast((event) => event.type !== 'thread.started' && event.type !== 'item.completed');
    const problem = last?.type === 'turn.failed' ? last.error.message : last?.type === 'error' ? last.message : null;
    return {
        summary: items.findLast(({ type }) => type === 'agent_message')?.text ?? null,
        problem: problem === null ? null : { text: problem },
        usage: {
            turns: null,
            inputTokens: completed?.usage?.input_tokens ?? null,
            outputTokens: completed?.usage?.output_tokens ?? null,
            costUsd: null,
            session: events.find((event) => event.type === 'thread.started')?.thread_id ?? null,
            denials: items.filter(({ status }) => status === 'declined').map(({ type, command }) => command ?? type),
        },
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/command.js


/** A shell says so of a program that is not there or may not be run. */
const notThere = new Set([126, 127]);
/** Any program: `agent-command` runs in a shell, the brief on its standard input and in `$CODALITY_BRIEF`. */
const command = {
    name: 'command',
    package: null,
    keys: [],
    settings: [],
    services: [],
    hides: [],
    invoke: ({ brief, briefFile, failuresFile, feedFolder, command: line }) => ({
        program: '/bin/sh',
        args: ['-c', line ?? 'echo "agent-command is empty" >&2; exit 127'],
        stdin: brief.text,
        environment: { CODALITY_BRIEF: briefFile, CODALITY_FAILURES: failuresFile, CODALITY_FEED: feedFolder },
        passes: [],
        files: {},
    }),
    interpret: (exit) => notThere.has(exit.code ?? 0)
        ? { kind: 'failed', why: 'not-found', detail: lastWords(exit), usage: agent/* unknownUsage */.wD }
        : interpretExit(exit, exit.stdout),
};

;// CONCATENATED MODULE: ./lib/core/agents/copilot.js


/**
 * GitHub Copilot CLI. Its own token is one that only asks the model: a fine-grained one with the single permission "Copilot
 * Requests". `GH_TOKEN` and `GITHUB_TOKEN`, which it would take too, never reach an agent. With `COPILOT_PROVIDER_API_KEY` it
 * talks to another service and needs no GitHub. The checkout is not trusted, so its hooks and servers are not loaded. It tells
 * neither tokens nor cost.
 */
const copilot = {
    name: 'copilot',
    package: { program: 'copilot', registry: 'npm', name: '@github/copilot', version: '1.0.102', installScript: false },
    keys: ['COPILOT_GITHUB_TOKEN', 'COPILOT_PROVIDER_API_KEY'],
    settings: ['COPILOT_PROVIDER_BASE_URL', 'COPILOT_PROVIDER_TYPE', 'COPILOT_MODEL', 'COPILOT_OFFLINE', 'HTTPS_PROXY', 'NO_PROXY'],
    services: [{ keys: ['COPILOT_PROVIDER_API_KEY'], address: 'COPILOT_PROVIDER_BASE_URL', standard: () => null }],
    hides: [],
    invoke: ({ program, model, mcp, args, brief }) => ({
        program,
        args: [
            '--allow-all-tools',
            ...['--output-format', 'json'],
            '--no-custom-instructions',
            '--disable-builtin-mcps',
            '--disable-client-telemetry',
            '--no-ask-user',
            '--no-auto-update',
            '--no-remote',
            '--no-bash-env',
            '--excluded-tools=web_fetch,web_search,fetch_copilot_cli_documentation',
            '--secret-env-vars=COPILOT_GITHUB_TOKEN,COPILOT_PROVIDER_API_KEY',
            ...(model === null ? [] : ['--model', model]),
            ...(mcp === null
                ? []
                : [
                    '--additional-mcp-config',
                    JSON.stringify({
                        mcpServers: { ci: { type: 'local', command: mcp.program, args: mcp.args, env: mcp.environment, tools: ['*'] } },
                    }),
                ]),
            ...args,
        ],
        stdin: brief.text,
        environment: { COPILOT_AUTO_UPDATE: 'false' },
        passes: [],
        files: {},
    }),
    interpret: (exit) => judge(exit, copilot_read(jsonLines(exit.stdout), exit.code === 0 ? '' : exit.stderr)),
};
const Message = dist/* object */.Ikc({ type: dist/* literal */.euz('assistant.message'), data: dist/* object */.Ikc({ content: dist/* string */.YjP() }) });
const Turn = dist/* object */.Ikc({ type: dist/* literal */.euz('assistant.turn_end'), data: dist/* object */.Ikc({ turnId: dist/* string */.YjP() }) });
const copilot_Trouble = dist/* object */.Ikc({
    type: dist/* literal */.euz('session.error'),
    data: dist/* object */.Ikc({ message: dist/* string */.YjP(), statusCode: dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig())) }),
});
const Tool = dist/* object */.Ikc({
    type: dist/* literal */.euz('tool.execution_complete'),
    data: dist/* object */.Ikc({ success: dist/* boolean */.zMY(), error: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* optional */.lqM(dist/* string */.YjP()), code: dist/* optional */.lqM(dist/* string */.YjP()) })) }),
});
const copilot_Result = dist/* object */.Ikc({ type: dist/* literal */.euz('result'), sessionId: dist/* optional */.lqM(dist/* string */.YjP()), exitCode: dist/* number */.aig() });
const copilot_Event = dist/* variant */.Oxt('type', [Message, Turn, copilot_Trouble, Tool, copilot_Result]);
/** The events of `--output-format json`; the last is the result. Source: recorded outputs. */
function copilot_read(lines, stderr) {
    const events = lines.flatMap((line) => {
        const event = dist/* safeParse */.xLC(copilot_Event, line);
        return event.success ? [event.output] : [];
    });
    const messages = events.flatMap((event) => event.type === 'assistant.message' && event.data.content.trim() !== '' ? [event.data.content] : []);
    const trouble = events.findLast((event) => event.type === 'session.error');
    const result = events.findLast((event) => event.type === 'result');
    const turns = events.flatMap((event) => (event.type === 'assistant.turn_end' ? [Number(event.data.turnId) + 1] : []));
    const failure = stderr.trim() === '' && result !== undefined && result.exitCode !== 0 ? `exit code ${result.exitCode}` : stderr.trim();
    return {
        summary: messages.at(-1) ?? null,
        problem: trouble !== undefined ? { status: trouble.data.statusCode, text: trouble.data.message } : failure === '' ? null : { text: failure },
        usage: {
            turns: turns.at(-1) ?? null,
            inputTokens: null,
            outputTokens: null,
            costUsd: null,
            session: result?.sessionId ?? null,
            denials: events.flatMap((event) => event.type === 'tool.execution_complete' && event.data.error?.code === 'denied' ? [event.data.error.message ?? 'a tool'] : []),
        },
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/gemini.js



const settingsFile = '.gemini/settings.json';
/**
 * Gemini CLI. The checkout has to be trusted, or nothing may be done in it, and its settings would win over ours; so `.gemini` and `GEMINI.md` are out
 * of the way, and the settings below HOME switch off the rest: hooks, `.env` and instructions of the checkout. While a tool runs it
 * heeds no signal, and it tells no cost.
 */
const gemini = {
    name: 'gemini',
    package: { program: 'gemini', registry: 'npm', name: '@google/gemini-cli', version: '0.61.0', installScript: false },
    keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    settings: [
        'GOOGLE_GEMINI_BASE_URL',
        'GOOGLE_VERTEX_BASE_URL',
        'GOOGLE_CLOUD_PROJECT',
        'GOOGLE_CLOUD_LOCATION',
        'GEMINI_MODEL',
        'HTTPS_PROXY',
        'NO_PROXY',
    ],
    services: [{ keys: ['GEMINI_API_KEY'], address: 'GOOGLE_GEMINI_BASE_URL', standard: () => 'https://generativelanguage.googleapis.com' }],
    hides: ['.gemini', 'GEMINI.md'],
    invoke: (context) => ({
        program: context.program,
        args: [
            '--approval-mode',
            'yolo',
            '--output-format',
            'json',
            '--extensions',
            'none',
            ...(context.model === null ? [] : ['--model', context.model]),
            '--prompt',
            '',
            ...context.args,
        ],
        stdin: context.brief.text,
        environment: {
            GEMINI_CLI_TRUST_WORKSPACE: 'true',
            GEMINI_CLI_NO_RELAUNCH: 'true',
            ...(context.key === 'GOOGLE_API_KEY' ? { GOOGLE_GENAI_USE_VERTEXAI: 'true' } : {}),
        },
        passes: [],
        files: { [settingsFile]: JSON.stringify(settingsOf(context)) },
    }),
    interpret: (exit) => {
        const report = dist/* safeParse */.xLC(Report, finalJson(exit.stdout));
        if (!report.success)
            return judge(exit, {
                summary: exit.stdout,
                problem: exit.code === 0 ? null : gemini_problemIn(exit.stderr),
                usage: interpretExit(exit, '').usage,
            });
        const { error, response } = report.output;
        const problem = error === undefined ? null : { why: error.code === turnLimitCode ? 'turn-limit' : undefined, text: error.message };
        return judge(exit, { summary: response ?? null, problem, usage: gemini_usageOf(report.output, exit.stderr) });
    },
};
const turnLimitCode = 53;
function settingsOf({ key, maxTurns, mcp }) {
    return {
        security: { auth: { selectedType: key === 'GOOGLE_API_KEY' ? 'vertex-ai' : 'gemini-api-key' } },
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
        general: { enableAutoUpdate: false, enableAutoUpdateNotification: false, maxAttempts: 3, retryFetchErrors: false },
        model: { maxSessionTurns: maxTurns ?? -1 },
        tools: { exclude: ['web_fetch', 'google_web_search'], discoveryCommand: '', callCommand: '' },
        context: { fileName: ['no-instructions-of-the-checkout.md'], discoveryMaxDirs: 0 },
        advanced: { ignoreLocalEnv: true, autoConfigureMemory: false },
        hooksConfig: { enabled: false },
        skills: { enabled: false },
        mcp: { allowed: ['ci'] },
        mcpServers: mcp === null ? {} : { ci: { command: mcp.program, args: mcp.args, env: mcp.environment, trust: true } },
    };
}
const gemini_count = dist/* optional */.lqM(dist/* number */.aig());
const Tokens = dist/* object */.Ikc({ prompt: gemini_count, candidates: gemini_count, thoughts: gemini_count });
/** The object of `--output-format json`; on failure it stands on stderr or stdout. Source: recorded outputs. */
const Report = dist/* object */.Ikc({
    session_id: dist/* optional */.lqM(dist/* string */.YjP()),
    response: dist/* optional */.lqM(dist/* nullable */.mee(dist/* string */.YjP())),
    error: dist/* optional */.lqM(dist/* object */.Ikc({ type: dist/* optional */.lqM(dist/* string */.YjP()), message: dist/* string */.YjP(), code: dist/* optional */.lqM(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()])) })),
    stats: dist/* optional */.lqM(dist/* object */.Ikc({
        models: dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({ api: dist/* optional */.lqM(dist/* object */.Ikc({ totalRequests: gemini_count })), tokens: Tokens })),
        tools: dist/* optional */.lqM(dist/* object */.Ikc({ byName: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({ decisions: dist/* optional */.lqM(dist/* object */.Ikc({ reject: gemini_count })) }))) })),
    })),
});
/** A failure is told on the error output, after whatever else was said there. */
function gemini_problemIn(stderr) {
    // Where it is told twice the second stands behind a word.
    const report = dist/* safeParse */.xLC(Report, finalJson(stderr.replaceAll('\n[ERROR] {', '\n{')));
    const error = report.success ? report.output.error : undefined;
    return error === undefined
        ? { text: stderr.slice(-1_000) }
        : { why: error.code === turnLimitCode ? 'turn-limit' : undefined, text: error.message };
}
const refusedTool = /^Error executing tool (\S{1,60}: (?:Path not in workspace|[^\n]{0,80}(?:denied|not allowed))[^\n]{0,200})/gm;
function gemini_usageOf({ session_id, stats }, stderr) {
    const models = Object.values(stats?.models ?? {});
    const rejected = Object.entries(stats?.tools?.byName ?? {}).filter(([, { decisions }]) => (decisions?.reject ?? 0) > 0);
    return {
        turns: sumOf(...models.map(({ api }) => api?.totalRequests)),
        inputTokens: sumOf(...models.map(({ tokens }) => tokens.prompt)),
        outputTokens: sumOf(...models.flatMap(({ tokens }) => [tokens.candidates, tokens.thoughts])),
        costUsd: null,
        session: session_id ?? null,
        denials: [...rejected.map(([name]) => name), ...[...stderr.matchAll(refusedTool)].map(([, what = '']) => what)],
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/opencode.js


/** Services by their names in its configuration, which takes an address for each. Source: the list of models.dev that it brings. */
const known = [
    { id: 'anthropic', keys: ['ANTHROPIC_API_KEY'], address: 'ANTHROPIC_BASE_URL', standard: 'https://api.anthropic.com/v1' },
    { id: 'openai', keys: ['OPENAI_API_KEY'], address: 'OPENAI_BASE_URL', standard: 'https://api.openai.com/v1' },
    { id: 'openrouter', keys: ['OPENROUTER_API_KEY'], address: 'OPENROUTER_BASE_URL', standard: 'https://openrouter.ai/api/v1' },
    {
        id: 'google',
        keys: ['GOOGLE_GENERATIVE_AI_API_KEY', 'GEMINI_API_KEY'],
        address: 'GOOGLE_GENERATIVE_AI_BASE_URL',
        standard: 'https://generativelanguage.googleapis.com/v1beta',
    },
    { id: 'groq', keys: ['GROQ_API_KEY'], address: 'GROQ_BASE_URL', standard: 'https://api.groq.com/openai/v1' },
    { id: 'mistral', keys: ['MISTRAL_API_KEY'], address: 'MISTRAL_BASE_URL', standard: 'https://api.mistral.ai/v1' },
    { id: 'deepseek', keys: ['DEEPSEEK_API_KEY'], address: 'DEEPSEEK_BASE_URL', standard: 'https://api.deepseek.com' },
    { id: 'xai', keys: ['XAI_API_KEY'], address: 'XAI_BASE_URL', standard: 'https://api.x.ai/v1' },
    { id: 'opencode', keys: ['OPENCODE_API_KEY'], address: 'OPENCODE_BASE_URL', standard: 'https://opencode.ai/zen/v1' },
];
/**
 * OpenCode, with the service whose key is set; `agent-model` is `SERVICE/MODEL`. Its configuration travels in a variable. That
 * of the checkout is switched off, and out of the way: its plugins run all the same. It has no limit of turns or cost, and repeats failed requests for longer than a minute.
 */
const opencode = {
    name: 'opencode',
    package: { program: 'opencode', registry: 'npm', name: 'opencode-ai', version: '1.18.33', installScript: true },
    keys: known.flatMap(({ keys }) => keys),
    settings: [...known.map(({ address }) => address), 'HTTPS_PROXY', 'NO_PROXY'],
    services: known.map(({ keys, address, standard }) => ({ keys, address, standard: () => standard })),
    hides: ['.opencode', 'opencode.json', 'opencode.jsonc'],
    invoke: (context) => ({
        program: context.program,
        args: ['run', '--format', 'json', '--auto', '--pure', ...(context.model === null ? [] : ['--model', context.model]), ...context.args],
        stdin: context.brief.text,
        environment: {
            OPENCODE_CONFIG_CONTENT: JSON.stringify(configurationOf(context)),
            ...Object.fromEntries(switchedOff.map((what) => [`OPENCODE_DISABLE_${what}`, '1'])),
        },
        passes: [],
        files: {},
    }),
    interpret: (exit) => {
        const { isStuck, ...told } = opencode_read(jsonLines(exit.stdout), exit.code === 0 ? '' : exit.stderr);
        return judge(isStuck && exit.stopped === 'deadline' ? { ...exit, stopped: null } : exit, told);
    },
};
const switchedOff = [
    'AUTOUPDATE',
    'PROJECT_CONFIG',
    'DEFAULT_PLUGINS',
    'LSP_DOWNLOAD',
    'SHARE',
    'CLAUDE_CODE',
    'EXTERNAL_SKILLS',
    'MODELS_FETCH',
];
function configurationOf({ model, key, settings, mcp }) {
    const [service, name] = model === null ? [] : splitOnce(model);
    const named = known.flatMap(({ id, keys: [, ...others], address }) => {
        const baseURL = settings[address];
        // It looks for a key under the first name only.
        const other = others.find((name) => name === key);
        return baseURL === undefined && other === undefined
            ? []
            : [
                [
                    id,
                    { options: { ...(baseURL === undefined ? {} : { baseURL }), ...(other === undefined ? {} : { apiKey: `{env:${other}}` }) } },
                ],
            ];
    });
    const providers = Object.fromEntries(named);
    // A model that its own list does not know is taken at its word.
    const chosen = service === undefined || name === undefined ? {} : { [service]: { ...providers[service], models: { [name]: {} } } };
    return {
        autoupdate: false,
        share: 'disabled',
        // Titles are asked of the same model, not of one that the key may not open.
        ...(model === null ? {} : { small_model: model }),
        permission: { edit: 'allow', bash: 'allow', webfetch: 'deny', websearch: 'deny', external_directory: 'deny' },
        provider: { ...providers, ...chosen },
        ...(mcp === null
            ? {}
            : { mcp: { ci: { type: 'local', command: [mcp.program, ...mcp.args], environment: mcp.environment, enabled: true } } }),
    };
}
function splitOnce(model) {
    const at = model.indexOf('/');
    return at < 1 ? [] : [model.slice(0, at), model.slice(at + 1)];
}
const Text = dist/* object */.Ikc({ type: dist/* literal */.euz('text'), sessionID: dist/* string */.YjP(), part: dist/* object */.Ikc({ text: dist/* string */.YjP() }) });
const Step = dist/* object */.Ikc({
    type: dist/* literal */.euz('step_finish'),
    sessionID: dist/* string */.YjP(),
    part: dist/* object */.Ikc({
        cost: dist/* optional */.lqM(dist/* number */.aig()),
        tokens: dist/* optional */.lqM(dist/* object */.Ikc({
            input: dist/* number */.aig(),
            output: dist/* number */.aig(),
            reasoning: dist/* optional */.lqM(dist/* number */.aig()),
            cache: dist/* optional */.lqM(dist/* object */.Ikc({ read: dist/* number */.aig(), write: dist/* number */.aig() })),
        })),
    }),
});
const opencode_Tool = dist/* object */.Ikc({
    type: dist/* literal */.euz('tool_use'),
    sessionID: dist/* string */.YjP(),
    part: dist/* object */.Ikc({ tool: dist/* string */.YjP(), state: dist/* object */.Ikc({ status: dist/* string */.YjP(), error: dist/* optional */.lqM(dist/* string */.YjP()) }) }),
});
const opencode_Trouble = dist/* object */.Ikc({
    type: dist/* literal */.euz('error'),
    error: dist/* object */.Ikc({
        name: dist/* optional */.lqM(dist/* string */.YjP()),
        data: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* optional */.lqM(dist/* string */.YjP()), statusCode: dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig())) })),
    }),
});
const opencode_Event = dist/* variant */.Oxt('type', [Text, Step, opencode_Tool, opencode_Trouble]);
/** The events of `run --format json`. Source: recorded outputs. Of a long stream the first are missing, so its sums are at least so much. */
function opencode_read(lines, stderr) {
    const events = lines.flatMap((line) => {
        const event = dist/* safeParse */.xLC(opencode_Event, line);
        return event.success ? [event.output] : [];
    });
    const steps = events.flatMap((event) => (event.type === 'step_finish' ? [event.part] : []));
    const trouble = events.findLast((event) => event.type === 'error')?.error;
    const lastDeed = events.findLast((event) => event.type === 'error' || event.type === 'tool_use');
    return {
        // What is too long it shortens and sends again, without an end when that does not help.
        isStuck: lastDeed?.type === 'error',
        summary: events.findLast((event) => event.type === 'text')?.part.text ?? null,
        problem: trouble !== undefined
            ? { status: trouble.data?.statusCode, text: trouble.data?.message ?? trouble.name ?? 'an error without words' }
            : stderr.trim() === ''
                ? null
                : { text: stderr.slice(-1_000) },
        usage: {
            turns: steps.length === 0 ? null : steps.length,
            inputTokens: sumOf(...steps.flatMap(({ tokens }) => [tokens?.input, tokens?.cache?.read, tokens?.cache?.write])),
            outputTokens: sumOf(...steps.flatMap(({ tokens }) => [tokens?.output, tokens?.reasoning])),
            // It says 0 for a model whose price it does not know.
            costUsd: sumOf(...steps.map(({ cost }) => (cost === 0 ? null : cost))),
            session: events.flatMap((event) => ('sessionID' in event ? [event.sessionID] : [])).at(0) ?? null,
            denials: events.flatMap((event) => event.type === 'tool_use' && /rejected|denied|prevents/i.test(event.part.state.error ?? '')
                ? [`${event.part.tool}: ${event.part.state.error ?? ''}`]
                : []),
        },
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/qwen.js



/**
 * Qwen Code, with any service that speaks OpenAI's protocol. `--bare` keeps it from looking for settings, hooks, servers and
 * instructions in the checkout. A signal ends it at once and leaves its tools running.
 */
const qwen = {
    name: 'qwen',
    package: { program: 'qwen', registry: 'npm', name: '@qwen-code/qwen-code', version: '0.24.4', installScript: false },
    keys: ['OPENAI_API_KEY'],
    settings: ['OPENAI_BASE_URL', 'OPENAI_MODEL', 'HTTPS_PROXY', 'NO_PROXY'],
    services: [{ keys: ['OPENAI_API_KEY'], address: 'OPENAI_BASE_URL', standard: () => 'https://api.openai.com/v1' }],
    hides: [],
    invoke: ({ program, model, maxTurns, mcp, args, brief }) => ({
        program,
        args: [
            '--bare',
            ...['--auth-type', 'openai'],
            ...['--approval-mode', 'yolo'],
            ...['--output-format', 'stream-json'],
            '--chat-recording=false',
            ...['--exclude-tools', 'web_fetch', '--exclude-tools', 'web_search'],
            ...(model === null ? [] : ['--model', model]),
            ...(maxTurns === null ? [] : ['--max-session-turns', String(maxTurns)]),
            ...(mcp === null
                ? []
                : [
                    '--mcp-config',
                    JSON.stringify({ mcpServers: { ci: { command: mcp.program, args: mcp.args, env: mcp.environment, trust: true } } }),
                ]),
            ...args,
        ],
        stdin: brief.text,
        environment: { QWEN_CODE_SUPPRESS_YOLO_WARNING: '1', QWEN_CODE_DISABLE_CRON: '1' },
        passes: [],
        files: {
            '.qwen/settings.json': JSON.stringify({
                privacy: { usageStatisticsEnabled: false },
                telemetry: { enabled: false },
                general: { enableAutoUpdate: false, disableAutoUpdate: true },
                model: { generationConfig: { maxRetries: 2 } },
            }),
        },
    }),
    interpret: (exit) => {
        const results = jsonLines(exit.stdout).flatMap((line) => {
            const result = dist/* safeParse */.xLC(qwen_Result, line);
            return result.success ? [result.output] : [];
        });
        const last = results.at(-1);
        const waiting = exit.stopped === 'deadline' ? waitsFor(exit.stderr) : null;
        if (last === undefined && waiting !== null)
            return judge({ ...exit, stopped: null }, { summary: null, problem: { text: waiting }, usage: interpretExit(exit, '').usage });
        if (last === undefined)
            return judge(exit, {
                summary: null,
                problem: exit.code === 0
                    ? null
                    : { why: exit.code === qwen_turnLimitCode ? 'turn-limit' : undefined, text: exit.stderr.trim() || lastSaid(exit.stdout) },
                usage: interpretExit(exit, '').usage,
            });
        const text = last.error?.message ?? last.result ?? last.subtype;
        const problem = last.is_error ? { why: exit.code === qwen_turnLimitCode ? 'turn-limit' : undefined, text } : null;
        return judge(exit, { summary: last.result ?? null, problem, usage: qwen_usageOf(last) });
    },
};
const qwen_turnLimitCode = 53;
/** What it was waiting out when its time was over; null when it was at work. It waits a minute ten times where the service is busy. */
function waitsFor(stderr) {
    const last = stderr
        .trim()
        .split('\n')
        .findLast((line) => line.trim() !== 'Operation cancelled.');
    return /^Retrying in \d+s \(attempt [^)]{1,20}\): (.{1,500})/.exec(last ?? '')?.[1] ?? null;
}
const qwen_count = dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig()));
/** The last line of `--output-format stream-json`. Source: recorded outputs. */
const qwen_Result = dist/* object */.Ikc({
    type: dist/* literal */.euz('result'),
    subtype: dist/* string */.YjP(),
    is_error: dist/* boolean */.zMY(),
    result: dist/* optional */.lqM(dist/* string */.YjP()),
    error: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* string */.YjP() })),
    num_turns: qwen_count,
    session_id: dist/* optional */.lqM(dist/* string */.YjP()),
    usage: dist/* optional */.lqM(dist/* object */.Ikc({ input_tokens: qwen_count, output_tokens: qwen_count })),
    permission_denials: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ tool_name: dist/* string */.YjP() }))),
});
function qwen_usageOf({ num_turns, session_id, usage, permission_denials }) {
    return {
        turns: num_turns ?? null,
        inputTokens: usage?.input_tokens ?? null,
        outputTokens: usage?.output_tokens ?? null,
        costUsd: null,
        session: session_id ?? null,
        denials: (permission_denials ?? []).map(({ tool_name }) => tool_name),
    };
}

;// CONCATENATED MODULE: ./lib/core/agents/index.js








const agents = [claude, codex, gemini, copilot, opencode, qwen, aider, command];
/** Settings that may have a key in them. */
const mayHoldKey = /(?:_URL|_PROXY|_HEADERS)$/;
/** Names of the variables that the agents of a chain are given and that may hold a secret: their own keys, addresses and headers, and what the maintainer lists. */
function agentVariables({ chain, environment }) {
    const known = chain.flatMap(({ name }) => findAgent(name) ?? []);
    return [...known.flatMap(({ keys, settings }) => [...keys, ...settings.filter((name) => mayHoldKey.test(name))]), ...environment];
}
function findAgent(name) {
    return agents.find((agent) => agent.name === name);
}


/***/ }),

/***/ 86064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(13851);

/** Puts untrusted text into a fenced block that nothing inside it can close. Bounded; what is left out is said. */
function fence(text, maxCharacters, language = 'text') {
    const shown = cut((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .makeVisible */ .X)(cut(text.trimEnd(), maxCharacters)), maxCharacters);
    const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
    const bar = '`'.repeat(longest + 1);
    return `${bar}${language}\n${shown}\n${bar}`;
}
/** Puts untrusted text of one line into a code span: mentions, references, HTML and links in it are inert. */
function codeSpan(text, maxCharacters = 200) {
    const shown = cut((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .makeVisible */ .X)(cut(text.replace(/\s+/g, ' ').trim(), maxCharacters)), maxCharacters);
    const longest = (shown.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
    const bar = '`'.repeat(longest + 1);
    const pad = shown.startsWith('`') || shown.endsWith('`') || shown === '' ? ' ' : '';
    return `${bar}${pad}${shown}${pad}${bar}`;
}
/** Shortens to at most `max` characters, never inside a surrogate pair, and says that it did. */
function cut(text, max) {
    if (text.length <= max)
        return text;
    const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 2)) ? max - 2 : max - 1;
    return `${text.slice(0, end)}…`;
}


/***/ }),

/***/ 13851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ makeVisible),
/* harmony export */   x: () => (/* binding */ makeJsonVisible)
/* harmony export */ });
/**
 * Everything that a person would not see: controls but tab and newline, format and unassigned characters,
 * private use, what Unicode lets be ignored (variation selectors, joiners, fillers), and the letters that render as nothing.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u{2028}\u{2029}\u{2800}]/gu;
/** Writes hidden characters as `\u{XXXX}`, so that what a model or a person reads is all there is. */
function makeVisible(text) {
    return text
        .replaceAll('\r\n', '\n')
        .replace(hidden, (character) => character === '\n' || character === '\t'
        ? character
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`);
}
/** JSON that means the same, with hidden characters as its own escapes. */
function makeJsonVisible(json) {
    return json.replace(hidden, (character) => character === '\n'
        ? character
        : Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''));
}


/***/ }),

/***/ 23404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ isSameLogin),
/* harmony export */   W5: () => (/* binding */ isLogin),
/* harmony export */   qy: () => (/* binding */ ghost),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/** Who stands in for a deleted account; GitHub's own name for it. */
const ghost = { login: 'ghost', type: 'Bot' };
/** Is this a program that the maintainer lists? A person of that name is none. */
function isListed({ login, type }, listed) {
    return type === 'Bot' && listed.some((one) => isSameLogin(one, login));
}
/** GitHub compares logins without regard to case. */
function isSameLogin(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** Is this how GitHub names an account? Nothing else may stand behind an `@`. */
function isLogin(text) {
    return /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9])?$/.test(text);
}


/***/ }),

/***/ 44216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ci: () => (/* binding */ addressOf),
/* harmony export */   nx: () => (/* binding */ agentFailures),
/* harmony export */   wD: () => (/* binding */ unknownUsage)
/* harmony export */ });
const unknownUsage = { turns: null, inputTokens: null, outputTokens: null, costUsd: null, session: null, denials: [] };
/** Why an agent did not do its work. Growing means one entry here, one in `report/agent-failures.ts`. */
const agentFailures = [
    'unknown-agent',
    'not-found',
    'not-installed',
    'no-key',
    'key-withheld',
    'wrong-key',
    'rate-limited',
    'overloaded',
    'unreachable',
    'too-long',
    'refused',
    'denied',
    'turn-limit',
    'cost-limit',
    'timeout',
    'cancelled',
    'crashed',
];
/** Where a service is, as the settings of the agent name it or as it is without; null when nobody says. */
function addressOf({ address, standard }, settings) {
    const own = settings[address] ?? '';
    return /^https?:\/\//.test(own) && URL.canParse(own) ? own : standard(settings);
}


/***/ }),

/***/ 84847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ closesFence),
/* harmony export */   k: () => (/* binding */ fenceBar)
/* harmony export */ });
/** The bar that opens a block of code in Markdown, and by which it is closed again; null for any other line. */
function fenceBar(line) {
    return /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
}
/** Does a line close the block that this bar opened? */
function closesFence(line, bar) {
    const own = fenceBar(line);
    return own?.startsWith(bar) === true && line.trim() === own;
}


/***/ }),

/***/ 14055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ mentionable),
/* harmony export */   Il: () => (/* binding */ keepsArtifacts),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   pq: () => (/* binding */ feedbackKinds),
/* harmony export */   tW: () => (/* binding */ phases),
/* harmony export */   x8: () => (/* binding */ reportArtifact),
/* harmony export */   xL: () => (/* binding */ ConfigError),
/* harmony export */   xN: () => (/* binding */ untrustedChoices)
/* harmony export */ });
const phases = ['all', 'triage', 'fix', 'join', 'publish'];
/**
 * What is done for a pull request whose code nobody with write access vouches for: nothing, tell what failed, or have an
 * agent make a patch that people may take.
 */
const untrustedChoices = ['ignore', 'diagnose', 'patch'];
/** `early` starts on the first failed job, `complete` when all checks have ended. */
const feedbackKinds = ['complete', 'early'];
/** Each job of a run leaves one, and names must differ within the run. */
function reportArtifact(phase, { runId, runAttempt }) {
    return ['codality-report', ...(phase === 'all' ? [] : [phase]), runId, runAttempt].join('-');
}
/** Does the server take the artifacts of today's protocol? GitHub Enterprise Server does not, which lies at a host of its own. */
function keepsArtifacts(serverUrl) {
    const host = /^https:\/\/([^/:]+)/i.exec(serverUrl)?.[1]?.toLowerCase();
    return host === undefined || host === 'github.com' || host.endsWith('.ghe.com');
}
const mentionable = ['author', 'reviewers'];
/** A misconfiguration: the message says what happened and why, the remedy what to do. Fails the job. */
class ConfigError extends Error {
    remedy;
    constructor(message, remedy) {
        super(message);
        this.name = 'ConfigError';
        this.remedy = remedy;
    }
}
/** An error in the words that people get: a misconfiguration with its remedy, anything else by its message. */
function describeError(error) {
    if (error instanceof ConfigError)
        return `${error.message} ${error.remedy}`;
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 25422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ showHost),
/* harmony export */   FD: () => (/* binding */ isHostPattern),
/* harmony export */   GC: () => (/* binding */ explainRefusal),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   rQ: () => (/* binding */ canonicalHost),
/* harmony export */   uy: () => (/* binding */ isHostName)
/* harmony export */ });
/** The ports of HTTP and HTTPS. */
const ports = new Set([80, 443]);
/** A name in small letters without the dot of the root, as names are compared. */
function canonicalHost(host) {
    return host.toLowerCase().replace(/\.$/, '');
}
/** Is this a name of at least two labels? No form of an address is: none has a last label that starts with a letter. RFC 1123, section 2.1. */
function isHostName(host) {
    const labels = host.split('.');
    return (host.length <= 253 &&
        labels.length >= 2 &&
        labels.every((label) => label.length <= 63 && /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(label)) &&
        /^[a-z]/.test(labels.at(-1) ?? ''));
}
/** A name, or `*.NAME` for all names below one. */
function isHostPattern(text) {
    return isHostName(text.startsWith('*.') ? text.slice(2) : text);
}
/** May a program that is held to these patterns ask for this name and port? What the name leads to is looked at besides. */
function refusalOf(host, port, patterns) {
    if (!isHostName(host))
        return 'no-name';
    if (!ports.has(port))
        return 'port';
    return patterns.some((pattern) => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern)) ? null : 'not-listed';
}
const reasons = {
    'no-name': 'only names of hosts are let through, no addresses',
    port: 'only the ports 80 and 443 are let through',
    'not-listed': 'it is not in `allowed-hosts`',
    address: 'its name leads into a private network or to this machine',
};
function explainRefusal(refusal) {
    return reasons[refusal];
}
/** What somebody untrusted calls a host, so that it can be shown. */
function showHost(host) {
    return /^[\w.:[\]-]{1,253}$/.test(host) ? `\`${host}\`` : 'something that is no name';
}


/***/ }),

/***/ 37161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ listNames),
/* harmony export */   i: () => (/* binding */ listLines)
/* harmony export */ });
/** The first of many, and how many are left out; `beyond` counts those that are known of and not given. */
function first(items, most, show, beyond) {
    const shown = items.slice(0, most).map((item) => show(item));
    return { shown, more: items.length - shown.length + beyond };
}
/**
 * Names within a sentence, in their order: `a, b and 3 more`. At most `most` of them are written, each by `show`, which makes
 * untrusted ones inert; the rest is counted, and with it `beyond`, those that are known of and not given. Empty when there are none.
 */
function listNames(items, most, show, beyond = 0) {
    const { shown, more } = first(items, most, show, beyond);
    return more === 0 ? shown.join(', ') : shown.length === 0 ? `${more} more` : `${shown.join(', ')} and ${more} more`;
}
/** The same as lines of a Markdown list: `- a`, `- b`, `- and 3 more`. What `show` gives must be one line. None when there are none. */
function listLines(items, most, show, beyond = 0) {
    const { shown, more } = first(items, most, show, beyond);
    return [...shown.map((line) => `- ${line}`), ...(more === 0 ? [] : [`- and ${more} more`])];
}


/***/ }),

/***/ 26699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ carriesMarker),
/* harmony export */   YC: () => (/* binding */ keyLine),
/* harmony export */   YZ: () => (/* binding */ readKey),
/* harmony export */   Ym: () => (/* binding */ encodeRecord),
/* harmony export */   eT: () => (/* binding */ decodeRecord),
/* harmony export */   fi: () => (/* binding */ recordSchema),
/* harmony export */   tf: () => (/* binding */ isRecordKey)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77934);
/* harmony import */ var _pull_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6454);


const opening = '<!-- codality:';
const closing = ' -->';
/** The hidden line that names what a comment of ours is, so that the same comment is never posted twice. */
function keyLine(key) {
    return `${opening}${key}${closing}`;
}
/** Does a text carry a marker of ours, real or forged? Such text never starts a turn. */
function carriesMarker(text) {
    return text.includes(opening);
}
const recordKey = 'loop ';
const shaSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY(_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .isSha */ .HH);
const count = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0));
const attemptSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    epoch: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(60)),
    number: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxValue */ .cGV(99)),
    from: shaSchema,
    ended: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(/^[a-z-]{1,20}$/)),
    commit: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(shaSchema),
    revertedBy: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(shaSchema),
    failures: count,
    fingerprint: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(64)),
    // Markers of an older version lack what follows.
    ids: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(40))), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(60)), []),
    broken: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count, 0),
    after: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ fixed: count, remaining: count, added: count })), null),
    costUsd: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0))), null),
    seconds: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .finite */ .E2x(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)), 0),
    tokens: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(count),
    proven: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ passing: count, of: count })),
});
/** The record as it stands in the marker and in what phases hand over. */
const recordSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    pull: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .ndf()),
    epoch: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(60)),
    ledger: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['refs', 'marker']),
    attempts: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(attemptSchema), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(200)),
    handled: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(100))), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(100)),
    stopped: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    working: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ runId: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), runAttempt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })),
    conflict: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(100))),
    diagnosed: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(100))),
    openCheck: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(shaSchema),
});
/** Writes the record as one hidden line. `<`, `>` and `-` are escaped, so nothing inside can end the HTML comment. */
function encodeRecord(record) {
    const json = JSON.stringify(record).replace(/[<>-]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return keyLine(`${recordKey}${json}`);
}
/**
 * The key of a comment of ours, null when it carries none. Only the last line counts:
 * all before it may quote an agent or a person.
 */
function readKey(body) {
    const last = body.trimEnd().split('\n').at(-1) ?? '';
    return last.startsWith(opening) && last.endsWith(closing) ? last.slice(opening.length, -closing.length) : null;
}
/** Is this the key of the status comment? */
function isRecordKey(key) {
    return key.startsWith(recordKey);
}
/** Reads the record out of a comment of ours, or null when there is none or it was damaged. Never throws. */
function decodeRecord(body) {
    const key = readKey(body);
    if (key === null || !isRecordKey(key))
        return null;
    try {
        const parsed = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(recordSchema, JSON.parse(key.slice(recordKey.length)));
        return parsed.success ? parsed.output : null;
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 81250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isMentioned)
/* harmony export */ });
/* harmony import */ var _code_fences_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(84847);

/** A line that quotes somebody else. */
const quoteMark = /^ {0,3}>/;
/**
 * Does a text speak to the loop by the name it is called by, such as `@codality`? What stands in code, in a quotation or in an HTML
 * comment speaks to nobody. An empty name means that every text is heard.
 */
function isMentioned(texts, name) {
    return name === '' || texts.some((text) => text !== null && speaksTo(text, name.toLowerCase()));
}
function speaksTo(text, name) {
    const said = spoken(text.replaceAll('\r\n', '\n')).toLowerCase();
    for (let at = said.indexOf(name); at >= 0; at = said.indexOf(name, at + 1)) {
        if (!/[\w/.-]/.test(said.charAt(at - 1)) && !/^(?:[\w/-]|\.\w)/.test(said.slice(at + name.length, at + name.length + 2)))
            return true;
    }
    return false;
}
function spoken(text) {
    const kept = [];
    let fence = null;
    for (const line of withoutComments(text).split('\n')) {
        if (fence !== null) {
            if ((0,_code_fences_js__WEBPACK_IMPORTED_MODULE_0__/* .closesFence */ .T)(line, fence))
                fence = null;
        }
        else if ((0,_code_fences_js__WEBPACK_IMPORTED_MODULE_0__/* .fenceBar */ .k)(line) !== null)
            fence = (0,_code_fences_js__WEBPACK_IMPORTED_MODULE_0__/* .fenceBar */ .k)(line);
        else if (!quoteMark.test(line))
            kept.push(withoutSpans(line));
    }
    return kept.join('\n');
}
/** An HTML comment that nobody closes hides all that follows. */
function withoutComments(text) {
    const parts = text.split('<!--');
    return parts.map((part, index) => (index === 0 ? part : part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : '')).join(' ');
}
/** Code spans of one line: runs of as many backticks on both sides. */
function withoutSpans(line) {
    let rest = line;
    let kept = '';
    for (let bar = /`+/.exec(rest); bar !== null; bar = /`+/.exec(rest)) {
        const after = rest.slice(bar.index + bar[0].length);
        const end = endOfSpan(after, bar[0].length);
        kept += rest.slice(0, bar.index) + (end === null ? bar[0] : ' ');
        rest = end === null ? after : after.slice(end);
    }
    return kept + rest;
}
function endOfSpan(text, length) {
    for (const { 0: run, index } of text.matchAll(/`+/g))
        if (run.length === length)
            return index + length;
    return null;
}


/***/ }),

/***/ 2494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ protectedByDefault),
/* harmony export */   m: () => (/* binding */ protectedWith)
/* harmony export */ });
/* harmony import */ var _config_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14055);

/**
 * Paths that decide what runs on the machines of people and of CI, with which rights, or who has to look. As globs of picomatch, without
 * regard to case. `mise.toml` and its like are dependencies, too; here they stand for the commands in them.
 */
const protectedByDefault = [
    // Whatever a program keeps at the top under a name with a dot: none of them is needed for a repair, and new ones come every year.
    '.*/**/*',
    // CI and bots of code hosts
    '.github/**',
    '**/.github/copilot-instructions.md',
    '**/.github/instructions/**',
    '**/.github/agents/**',
    '**/CODEOWNERS',
    '.gitlab-ci*.yml',
    '**/.gitlab-ci.yml',
    '.gitlab/**',
    '.circleci/**',
    '**/azure-pipelines*.yml',
    '**/azure-pipelines*.yaml',
    '.azure-pipelines/**',
    '.buildkite/**',
    '**/Jenkinsfile*',
    '.travis.yml',
    '.drone.*',
    '.woodpecker*',
    '.woodpecker/**',
    'bitbucket-pipelines.yml',
    'appveyor.yml',
    '.appveyor.yml',
    '.cirrus.*',
    'cloudbuild*.yaml',
    'cloudbuild*.yml',
    'buildspec*.yml',
    'buildspec*.yaml',
    'codefresh.yml',
    'wercker.yml',
    '.build.yml',
    'bamboo-specs/**',
    'renovate.json*',
    '.renovaterc*',
    '.mergify.yml',
    '.kodiak.toml',
    '.bulldozer.yml',
    '.policy.yml',
    // Git, and what runs when people commit
    '**/.gitattributes',
    '**/.gitmodules',
    '**/.husky/**',
    '**/.huskyrc*',
    '**/.githooks/**',
    '**/.pre-commit-config.yaml',
    '**/.pre-commit-config.yml',
    '.pre-commit-hooks.yaml',
    '**/lefthook*.yml',
    '**/lefthook*.yaml',
    '**/lefthook*.toml',
    '**/lefthook*.json',
    '**/.lefthook*',
    '**/.lefthook*/**',
    '**/.lintstagedrc*',
    '**/lint-staged.config.*',
    '**/.simple-git-hooks.*',
    '**/simple-git-hooks.*',
    '.overcommit.yml',
    'captainhook.json',
    'grumphp.yml*',
    // Editors and shells, when a folder is opened or entered
    '**/.devcontainer/**',
    '**/.devcontainer.json',
    '**/.vscode/tasks.json',
    '**/.vscode/launch.json',
    '**/.vscode/settings.json',
    '**/.vscode/mcp.json',
    '**/*.code-workspace',
    '**/.idea/**',
    '**/.envrc',
    '**/.tool-versions',
    '**/mise.toml',
    '**/mise.*.toml',
    '**/.mise.toml',
    '**/.mise.*.toml',
    '**/.exrc',
    '**/.nvimrc',
    '**/.nvim.lua',
    '**/.dir-locals.el',
    '.gitpod.yml',
    // What steers agents
    '**/.agents/**',
    '**/.claude/**',
    '**/.claude-plugin/**',
    '**/.claude.json',
    '**/.claudeignore',
    '**/.mcp.json',
    '**/.lsp.json',
    '**/CLAUDE.md',
    '**/CLAUDE.local.md',
    '**/AGENTS.md',
    '**/AGENTS.override.md',
    '**/GEMINI.md',
    '**/.gemini/**',
    '**/.geminiignore',
    '**/QWEN.md',
    '**/.qwen/**',
    '**/.qwenignore',
    '**/.codex/**',
    '**/.copilot/**',
    '**/.cursor/**',
    '**/.cursorrules',
    '**/.cursorignore',
    '**/.cursorindexingignore',
    '**/.opencode/**',
    '**/opencode.json',
    '**/opencode.jsonc',
    '**/.aider*',
    '**/.aider*/**',
    '**/.env',
    '**/.env.local',
    '**/.env.*.local',
    '**/.ripgreprc',
];
/** What a maintainer adds to the built-in patterns; `!PATTERN` takes the one of exactly these words out. Throws where there is no such one. */
function protectedWith(lines) {
    const taken = new Set(lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim()));
    const unknown = [...taken].find((pattern) => !protectedByDefault.includes(pattern));
    if (unknown !== undefined)
        throw new _config_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL(`The input \`protected-paths\` takes out \`${unknown}\`, which is no built-in pattern.`, 'Write a built-in pattern behind `!` word for word: the message about a protected path names it, and docs/security.md says where all of them stand.');
    return [...new Set([...protectedByDefault.filter((pattern) => !taken.has(pattern)), ...lines.filter((line) => !line.startsWith('!'))])];
}


/***/ }),

/***/ 6454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HH: () => (/* binding */ isSha),
/* harmony export */   O9: () => (/* binding */ toSha),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   lP: () => (/* binding */ mergeabilities)
/* harmony export */ });
/** Is this a full commit id? The only place where text becomes a `Sha`. */
function isSha(value) {
    return typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}
/** A commit id that the platform or git itself gave. Throws when it is none, for that is a bug. */
function toSha(text) {
    if (isSha(text))
        return text;
    throw new TypeError(`not a full commit id: ${JSON.stringify(text.slice(0, 80))}`);
}
/** The short form for people. */
function short(sha) {
    return sha.slice(0, 7);
}
/** Can it be merged into its base branch, by GitHub's word? `unknown` while that is worked out, and where it was not asked. */
const mergeabilities = ['clean', 'conflicting', 'unknown'];


/***/ }),

/***/ 85685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ isAsked),
/* harmony export */   Lo: () => (/* binding */ reviewStates),
/* harmony export */   k: () => (/* binding */ isAttempt)
/* harmony export */ });
const reviewStates = ['approved', 'changes_requested', 'commented'];
function isAttempt(session) {
    return session?.kind === 'ci' || session?.kind === 'conflict';
}
/** Did a person ask for the work by words of their own? */
function isAsked(session) {
    return session !== null && !isAttempt(session);
}


/***/ }),

/***/ 89501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ tellWarning)
/* harmony export */ });
/** A warning as one text. A stack keeps its lines for itself. */
function tellWarning({ story, next }) {
    return `${story}${story.includes('\n') ? '\n' : ' '}${next}`;
}


/***/ }),

/***/ 90183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ explainIgnore)
/* harmony export */ });
/* unused harmony export tellIgnore */
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(86064);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(37161);
/* harmony import */ var _model_pull_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6454);



const roles = { asked: 'asked', 'started-ci': 'started the run', 'opened-pull': 'opened the pull request' };
const explanations = {
    'unsupported-event': (reason) => ({
        story: `The event ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.event)} is not one the loop acts on. It listens to \`workflow_run\`, \`issue_comment\`, \`pull_request_review\`, \`pull_request_review_comment\`, \`schedule\` and \`workflow_dispatch\`.`,
        next: 'Take it out of `on:` of this workflow.',
    }),
    'unsupported-action': (reason) => ({
        story: `The event ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.event)} came as ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.action)}, which the loop does not act on.`,
        next: 'Leave that out of its `types:`, so that no runner is started for it.',
    }),
    'malformed-event': (reason) => ({
        story: `The event ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.event)} could not be read: ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.detail, 300)}.`,
        next: "Check that the step runs on GitHub's own event and that nothing rewrote the event file.",
    }),
    'run-not-for-a-pull': (reason) => ({
        story: `The run was started by ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.event)}, so it says nothing about a pull request's commit.`,
        next: 'Nothing has to be done: the runs of pull requests are heard.',
    }),
    'run-not-conclusive': (reason) => ({
        story: `The run ended as ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.conclusion)}, which says nothing about the code.`,
        next: 'Run it again where its result is wanted.',
    }),
    'run-only-begun': (reason) => ({
        story: `${reason.name === '' ? 'The run' : (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.name)} has only begun, and \`feedback: complete\` waits for its end.`,
        next: 'Set `feedback: early` to start on the first failed job, or leave `requested` and `in_progress` out of `workflow_run: types:`.',
    }),
    'end-awaited': (reason) => ({
        story: `${reason.name === '' ? 'The run' : (0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.name)} has only begun. A pull request that nobody with write access vouches for is looked at when its CI has ended.`,
        next: 'Nothing has to be done until then.',
    }),
    'own-run': (reason) => ({
        story: `The run is this workflow's own (${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.name)}).`,
        next: 'Take it out of `workflow_run: workflows:`.',
    }),
    'not-a-pull': () => ({
        story: 'The comment stands under an issue, not under a pull request.',
        next: 'Ask under the pull request that is meant.',
    }),
    bot: (reason) => ({
        story: `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.login)} is a program that is not listed in \`trusted-bots\`. Such programs are never answered, so that two of them cannot keep each other busy.`,
        next: 'Let a person ask, or list the program there.',
    }),
    'own-words': () => ({
        story: "The text carries a marker of this loop, so it is the loop's own or a copy of it.",
        next: 'Write in words of your own what is to be done.',
    }),
    'empty-review': () => ({
        story: 'The review requests changes but has neither a text nor remarks, so there is nothing to act on.',
        next: 'Say in a comment, or in another review, what is to be changed.',
    }),
    'no-review': (reason) => ({
        story: `The review behind this event could not be found: ${reason.detail}.`,
        next: 'Ask for the same in a comment on the pull request.',
    }),
    'not-mentioned': (reason) => ({
        story: `The words do not mention ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.mention)} outside of code and quotations, and \`mention\` asks for that.`,
        next: 'Mention it in a new comment. Commands need no mention.',
    }),
    'no-pull': (reason) => ({
        story: `No open pull request was found for this event: ${reason.detail}.`,
        next: 'Nothing has to be done: once there is one, its next checks are heard.',
    }),
    fork: (reason) => ({
        story: `${reason.pull === null ? 'The run' : `Pull request #${reason.pull}`} comes from ${reason.repository === null ? 'a deleted fork' : `the fork ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.repository)}`}. Its code is never checked out with this workflow's rights.`,
        next: 'Push the branch to this repository to have it repaired, or set `untrusted-pulls: diagnose` to have its failures told.',
    }),
    closed: (reason) => ({ story: `Pull request #${reason.pull} is closed.`, next: 'Open it again to have it served.' }),
    'not-tracked': (reason) => ({
        story: `Pull request #${reason.pull} does not fit \`track: ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.filter).replaceAll('`', '')}\`.`,
        next: 'Make it fit, or change `track`, to have it served.',
    }),
    'base-unprotected': (reason) => ({
        story: `The loop is off: the base branch ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.base)} of pull request #${reason.pull} is not protected.`,
        next: 'Protect it under Settings → Rules, or set `require-protected-base: false`.',
    }),
    'head-unsafe': (reason) => ({
        story: `The head branch ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.branch)} of pull request #${reason.pull} is the default branch or has characters that the loop does not push to.`,
        next: 'Rename the branch.',
    }),
    outdated: (reason) => ({
        story: `The checks ran on ${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(reason.ran)}, but pull request #${reason.pull} has moved to ${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(reason.head)}.`,
        next: 'The checks of the new commit decide.',
    }),
    'not-allowed': (reason) => ({
        story: `${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.login)}, who ${roles[reason.role]}, has the permission ${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.permission)} on this repository. The loop works for people with write access alone, and for the programs in \`trusted-bots\`.`,
        next: 'Let somebody with write access ask, or list a program that you trust there.',
    }),
    'already-handled': (reason) => ({
        story: `This was taken on before (${(0,_common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(reason.key)}): a redelivered event or a second workflow on the same commit never starts the agent twice.`,
        next: 'Nothing has to be done; the command `retry` asks for another attempt.',
    }),
    stopped: (reason) => ({
        story: `Pull request #${reason.pull} was stopped by a person.`,
        next: 'The commands `resume` and `retry` start the loop again.',
    }),
    'nobody-waits': (reason) => ({
        story: `The checks of pull request #${reason.pull} did not fail, and no repair of the loop waits for them.`,
        next: 'Nothing has to be done.',
    }),
    'still-running': (reason) => ({
        story: `The checks of pull request #${reason.pull} did not end within \`settle-timeout-minutes\`, and none has failed so far: ${(0,_model_listing_js__WEBPACK_IMPORTED_MODULE_2__/* .listNames */ .Z)(reason.waitsFor, 5, _common_fence_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)}.`,
        next: 'The end of the next workflow starts the loop again; raise the limit, or name what never ends in `ignore-checks`.',
    }),
    gated: (reason) => ({
        story: `CI of pull request #${reason.pull} waits for a person.`,
        next: 'Open its checks and approve the workflows to run.',
    }),
    'nothing-ran': (reason) => ({
        story: `No check of pull request #${reason.pull} says yes or no: all were skipped or cancelled, or are left out by \`ignore-checks\`.`,
        next: 'Run the checks again where their result is wanted.',
    }),
    passed: (reason) => ({
        story: `The checks of pull request #${reason.pull} were followed from their beginning, and none failed.`,
        next: 'Nothing has to be done: the event of their end tells people.',
    }),
    draft: (reason) => ({
        story: `Pull request #${reason.pull} is a draft, and \`drafts\` is \`false\`.`,
        next: 'The first event after it is ready for review is acted on.',
    }),
    'nothing-due': (reason) => ({
        story: `Nothing is left to do on pull request #${reason.pull}: what its checks say was taken on, and people were told.`,
        next: 'Nothing has to be done; the command `retry` asks for another attempt.',
    }),
    'nothing-asked': () => ({
        story: 'Nobody asked for a change: an approval without remarks, and a review without a word, start no session.',
        next: 'Comment, or leave a remark on a line, to ask for one.',
    }),
    moved: (reason) => ({
        story: `Pull request #${reason.pull} has moved on from ${(0,_model_pull_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0)(reason.from)} or was closed while its checks were waited for.`,
        next: 'The checks of the new commit decide.',
    }),
    busy: (reason) => ({
        story: `Run ${reason.runId} was still at work on pull request #${reason.pull} when the time to wait was over.`,
        next: 'Re-run this job once it has ended.',
    }),
    cancelled: () => ({
        story: 'The job was cancelled before an attempt was claimed, so nothing was used up.',
        next: 'Re-run this job to have it looked at again.',
    }),
};
/** The words about an event that leads to nothing. */
function tellIgnore(reason) {
    // The table's type pairs each code with its own reason, which the compiler loses sight of in the union.
    const tell = explanations[reason.code];
    return tell(reason);
}
/** The same as one text. */
function explainIgnore(reason) {
    const { story, next } = tellIgnore(reason);
    return `${story} ${next}`;
}


/***/ }),

/***/ 24558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ reasonOf),
/* harmony export */   Y: () => (/* binding */ outputsOf)
/* harmony export */ });
/* harmony import */ var _model_session_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(85685);

/** The action's outputs, by the names that action.yml documents. Absent values are empty. */
function outputsOf({ decision, outcome, context, parts, readiness }, reportPath) {
    return {
        decision,
        reason: outcome === null ? (context?.session?.kind ?? '') : reasonOf(outcome, context),
        attempt: attemptOf(context?.session ?? null),
        outcome: outcome?.kind ?? '',
        'pull-number': context === null ? '' : String(context.pull.number),
        'commit-sha': outcome?.kind === 'pushed' ? outcome.commit : '',
        'diagnostics-count': context?.report == null ? '' : String(context.report.diagnostics.length + context.report.omitted),
        readiness: readiness ?? '',
        'report-path': reportPath,
        parts: listParts(parts),
    };
}
/** A matrix of jobs is made from it. */
function listParts(count) {
    return count === 0 ? '' : JSON.stringify([...Array(count).keys()]);
}
function attemptOf(session) {
    return (0,_model_session_js__WEBPACK_IMPORTED_MODULE_0__/* .isAttempt */ .k)(session) ? String(session.attempt) : '';
}
/** The code behind an outcome, for steps that branch on it. */
function reasonOf(outcome, context) {
    switch (outcome.kind) {
        case 'ignored':
        case 'halted':
            return outcome.because.code;
        case 'answered':
            return outcome.code;
        case 'blocked':
            return outcome.objections[0]?.guard ?? 'blocked';
        case 'agent-failed':
        case 'superseded':
            return outcome.why;
        case 'interrupted':
            return outcome.by;
        case 'reconciled':
            return '';
        case 'settled':
            return 'green';
        case 'diagnosed':
            return outcome.why === 'flaky' ? 'flaky' : (context?.untrusted?.kind ?? '');
        case 'restarted':
            return 'flaky';
        case 'reverted':
            return outcome.because === 'asked' ? 'undo' : 'regression';
        case 'rehearsed':
        case 'pushed':
        case 'unchanged':
        case 'offered':
        case 'rejected':
        case 'crashed':
            return context?.session?.kind ?? '';
    }
}


/***/ }),

/***/ 79849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ warnings)
/* harmony export */ });
/* harmony import */ var _common_fence_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(86064);
/* harmony import */ var _model_config_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14055);
/* harmony import */ var _model_listing_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(37161);



const nothing = 'Nothing has to be done';
const userNamespaces = 'Allow unprivileged user namespaces there. Else, in CI, run the phases in jobs of their own, as `docs/security.md` shows; on a laptop, keep secrets out of the environment.';
const noChecks = 'or turn check runs off with `check-runs: false`.';
const laterAttempt = 'What they were to repair is left to the next attempt.';
/**
 * Every warning that the log can hold, by what happened. `error` is what was thrown, and told by its first line; `why` and `detail` are
 * the words of somebody else, and quoted whole. The log itself takes secrets out.
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
        next: `${granting('actions: write')}.`,
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
        next: `${granting('checks: write')}, ${noChecks}`,
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
        next: userNamespaces,
    }),
    noNamespace: () => ({
        story: 'This machine allows no process namespace of its own (`unshare`), so the agent could read the environment of what started it, its token included.',
        next: userNamespaces,
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
        next: 'Read above what it said, and mend its key, its version or its place in `agent`.',
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
function granting(permission) {
    return `Add the line \`${permission}\` under \`permissions:\` of the job that runs this step (for an App: grant it in the App's settings)`;
}
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

/***/ 36537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ entropy),
/* harmony export */   o: () => (/* binding */ isRandom)
/* harmony export */ });
/** Bits of information in each character of a text, by how often each stands in it (Shannon). */
function entropy(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())
        bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
}
/** Is a text of a known form filled with more than a placeholder (`xxxxxxxx`)? */
function isRandom(text) {
    return entropy(text.slice(0, 600)) >= 2.8;
}


/***/ }),

/***/ 2952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ isSecretNameInCode),
/* harmony export */   e: () => (/* binding */ isSecretName)
/* harmony export */ });
/** Words of a name that say that its value is secret, by themselves or at the end of a longer word. */
const sure = /(?:apikey|token|secrets?|password|passwd|passphrase|credentials?)$/;
/** Words that say so of a variable of the environment, and little in code: `cacheKey`, `auth: true`. */
const likely = /^(?:key|keys|pass|auth|pat|cookie)$/;
/** What makes a key one that opens something. */
const opening = /^(?:api|access|private|encryption|signing|auth|secret)$/;
/** Last words that say that it is something about a secret. */
const aboutOne = /^(?:sock|socket|file|path|dir|folder|home|name|user|type|provider|limit|size|length|count|ttl)$/;
/** Is this what somebody calls a secret? `SSH_AUTH_SOCK` and `GIT_AUTHOR_NAME` are none, nor is `CONTEXT-TOKENS`. */
function isSecretName(name) {
    return saysSo(name, (words) => words.some((word) => sure.test(word) || likely.test(word)));
}
/** The same of a name in code, where only what can hardly be anything else counts. */
function isSecretNameInCode(name) {
    return saysSo(name, (words) => words.some((word, index) => sure.test(word) || word === 'tokens' || (/^keys?$/.test(word) && opening.test(words[index - 1] ?? ''))));
}
function saysSo(name, says) {
    const words = name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    return says(words) && !aboutOne.test(words.at(-1) ?? '');
}


/***/ }),

/***/ 37890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ recognise)
});

// UNUSED EXPORTS: eventSources

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(77934);
// EXTERNAL MODULE: ./lib/core/model/actor.js
var actor = __nccwpck_require__(23404);
// EXTERNAL MODULE: ./lib/core/model/marker.js
var marker = __nccwpck_require__(26699);
// EXTERNAL MODULE: ./lib/core/model/mentions.js
var mentions = __nccwpck_require__(81250);
;// CONCATENATED MODULE: ./lib/core/triggers/command.js
/** Longer names are none, and longer arguments name nothing that anybody would write down. */
const longest = 200;
/**
 * Reads the first line of a comment; null when it is no command but plain words. A command is the prefix, in any case, alone or
 * followed by white space; names are case-insensitive, and the bare prefix asks for help.
 */
function readCommand(comment, prefix) {
    const text = comment.trimStart();
    if (text.slice(0, prefix.length).toLowerCase() !== prefix.toLowerCase())
        return null;
    const rest = text.slice(prefix.length);
    if (rest !== '' && !/^\s/.test(rest))
        return null;
    const end = rest.indexOf('\n');
    const [line, later] = end < 0 ? [rest.trim(), ''] : [rest.slice(0, end).trim(), rest.slice(end).trimEnd()];
    const [verb = ''] = line.split(/\s/, 1);
    const said = line.slice(verb.length).trim();
    return {
        command: verb === '' ? 'help' : verb.slice(0, longest).toLowerCase(),
        argument: said.replaceAll(/\s+/g, ' ').slice(0, longest).trim(),
        text: `${said}${later}`,
    };
}

// EXTERNAL MODULE: ./lib/core/model/pull.js
var pull = __nccwpck_require__(6454);
;// CONCATENATED MODULE: ./lib/core/triggers/payload.js


/** A full commit id in a payload. */
const shaSchema = dist/* custom */.IeY(pull/* isSha */.HH, 'not a full commit id');
const numberSchema = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(1));
/** The account that acted; an unknown type counts as a program, which the loop never answers. */
const actorSchema = dist/* pipe */.FsL(dist/* object */.Ikc({ login: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100)), type: dist/* optional */.lqM(dist/* string */.YjP(), 'Bot') }), dist/* transform */.pdi(({ login, type }) => ({
    login,
    type: type === 'User' || type === 'Organization' || type === 'Mannequin' ? type : 'Bot',
})));
/** GitHub's own stamp of an event, in seconds since 1970. */
const instantSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* isoTimestamp */.yhX(), dist/* endsWith */.d55('Z', 'not a time in UTC'), dist/* transform */.pdi((text) => secondsOf(text)));
/** Seconds since 1970 of a UTC timestamp such as `2026-01-31T12:00:00Z`, by Howard Hinnant's days_from_civil. */
function secondsOf(timestamp) {
    const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = timestamp.split(/[-T:Z.+ ]/, 6).map(Number);
    const shifted = month <= 2 ? year - 1 : year;
    const era = Math.floor(shifted / 400);
    const yearOfEra = shifted - era * 400;
    const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
    return ((era * 146_097 + dayOfEra - 719_468) * 24 + hour) * 3_600 + minute * 60 + second;
}
/** Runs a schema at the border; a payload that does not fit is a reason, not a crash. */
function read(schema, payload, event, then) {
    const parsed = dist/* safeParse */.xLC(schema, payload, { abortEarly: true });
    if (parsed.success)
        return then(parsed.output);
    const issue = parsed.issues[0];
    const detail = `\`${dist/* getDotPath */.BuJ(issue) ?? 'the payload'}\`: ${issue.message}`;
    return { kind: 'ignored', because: { code: 'malformed-event', event, detail } };
}

;// CONCATENATED MODULE: ./lib/core/triggers/issue-comment.js






const payloadSchema = dist/* object */.Ikc({
    action: dist/* string */.YjP(),
    issue: dist/* object */.Ikc({ number: numberSchema, title: dist/* nullish */.cl6(dist/* string */.YjP(), null), pull_request: dist/* nullish */.cl6(dist/* looseObject */._H3({})) }),
    comment: dist/* object */.Ikc({
        id: numberSchema,
        body: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
        created_at: instantSchema,
        user: dist/* nullable */.mee(actorSchema),
        performed_via_github_app: dist/* nullish */.cl6(dist/* looseObject */._H3({})),
    }),
});
/** `issue_comment: created`: somebody wrote under a pull request. */
const issueComment = {
    event: 'issue_comment',
    recognise: (payload, context) => read(payloadSchema, payload, 'issue_comment', (value) => recogniseComment(value, context)),
};
function recogniseComment({ action, issue, comment }, context) {
    if (action !== 'created')
        return { kind: 'ignored', because: { code: 'unsupported-action', event: 'issue_comment', action } };
    if (issue.pull_request === undefined || issue.pull_request === null)
        return { kind: 'ignored', because: { code: 'not-a-pull' } };
    const author = comment.user ?? actor/* ghost */.qy;
    if (author.type !== 'User' && !(0,actor/* isListed */.yy)(author, context.trustedBots))
        return { kind: 'ignored', because: { code: 'bot', login: author.login } };
    if ((0,marker/* carriesMarker */.GN)(comment.body))
        return { kind: 'ignored', because: { code: 'own-words' } };
    const said = { pull: issue.number, title: issue.title, author, at: comment.created_at, commentId: comment.id };
    const command = readCommand(comment.body, context.commandPrefix);
    if (command !== null)
        return { kind: 'trigger', trigger: { kind: 'commanded', ...command, ...said } };
    if (!(0,mentions/* isMentioned */.U)([comment.body], context.mention))
        return { kind: 'ignored', because: { code: 'not-mentioned', mention: context.mention } };
    if (comment.body.trim() === '')
        return { kind: 'ignored', because: { code: 'nothing-asked' } };
    return { kind: 'trigger', trigger: { kind: 'commented', text: comment.body, ...said } };
}

;// CONCATENATED MODULE: ./lib/core/triggers/pull-request-review-comment.js




const pull_request_review_comment_event = 'pull_request_review_comment';
const pull_request_review_comment_payloadSchema = dist/* object */.Ikc({
    action: dist/* string */.YjP(),
    pull_request: dist/* object */.Ikc({ number: numberSchema, title: dist/* nullish */.cl6(dist/* string */.YjP(), null) }),
    comment: dist/* object */.Ikc({
        body: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
        user: dist/* nullable */.mee(actorSchema),
        pull_request_review_id: dist/* nullish */.cl6(numberSchema, null),
    }),
});
/** `pull_request_review_comment: created`: a remark was written. It belongs to a review, which is what is taken up, once for all of its remarks. */
const pullRequestReviewComment = {
    event: pull_request_review_comment_event,
    recognise: (payload, context) => read(pull_request_review_comment_payloadSchema, payload, pull_request_review_comment_event, (value) => recogniseRemark(value, context)),
};
function recogniseRemark({ action, pull_request: pull, comment }, context) {
    if (action !== 'created')
        return { kind: 'ignored', because: { code: 'unsupported-action', event: pull_request_review_comment_event, action } };
    const author = comment.user ?? actor/* ghost */.qy;
    if (author.type !== 'User' && !(0,actor/* isListed */.yy)(author, context.trustedBots))
        return { kind: 'ignored', because: { code: 'bot', login: author.login } };
    if ((0,marker/* carriesMarker */.GN)(comment.body))
        return { kind: 'ignored', because: { code: 'own-words' } };
    const { pull_request_review_id: reviewId } = comment;
    if (reviewId === null)
        return { kind: 'ignored', because: { code: 'no-review', detail: 'the remark belongs to none' } };
    return { kind: 'lead', lead: { kind: 'remarked', pull: pull.number, title: pull.title, author, reviewId } };
}

// EXTERNAL MODULE: ./lib/core/model/session.js
var session = __nccwpck_require__(85685);
;// CONCATENATED MODULE: ./lib/core/triggers/pull-request-review.js





const pull_request_review_payloadSchema = dist/* object */.Ikc({
    action: dist/* string */.YjP(),
    pull_request: dist/* object */.Ikc({ number: numberSchema, title: dist/* nullish */.cl6(dist/* string */.YjP(), null) }),
    review: dist/* object */.Ikc({
        id: numberSchema,
        body: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
        // Lower case in webhooks, upper case over REST.
        state: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* toLowerCase */.PXX()),
        commit_id: shaSchema,
        submitted_at: instantSchema,
        user: dist/* nullable */.mee(actorSchema),
    }),
});
/** `pull_request_review: submitted`: somebody ended a review. */
const pullRequestReview = {
    event: 'pull_request_review',
    recognise: (payload, context) => read(pull_request_review_payloadSchema, payload, 'pull_request_review', (value) => recogniseReview(value, context)),
};
function recogniseReview({ action, pull_request: pull, review }, context) {
    if (action !== 'submitted')
        return { kind: 'ignored', because: { code: 'unsupported-action', event: 'pull_request_review', action } };
    const author = review.user ?? actor/* ghost */.qy;
    if (author.type !== 'User' && !(0,actor/* isListed */.yy)(author, context.trustedBots))
        return { kind: 'ignored', because: { code: 'bot', login: author.login } };
    if ((0,marker/* carriesMarker */.GN)(review.body))
        return { kind: 'ignored', because: { code: 'own-words' } };
    const state = session/* reviewStates */.Lo.find((known) => known === review.state);
    if (state === undefined)
        return { kind: 'ignored', because: { code: 'unsupported-action', event: 'pull_request_review', action: review.state } };
    return {
        kind: 'trigger',
        trigger: {
            kind: 'reviewed',
            pull: pull.number,
            title: pull.title,
            author,
            at: review.submitted_at,
            reviewId: review.id,
            state,
            text: review.body,
            commit: review.commit_id,
        },
    };
}

;// CONCATENATED MODULE: ./lib/core/triggers/schedule.js


const schedule_payloadSchema = dist/* object */.Ikc({ schedule: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(200)) });
/** `schedule`: it is time to look whether an event was lost. */
const schedule = {
    event: 'schedule',
    recognise: (payload) => read(schedule_payloadSchema, payload, 'schedule', () => ({ kind: 'reconcile-due' })),
};

;// CONCATENATED MODULE: ./lib/core/triggers/workflow-dispatch.js


const pullSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* trim */.Bqr(), dist/* regex */.yGV(/^(?:#?[1-9][0-9]{0,9})?$/, 'the input `pr` must be a pull request number, or empty'), dist/* transform */.pdi((text) => (text === '' ? null : Number(text.replace('#', '')))));
const workflow_dispatch_payloadSchema = dist/* object */.Ikc({
    // Null where the workflow declares none.
    inputs: dist/* nullish */.cl6(dist/* object */.Ikc({ pr: dist/* nullish */.cl6(pullSchema, '') })),
    sender: actorSchema,
});
/** `workflow_dispatch`: somebody asked by hand, with the input `pr` for an attempt, without it for a look at all pull requests. */
const workflowDispatch = {
    event: 'workflow_dispatch',
    recognise: (payload, { runId }) => read(workflow_dispatch_payloadSchema, payload, 'workflow_dispatch', ({ inputs, sender }) => {
        const pull = inputs?.pr ?? null;
        return pull === null ? { kind: 'reconcile-due' } : { kind: 'trigger', trigger: { kind: 'dispatched', pull, author: sender, runId } };
    }),
};

;// CONCATENATED MODULE: ./lib/core/triggers/workflow-run.js



const workflow_run_payloadSchema = dist/* object */.Ikc({
    action: dist/* string */.YjP(),
    workflow_run: dist/* object */.Ikc({
        id: numberSchema,
        run_attempt: dist/* optional */.lqM(numberSchema, 1),
        created_at: dist/* optional */.lqM(instantSchema),
        name: dist/* nullish */.cl6(dist/* string */.YjP(), ''),
        display_title: dist/* nullish */.cl6(dist/* string */.YjP(), null),
        event: dist/* string */.YjP(),
        conclusion: dist/* nullable */.mee(dist/* string */.YjP()),
        head_sha: shaSchema,
        head_branch: dist/* nullable */.mee(dist/* string */.YjP()),
        head_repository: dist/* nullable */.mee(dist/* object */.Ikc({ full_name: dist/* string */.YjP() })),
        pull_requests: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ number: numberSchema })), []),
        actor: dist/* nullish */.cl6(actorSchema),
        triggering_actor: dist/* nullish */.cl6(actorSchema),
    }),
    // Who stands in where an old server names neither.
    sender: dist/* nullish */.cl6(actorSchema),
});
/** Runs that were never about a pull request's head commit, whatever they say. */
const foreignEvents = new Set(['schedule', 'workflow_run', 'issue_comment', 'issues', 'release', 'merge_group', 'pull_request_target']);
/** Runs that tell of a review, whatever they came to: nothing that CI says of a commit comes from them. */
const reviewEvents = new Set(['pull_request_review', 'pull_request_review_comment']);
/** Ends that say nothing about the code. */
const inconclusive = new Set(['cancelled', 'skipped', 'neutral', 'stale', 'action_required']);
/** Two events for one beginning: a re-run is never requested, and a run may wait long for a machine. */
const beginnings = new Set(['requested', 'in_progress']);
/** `workflow_run`: some CI of a commit has ended, or has begun. */
const workflowRun = {
    event: 'workflow_run',
    recognise: (payload, context) => read(workflow_run_payloadSchema, payload, 'workflow_run', (value) => recogniseRun(value, context)),
};
function recogniseRun({ action, workflow_run: run, sender }, context) {
    const isBeginning = beginnings.has(action);
    if (action !== 'completed' && !isBeginning)
        return { kind: 'ignored', because: { code: 'unsupported-action', event: 'workflow_run', action } };
    if (run.name !== '' && run.name === context.workflowName)
        return { kind: 'ignored', because: { code: 'own-run', name: run.name } };
    if (foreignEvents.has(run.event) || run.head_branch === null)
        return { kind: 'ignored', because: { code: 'run-not-for-a-pull', event: run.event } };
    const startedBy = [run.actor, run.triggering_actor].filter((one) => one !== undefined).map((one) => one ?? actor/* ghost */.qy);
    const begun = {
        id: run.id,
        attempt: run.run_attempt,
        name: run.name,
        // Runs of other events are called as their commit is.
        title: run.event === 'pull_request' ? run.display_title : null,
        headSha: run.head_sha,
        headBranch: run.head_branch,
        headRepository: run.head_repository?.full_name ?? null,
        pulls: run.pull_requests.map((pull) => pull.number),
        startedBy: startedBy.length > 0 ? startedBy : [sender ?? actor/* ghost */.qy],
    };
    if (reviewEvents.has(run.event))
        return isBeginning
            ? { kind: 'ignored', because: { code: 'run-not-for-a-pull', event: run.event } }
            : whenRelayed(begun, run.conclusion, run.created_at);
    return isBeginning ? whenBegun(begun, run.conclusion, context) : whenEnded(begun, run.conclusion);
}
/** Skipped is a relay that had nothing to relay. */
function whenRelayed(run, conclusion, at = 0) {
    return conclusion === 'skipped'
        ? { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion } }
        : { kind: 'lead', lead: { kind: 'relayed', run, at } };
}
/** A run that waits for a person's approval is requested with an end. */
function whenBegun(run, conclusion, { feedback }) {
    if (feedback === 'complete')
        return { kind: 'ignored', because: { code: 'run-only-begun', name: run.name } };
    return conclusion === null
        ? { kind: 'trigger', trigger: { kind: 'ci-started', run } }
        : { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion } };
}
function whenEnded(run, conclusion) {
    if (conclusion === null || inconclusive.has(conclusion))
        return { kind: 'ignored', because: { code: 'run-not-conclusive', conclusion: conclusion ?? 'none' } };
    return { kind: 'trigger', trigger: { kind: 'ci-finished', run: { ...run, conclusion } } };
}

;// CONCATENATED MODULE: ./lib/core/triggers/index.js






const eventSources = [
    workflowRun,
    issueComment,
    pullRequestReview,
    pullRequestReviewComment,
    schedule,
    workflowDispatch,
];
/** Turns an event into our own trigger, into a lead to one, or into the reason why it is none of ours. Needs no request to GitHub. */
function recognise(event, payload, context) {
    const source = eventSources.find((candidate) => candidate.event === event);
    return source?.recognise(payload, context) ?? { kind: 'ignored', because: { code: 'unsupported-event', event } };
}


/***/ }),

/***/ 80342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(235);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(1170);
/* harmony import */ var _core_agents_index_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(56556);
/* harmony import */ var _core_model_config_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(14055);
/* harmony import */ var _core_model_warning_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(89501);
/* harmony import */ var _core_report_turn_report_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(24558);
/* harmony import */ var _core_report_reasons_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(90183);
/* harmony import */ var _core_report_warnings_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(79849);
/* harmony import */ var _core_triggers_index_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(37890);
/* harmony import */ var _shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(33510);
/* harmony import */ var _shell_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(34925);
/* harmony import */ var _shell_known_secrets_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(2541);












/** One turn: read what happened, take it, say how it ended. What only a real turn needs is loaded when it is needed. */
async function main() {
    const config = (0,_shell_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readConfig */ .Xg)(process.env);
    const own = [config.token, config.notify.webhook?.url ?? '', config.notify.webhook?.secret ?? ''].filter((value) => value !== '');
    for (const value of own)
        _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setSecret */ .Pq(value);
    const secrets = (0,_shell_known_secrets_js__WEBPACK_IMPORTED_MODULE_8__/* .openKnownSecrets */ .l)(process.env, (0,_core_agents_index_js__WEBPACK_IMPORTED_MODULE_1__/* .agentVariables */ .p$)(config.agent), own);
    const report = await take(config, secrets);
    try {
        await finish(report, config, secrets);
    }
    catch (error) {
        const isHandedOn = config.phase === 'triage' && report.decision === 'repair' && report.outcome === null;
        if (isHandedOn && report.context !== null)
            await (await loadTurn(config)).giveUp(report.context, error, { config, secrets, cancelled: cancellation() });
        throw error;
    }
}
async function take(config, secrets) {
    if (config.phase !== 'all' && config.phase !== 'triage') {
        const { runPhase } = await loadTurn(config);
        return runPhase({ config, secrets, cancelled: cancellation() });
    }
    const { policy, runner } = config;
    const event = (0,_shell_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .eventSource */ .KN)(process.env);
    const payload = await readPayload(event.path);
    const recognition = (0,_core_triggers_index_js__WEBPACK_IMPORTED_MODULE_5__/* .recognise */ .G)(event.name, payload, {
        commandPrefix: policy.commandPrefix,
        workflowName: runner.workflowName,
        runId: runner.runId,
        feedback: config.feedback,
        trustedBots: policy.trustedBots,
        mention: policy.mention,
    });
    if (recognition.kind === 'ignored')
        return {
            decision: 'ignore',
            outcome: recognition,
            context: null,
            summary: `**Ignored.** ${(0,_core_report_reasons_js__WEBPACK_IMPORTED_MODULE_3__/* .explainIgnore */ .a)(recognition.because)}`,
            untold: null,
            parts: 0,
            patch: null,
        };
    const { runReconcile, runTurn } = await loadTurn(config);
    if (recognition.kind === 'reconcile-due')
        return runReconcile({ config, secrets, cancelled: cancellation() });
    return runTurn(recognition, { config, secrets, cancelled: cancellation() });
}
/** What ends a turn is loaded before it, too: the code that a turn runs could write something else into the files of this action. */
async function loadTurn({ uploadReport, runner }) {
    const [phases, { loadArtifacts }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(497), __nccwpck_require__.e(595), __nccwpck_require__.e(918), __nccwpck_require__.e(420)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7420)),
        __nccwpck_require__.e(/* import() */ 536).then(__nccwpck_require__.bind(__nccwpck_require__, 39536)),
        Promise.all(/* import() */[__nccwpck_require__.e(149), __nccwpck_require__.e(918), __nccwpck_require__.e(804)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3804)),
    ]);
    if (uploadReport && (0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_2__/* .keepsArtifacts */ .Il)(runner.serverUrl))
        await loadArtifacts();
    return phases;
}
/** The event file; undefined when it is missing or no JSON, which the schemas then say in one sentence. */
async function readPayload(path) {
    try {
        const payload = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8'));
        return payload;
    }
    catch {
        return undefined;
    }
}
/** The runner cancels with SIGINT, then SIGTERM: both only end what is at work, so that the comment still gets its ending. */
function cancellation() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => controller.abort());
    return controller.signal;
}
/** Outputs and summary come first: they must be there even if something after them fails. */
async function finish(report, config, secrets) {
    // The summary quotes the agent: here, too, none of its lines may be an order to the runner.
    const shown = (0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .foreignOutput */ .Y)('How the turn ended', (text) => process.stdout.write(text), secrets);
    shown.write(report.summary.replaceAll(/<!--.*?-->/g, '').trim());
    shown.end();
    const [reportPath = '', ...beside] = await keep(report, config, secrets);
    for (const [name, value] of Object.entries((0,_core_report_turn_report_js__WEBPACK_IMPORTED_MODULE_10__/* .outputsOf */ .Y)(report, reportPath)))
        _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setOutput */ .uH(name, name === 'report-path' ? value : secrets.redact(value));
    await writeSummary(secrets.redact(report.summary));
    if (report.untold !== null)
        _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setFailed */ .C1((0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .forLog */ .I)(secrets.redact(report.untold)));
    if (report.outcome?.kind === 'agent-failed' && report.outcome.why === 'unknown-agent')
        _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setFailed */ .C1((0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .forLog */ .I)(secrets.redact(report.outcome.detail)));
    if (reportPath !== '' && config.uploadReport && (0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_2__/* .keepsArtifacts */ .Il)(config.runner.serverUrl)) {
        const { uploadReport } = await __nccwpck_require__.e(/* import() */ 536).then(__nccwpck_require__.bind(__nccwpck_require__, 39536));
        await uploadReport([reportPath, ...beside], config).catch((error) => {
            _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .warning */ .$e(textOf(_core_report_warnings_js__WEBPACK_IMPORTED_MODULE_4__/* .warnings */ .A.reportNotUploaded(error), secrets));
        });
    }
}
/** Leaves the report and what belongs to it in the handover folder; gives their paths, that of the report first. */
async function keep(report, config, secrets) {
    if (report.context === null)
        return [];
    const { leaveReport } = await Promise.all(/* import() */[__nccwpck_require__.e(149), __nccwpck_require__.e(918), __nccwpck_require__.e(804)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3804));
    return leaveReport(report, config, secrets, {
        warn: (warning) => _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .warning */ .$e(textOf(warning, secrets)),
        fail: (warning) => _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setFailed */ .C1(textOf(warning, secrets)),
    });
}
function textOf(warning, secrets) {
    return (0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .forLog */ .I)(secrets.redact((0,_core_model_warning_js__WEBPACK_IMPORTED_MODULE_11__/* .tellWarning */ .g)(warning)));
}
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') !== '')
        await _actions_core__WEBPACK_IMPORTED_MODULE_12__/* .summary */ .z.addRaw(markdown, true).write();
}
/** What people get when nothing else could be said: one sentence for a misconfiguration, the stack only in debug logs. */
async function fail(error) {
    const secrets = (0,_shell_known_secrets_js__WEBPACK_IMPORTED_MODULE_8__/* .openKnownSecrets */ .l)(process.env, []);
    _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .setFailed */ .C1((0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .forLog */ .I)(secrets.redact((0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error))));
    if (!(error instanceof _core_model_config_js__WEBPACK_IMPORTED_MODULE_2__/* .ConfigError */ .xL) && error instanceof Error)
        _actions_core__WEBPACK_IMPORTED_MODULE_9__/* .debug */ .Yz((0,_shell_foreign_output_js__WEBPACK_IMPORTED_MODULE_6__/* .forLog */ .I)(secrets.redact(error.stack ?? '')));
    await writeSummary(secrets.redact(`**Failed.** ${(0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(error)}\n`));
}
try {
    await main();
}
catch (error) {
    await fail(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 60689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AF: () => (/* binding */ buildEnvironment),
  US: () => (/* binding */ isForbidden),
  VX: () => (/* binding */ secretValues)
});

// EXTERNAL MODULE: ./lib/core/secrets/secret-names.js
var secret_names = __nccwpck_require__(2952);
// EXTERNAL MODULE: ./lib/core/secrets/randomness.js
var randomness = __nccwpck_require__(36537);
;// CONCATENATED MODULE: ./lib/core/secrets/settings.js

/** Shorter ones, under a name that says nothing, are no key of anybody. */
const shortest = 8;
/** Longer ones are no setting. */
const longest = 4_096;
/** Parts of an address that open what it leads to, such as a web hook. */
const shortestInAddress = 20;
const address = /^[a-z][a-z0-9+.-]{0,20}:\/\//i;
const folder = /^(?:~|\.{1,2}|[A-Za-z]:)?[\\/][\w.@ \\/-]*$/;
/**
 * What of a value that was given under a plain name has to be looked for like a secret: all of it, parts of an address, or nothing.
 * Settings are none: words, numbers, addresses, paths, models, versions.
 */
function secretsIn(value) {
    const text = value.trim();
    if (text.length > longest)
        return [text];
    if (text.length < shortest || partsOf(text).every(isWord))
        return [];
    if (address.test(text))
        return partsOfAddress(text);
    return folder.test(text) && partsOf(text).every((part) => isWord(part) || part.length < shortest) ? [] : [text];
}
/** The password in it, and whatever else nobody could guess. */
function partsOfAddress(text) {
    const authority = text.slice(text.indexOf('://') + 3).split(/[/?#]/, 1)[0] ?? '';
    const password = authority.includes('@') ? authority.slice(0, authority.lastIndexOf('@')).split(':').slice(1).join(':') : '';
    const rest = text.slice(text.indexOf('://') + 3 + authority.length);
    const random = rest
        .split(/[/?#&=]/)
        .filter((part) => part.length >= shortestInAddress && (0,randomness/* entropy */.U)(part) >= 3.2 && !partsOf(part).every(isWord));
    return [...(password === '' ? [] : [password]), ...random];
}
/** The runs of letters and digits. */
function partsOf(text) {
    return text.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
}
/** A word, several in camel case, an abbreviation, a number, or a short mixture as in versions and names of models (`4o`, `v3p1`, `llama3`). */
function isWord(part) {
    return (part.length <= 4 ||
        /^\d+$/.test(part) ||
        /^[A-Z]{1,20}\d{0,3}$/.test(part) ||
        (part.length <= 40 && /^(?:\p{Lu}?\p{Ll}{1,20}|\p{Lu}{1,10})(?:\p{Lu}\p{Ll}{2,20})*\d{0,3}$/u.test(part)));
}

;// CONCATENATED MODULE: ./lib/shell/agent-environment.js


/** What every program needs to run at all; nothing here is a secret. */
const always = [
    'PATH',
    'LANG',
    'LC_ALL',
    'TERM',
    'TZ',
    'CI',
    'SHELL',
    'USER',
    'LOGNAME',
    'JAVA_HOME',
    'GOROOT',
    'GOPATH',
    'CARGO_HOME',
    'RUSTUP_HOME',
    'DOTNET_ROOT',
    'PYTHON_VERSION',
    'SystemRoot',
    'PATHEXT',
    'COMSPEC',
];
/** Names that never reach an agent, even when a maintainer lists them: they open the repository or the runner. */
const never = /^(?:GITHUB_|GH_|ACTIONS_|INPUT_|RUNNER_|NODE_OPTIONS$|LD_|DYLD_|GIT_|SSH_|STATE_)/i;
/** Is this a name that `agent-env` may not contain? */
function isForbidden(name) {
    return never.test(name);
}
/** Shorter values would hide half of every text. */
const shortestSecret = 6;
/**
 * Builds the agent's environment from nothing: what is not named here does not exist for it. Nor does the job's own token under
 * another name, such as `COPILOT_GITHUB_TOKEN`.
 */
function buildEnvironment(own, passes) {
    const names = [...always, ...passes].filter((name) => !isForbidden(name));
    const withheld = new Set(Object.keys(own)
        .filter((name) => isForbidden(name) && (0,secret_names/* isSecretName */.e)(name))
        .map((name) => own[name] ?? '')
        .filter((value) => value.length >= shortestSecret));
    return Object.fromEntries(names.flatMap((name) => (own[name] === undefined || withheld.has(own[name]) ? [] : [[name, own[name]]])));
}
/**
 * The values among the variables that an agent is given which nobody else may see: those whose name says so, and under any other
 * name what is no setting, for nobody can know what a maintainer calls a key.
 */
function secretValues(own, passes) {
    return passes
        .flatMap((name) => {
        const value = own[name] ?? '';
        return (0,secret_names/* isSecretName */.e)(name) ? [value] : secretsIn(value);
    })
        .filter((value) => value.length >= shortestSecret);
}


/***/ }),

/***/ 33510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ forLog),
/* harmony export */   Y: () => (/* binding */ foreignOutput)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var _core_common_visible_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(13851);


/** A message of ours, which may quote others, for the job's log: all of it can be seen, and none of its lines is an order to the runner. */
function forLog(message) {
    // An older form of commands counts anywhere in a line. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    return (0,_core_common_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .makeVisible */ .X)(message)
        .replace(/^([^\S\n]*):(?=:)/gm, '$1\\u{003A}')
        .replaceAll('##[', '#\\u{0023}[');
}
const mostCharacters = 2 * 1024 * 1024;
function foreignOutput(title, print, secrets) {
    const token = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)();
    let open = false;
    let shown = 0;
    let endsInNewline = true;
    const stream = secrets.stream();
    const show = (text) => {
        if (shown > mostCharacters || text === '')
            return;
        if (!open)
            print(`::group::${title}\n::stop-commands::${token}\n`);
        open = true;
        shown += text.length;
        const kept = shown > mostCharacters ? '\n[the rest of the output is not shown]\n' : text;
        print(kept);
        endsInNewline = kept.endsWith('\n');
    };
    return {
        write: (text) => {
            if (shown > mostCharacters)
                return;
            show(stream.push(text));
        },
        end: () => {
            show(stream.end());
            if (!open)
                return;
            open = false;
            print(`${endsInNewline ? '' : '\n'}::${token}::\n::endgroup::\n`);
        },
    };
}


/***/ }),

/***/ 34925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  KN: () => (/* binding */ eventSource),
  Xg: () => (/* binding */ readConfig)
});

// UNUSED EXPORTS: readPolicy, readProof

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(77934);
// EXTERNAL MODULE: ./lib/core/model/egress.js
var egress = __nccwpck_require__(25422);
;// CONCATENATED MODULE: ./lib/core/model/conflict.js
/** What is done about a conflict. */
const conflictChoices = ['report', 'merge', 'rebase'];

// EXTERNAL MODULE: ./lib/core/model/config.js
var config = __nccwpck_require__(14055);
// EXTERNAL MODULE: ./lib/core/model/protected-paths.js
var protected_paths = __nccwpck_require__(2494);
;// CONCATENATED MODULE: ./node_modules/string-argv/index.js

function parseArgsStringToArgv(value, env, file) {
    const myArray = [];
    if (env) {
        myArray.push(env);
    }
    if (file) {
        myArray.push(file);
    }
    let current = "";
    let inQuote = null;
    let hasToken = false; // Track if we've started a token (for empty quotes)
    let i = 0;
    while (i < value.length) {
        const char = value[i];
        if (inQuote) {
            // Inside quotes - look for the closing quote
            if (char === inQuote) {
                // End of quoted section
                inQuote = null;
            }
            else {
                // Add character to current token (without the quotes)
                current += char;
            }
        }
        else {
            // Outside quotes
            if (char === '"' || char === "'") {
                // Start of quoted section - this means we have a token even if empty
                inQuote = char;
                hasToken = true;
            }
            else if (/\s/.test(char)) {
                // Whitespace - end current token if we have one
                if (hasToken) {
                    myArray.push(current);
                    current = "";
                    hasToken = false;
                }
            }
            else {
                // Regular character - add to current token
                current += char;
                hasToken = true;
            }
        }
        i++;
    }
    // Don't forget the last token
    if (hasToken) {
        myArray.push(current);
    }
    return myArray;
}

// EXTERNAL MODULE: ./lib/core/agents/index.js + 11 modules
var agents = __nccwpck_require__(56556);
// EXTERNAL MODULE: ./lib/shell/agent-environment.js + 1 modules
var agent_environment = __nccwpck_require__(60689);
;// CONCATENATED MODULE: ./lib/shell/input-values.js

function readChoice(text, name, choices) {
    const choice = choices.find((known) => known === text);
    if (choice === undefined)
        throw new config/* ConfigError */.xL(`The input \`${name}\` is \`${text}\`.`, `Use one of: ${choices.join(', ')}.`);
    return choice;
}
function readNumber(text, name, bounds) {
    const value = Number(text);
    if (!Number.isFinite(value) || value < bounds.least || value > bounds.most || (bounds.fraction !== true && !Number.isInteger(value)))
        throw new config/* ConfigError */.xL(`The input \`${name}\` is \`${text}\`.`, `Give a ${bounds.fraction === true ? '' : 'whole '}number from ${bounds.least} to ${bounds.most}.`);
    return value;
}
/** A limit that need not be given. */
function readLimit(text, name, most) {
    return text === '' ? null : readNumber(text, name, { least: 0.01, most, fraction: true });
}
function readBoolean(text, name) {
    if (text === 'true')
        return true;
    if (text === 'false')
        return false;
    throw new config/* ConfigError */.xL(`The input \`${name}\` is \`${text}\`.`, 'Use `true` or `false`.');
}
/** One value a line, or several on a line with commas between them. */
function readList(text) {
    return readParts(text, /[\n,]/);
}
/** One value a line, whatever it holds. */
function readLines(text) {
    return readParts(text, /\n/);
}
function readParts(text, separator) {
    return text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '' && !part.startsWith('#'));
}

;// CONCATENATED MODULE: ./lib/shell/agent-inputs.js





/** Reads which agents are run, in what order and how. */
function readAgent(input, phase) {
    const names = readNames(input('agent', 'command'));
    const command = input('agent-command');
    const runsAgent = phase === 'all' || phase === 'fix';
    if (names.includes('command') && command === '' && runsAgent)
        throw new config/* ConfigError */.xL('The input `agent-command` is empty, so there is no agent to run.', 'Give the shell command of your agent; it gets the brief on its standard input.');
    const perAgent = (name) => readPerAgent(input(name), name, names);
    const [models, versions, args] = [perAgent('agent-model'), perAgent('agent-version'), perAgent('agent-args')];
    const turns = input('agent-max-turns');
    return {
        chain: names.map((name) => ({
            name,
            model: models(name),
            version: readVersion(versions(name)),
            args: parseArgsStringToArgv(args(name) ?? ''),
        })),
        command: command === '' ? null : command,
        timeoutMinutes: readNumber(input('agent-timeout-minutes', '10'), 'agent-timeout-minutes', { least: 0.01, most: 350, fraction: true }),
        maxTurns: turns === '' ? null : readNumber(turns, 'agent-max-turns', { least: 1, most: 10_000 }),
        maxParallel: readNumber(input('max-parallel-agents', '1'), 'max-parallel-agents', { least: 1, most: 16 }),
        environment: readPasses(input('agent-env')),
    };
}
/** Of a name that no agent has the pull request is told, so it passes here. */
function readNames(text) {
    const names = readList(text);
    const misspelt = names.find((name) => !/^[\w.-]{1,60}$/.test(name));
    if (misspelt !== undefined || names.length === 0)
        throw new config/* ConfigError */.xL(`The input \`agent\` is \`${misspelt ?? text}\`, which names no agent.`, `Use one of: ${agents/* agents */.X6.map((agent) => agent.name).join(', ')}; or several with commas between them, of which the next is tried when one cannot work.`);
    if (new Set(names).size < names.length)
        throw new config/* ConfigError */.xL(`The input \`agent\` names an agent twice: \`${text}\`.`, 'Name each agent once; it is tried at most once in each round.');
    return names;
}
/** `VALUE` is the first agent's, `NAME=VALUE` that agent's; one a line. */
function readPerAgent(text, input, names) {
    const values = new Map();
    const known = new Set(agents/* agents */.X6.map((agent) => agent.name));
    for (const line of readLines(text)) {
        const [, agent, value] = /^([a-z][\w-]*)\s*=\s*(.+)$/.exec(line) ?? [];
        if (agent === undefined || value === undefined || !known.has(agent))
            values.set(names[0] ?? '', line);
        else if (names.includes(agent))
            values.set(agent, value);
        else
            throw new config/* ConfigError */.xL(`The input \`${input}\` has a value for \`${agent}\`, which is not in \`agent\`.`, `Give values only for: ${names.join(', ')}.`);
    }
    return (agent) => values.get(agent) ?? null;
}
function readVersion(version) {
    // It becomes a part of a package manager's argument and of a path.
    if (version === null || /^[\w][\w.+-]{0,60}$/.test(version))
        return version;
    throw new config/* ConfigError */.xL(`The input \`agent-version\` is \`${version}\`.`, 'Give a version such as `1.2.3`, or a tag such as `latest`.');
}
function readPasses(text) {
    const passes = readList(text);
    const forbidden = passes.find((variable) => (0,agent_environment/* isForbidden */.US)(variable) || !/^[A-Za-z_]\w*$/.test(variable));
    if (forbidden !== undefined)
        throw new config/* ConfigError */.xL(`The input \`agent-env\` names \`${forbidden}\`, which an agent may not see.`, 'List only the names of variables that the agent itself needs, such as its API key.');
    return passes;
}

;// CONCATENATED MODULE: ./lib/shell/notify-inputs.js


/** Reads who is called. `step`: of this very step alone, for no other job is to see where chat is told. */
function readNotify(input, step) {
    return {
        mentions: readMentions(input('notify', 'author, reviewers')),
        webhook: readWebhook(step('notify-webhook'), step('notify-webhook-secret')),
    };
}
function readMentions(text) {
    const words = readList(text);
    if (words.length === 1 && words[0] === 'none')
        return [];
    return words.map((word) => {
        const known = config/* mentionable */.B_.find((one) => one === word);
        if (known === undefined)
            throw new config/* ConfigError */.xL(`The input \`notify\` has \`${word}\`.`, 'Use `author`, `reviewers`, both with a comma between them, or `none`.');
        return known;
    });
}
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
/** The address itself lets anybody write there, so no message repeats it. */
function readWebhook(address, secret) {
    if (address === '') {
        if (secret !== '')
            throw new config/* ConfigError */.xL('The input `notify-webhook-secret` is given, and `notify-webhook` is empty.', 'Give the address as well, or leave both out; a secret of the repository that does not exist arrives empty.');
        return null;
    }
    const url = URL.canParse(address) ? new URL(address) : null;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
    if (url === null || !isSafe || url.username !== '' || url.password !== '')
        throw new config/* ConfigError */.xL('The input `notify-webhook` is no address that can be told.', 'Give one that begins with `https://` and names no user; plain `http://` goes to this very machine alone.');
    return { url: url.href, secret: secret === '' ? null : secret };
}

;// CONCATENATED MODULE: ./lib/shell/inputs.js









/** Reads the inputs and what the runner says of itself. Throws a ConfigError that names the input and what it takes. */
function readConfig(environment) {
    // Where a job is and what it may do is for its own step to say, whatever the settings hold.
    const step = (name, fallback = '') => (environment[`INPUT_${name.toUpperCase()}`] ?? '').trim() || fallback;
    const settings = readSettings(step('settings'));
    const input = (name, fallback = '') => settings.get(name) ?? step(name, fallback);
    const phase = readChoice(step('phase', 'all'), 'phase', config/* phases */.tW);
    const runner = readRunner(environment);
    const token = step('token');
    if (token === '' && phase !== 'fix' && phase !== 'join')
        throw new config/* ConfigError */.xL('The input `token` is empty.', 'Leave it out to use the token of the job, or check that the secret it is filled from exists and is visible to this workflow.');
    const policy = readPolicy(input);
    const uploadReport = readBoolean(input('upload-report', 'true'), 'upload-report');
    checkPatches(policy.untrustedPulls, phase, uploadReport);
    return {
        phase,
        part: readPart(step('part'), phase),
        token,
        policy,
        agent: readAgent(input, phase),
        proof: readProof(input),
        feedback: readChoice(input('feedback', 'complete'), 'feedback', config/* feedbackKinds */.pq),
        requestTimeoutSeconds: readNumber(input('request-timeout-seconds', '60'), 'request-timeout-seconds', { least: 1, most: 300 }),
        allowedHosts: readHosts(input('allowed-hosts')),
        uploadReport,
        dryRun: readBoolean(input('dry-run', 'false'), 'dry-run'),
        checkRuns: readBoolean(input('check-runs', 'true'), 'check-runs'),
        notify: readNotify(input, step),
        handover: step('handover', (0,external_node_path_.join)(runner.temp, 'codality')),
        runner,
    };
}
function readPart(text, phase) {
    const part = text === '' ? null : readNumber(text, 'part', { least: 0, most: 15 });
    return phase === 'fix' ? part : null;
}
/** An agent for code that nobody vouches for: never beside a token that can write, and not for nothing. */
function checkPatches(untrusted, phase, uploadReport) {
    if (untrusted !== 'patch')
        return;
    if (phase === 'all')
        throw new config/* ConfigError */.xL('The input `untrusted-pulls` is `patch`, and all phases run in one job, where code of strangers would run beside a token that can write.', 'Call the workflow with three jobs, as `examples/three-jobs.yml` does, or use `diagnose`.');
    if (!uploadReport)
        throw new config/* ConfigError */.xL('The input `untrusted-pulls` is `patch`, and `upload-report` is `false`, so a patch could not be kept.', 'Leave `upload-report` out, or use `diagnose`.');
}
const settingsSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), dist/* check */.z6Y((value) => !Array.isArray(value)), dist/* record */.g1P(dist/* string */.YjP(), dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* boolean */.zMY(), dist/* null */.chJ()])));
/** Inputs by their names, as a workflow that others call hands on its own; those that say something. */
function readSettings(text) {
    if (text === '')
        return new Map();
    const read = dist/* safeParse */.xLC(settingsSchema, text);
    if (!read.success)
        throw new config/* ConfigError */.xL('The input `settings` is no JSON object of strings.', 'Give `${{ toJSON(inputs) }}`, or leave it out.');
    const values = Object.entries(read.output).map(([name, value]) => [name, String(value ?? '').trim()]);
    return new Map(values.filter(([, value]) => value !== ''));
}
/** The event that started the job: its name and its payload, still unchecked. */
function eventSource(environment) {
    const name = environment['GITHUB_EVENT_NAME'] ?? '';
    const path = environment['GITHUB_EVENT_PATH'] ?? '';
    if (name === '' || path === '')
        throw new config/* ConfigError */.xL('`GITHUB_EVENT_NAME` or `GITHUB_EVENT_PATH` is not set.', 'This action runs as a step of a GitHub Actions workflow.');
    return { name, path };
}
/** Reads the maintainer's rules. */
function readPolicy(input) {
    return {
        maxAttempts: readNumber(input('max-attempts', '3'), 'max-attempts', { least: 1, most: 20 }),
        requireProtectedBase: readBoolean(input('require-protected-base', 'true'), 'require-protected-base'),
        drafts: readBoolean(input('drafts', 'true'), 'drafts'),
        track: readTrack(input('track', 'all')),
        ignoreChecks: readList(input('ignore-checks')),
        trustedBots: readList(input('trusted-bots')),
        untrustedPulls: readChoice(input('untrusted-pulls', 'ignore'), 'untrusted-pulls', config/* untrustedChoices */.xN),
        settleTimeoutMinutes: readNumber(input('settle-timeout-minutes', '30'), 'settle-timeout-minutes', {
            least: 0,
            most: 340,
            fraction: true,
        }),
        pollSeconds: readNumber(input('poll-seconds', '15'), 'poll-seconds', { least: 0.01, most: 600, fraction: true }),
        commandPrefix: readPrefix(input('command-prefix', '/codality')),
        mention: readMention(input('mention')),
        resolveThreads: readChoice(input('resolve-threads', 'addressed'), 'resolve-threads', ['addressed', 'never']),
        maxDiagnostics: readNumber(input('max-diagnostics', '25'), 'max-diagnostics', { least: 1, most: 500 }),
        contextTokens: readNumber(input('context-tokens', '24000'), 'context-tokens', { least: 1_000, most: 1_000_000 }),
        paths: readList(input('paths')),
        protectedPaths: (0,protected_paths/* protectedWith */.m)(readList(input('protected-paths'))),
        maxChangedFiles: readNumber(input('max-changed-files', '100'), 'max-changed-files', { least: 1, most: 2_000 }),
        maxChangedBytes: readNumber(input('max-changed-bytes', '1000000'), 'max-changed-bytes', { least: 1, most: 20_000_000 }),
        testChanges: readChoice(input('test-changes', 'flag'), 'test-changes', ['block', 'flag', 'allow']),
        dependencyChanges: readChoice(input('dependency-changes', 'block'), 'dependency-changes', ['block', 'flag', 'allow']),
        maxDeletedFiles: readNumber(input('max-deleted-files', '10'), 'max-deleted-files', { least: 0, most: 2_000 }),
        requireProof: readBoolean(input('require-proof', 'false'), 'require-proof'),
        fixPreexisting: readBoolean(input('fix-preexisting', 'false'), 'fix-preexisting'),
        onRegression: readChoice(input('on-regression', 'revert'), 'on-regression', ['revert', 'keep']),
        onStall: readChoice(input('on-stall', 'stop'), 'on-stall', ['stop', 'continue']),
        onConflict: readChoice(input('on-conflict', 'report'), 'on-conflict', conflictChoices),
        budget: {
            costUsd: readLimit(input('max-cost-usd'), 'max-cost-usd', 10_000),
            minutes: readLimit(input('max-minutes'), 'max-minutes', 10_000),
        },
    };
}
function readRunner(environment) {
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
        throw new config/* ConfigError */.xL('`GITHUB_REPOSITORY` is not set.', 'This action runs as a step of a GitHub Actions workflow.');
    // `owner/name/.github/workflows/x.yml@refs/heads/main`
    const workflow = (environment['GITHUB_WORKFLOW_REF'] ?? '').split('@', 1)[0] ?? '';
    return {
        repository,
        serverUrl: (environment['GITHUB_SERVER_URL'] ?? 'https://github.com').replace(/\/+$/, ''),
        runId: Number(environment['GITHUB_RUN_ID'] ?? 0),
        runAttempt: Number(environment['GITHUB_RUN_ATTEMPT'] ?? 1),
        workflowPath: workflow.startsWith(`${repository}/`) ? workflow.slice(repository.length + 1) : null,
        workflowName: environment['GITHUB_WORKFLOW'] ?? '',
        temp: environment['RUNNER_TEMP'] ?? '/tmp',
    };
}
function readProof(input) {
    return {
        setup: input('setup-command') || null,
        fixers: readLines(input('fix-commands')),
        verify: input('verify-command') || null,
        rounds: readNumber(input('verify-rounds', '2'), 'verify-rounds', { least: 0, most: 10 }),
        minutes: readNumber(input('verify-timeout-minutes', '10'), 'verify-timeout-minutes', { least: 0.01, most: 350, fraction: true }),
    };
}
function readTrack(text) {
    return readList(text).map((part) => {
        if (part === 'all')
            return { kind: 'all' };
        const [, kind, value = ''] = /^(label|branch|author):(.+)$/.exec(part) ?? [];
        switch (kind) {
            case 'label':
                return { kind, label: value.trim() };
            case 'branch':
                return { kind, pattern: value.trim() };
            case 'author':
                return { kind, login: value.trim().replace(/^@/, '') };
            default:
                throw new config/* ConfigError */.xL(`The input \`track\` has \`${part}\`, which is no filter.`, 'Use `all`, `label:NAME`, `branch:PATTERN` or `author:LOGIN`, one a line; each given filter must hold.');
        }
    });
}
function readHosts(text) {
    const hosts = readList(text).map(egress/* canonicalHost */.rQ);
    const wrong = hosts.find((host) => !(0,egress/* isHostPattern */.FD)(host));
    if (wrong === undefined)
        return hosts;
    throw new config/* ConfigError */.xL(`The input \`allowed-hosts\` has \`${wrong}\`, which is no name of a host.`, 'Give names such as `registry.example.com`, or `*.example.org` for all below one, one a line; no addresses, no ports, nothing before or behind the name.');
}
function readMention(text) {
    if (text === '' || /^@?[\w-]{1,40}$/.test(text))
        return text;
    throw new config/* ConfigError */.xL(`The input \`mention\` is \`${text}\`.`, 'Give one word, such as `@codality`, or leave it empty.');
}
function readPrefix(text) {
    if (/^\/[\w-]{1,40}$/.test(text))
        return text;
    throw new config/* ConfigError */.xL(`The input \`command-prefix\` is \`${text}\`.`, 'Give a slash and one word, such as `/codality`.');
}


/***/ }),

/***/ 2541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  l: () => (/* binding */ openKnownSecrets)
});

;// CONCATENATED MODULE: ./lib/core/secrets/encodings.js
/** Shorter ones stand in every text. */
const shortestNeedle = 6;
/** Values above this many characters are looked for by their beginning. */
const longestValue = 8_192;
/** From here on a part of a value gives it away, and blanks inside it do not hide it. */
const tellingLength = 16;
const encoder = new TextEncoder();
/** All texts that give one of the values away, each once. */
function needlesOf(values) {
    const known = new Map();
    for (const value of values.flatMap(partsOf))
        for (const { text, encoding } of writtenOf(value))
            if (text.length >= shortestNeedle && !known.has(text))
                known.set(text, encoding);
    return [...known].map(([text, encoding]) => ({ text, encoding }));
}
/** The value, and the telling parts of one that is a document of many, such as a key in several lines or JSON. */
function partsOf(value) {
    const whole = value.trim().slice(0, longestValue);
    if (whole.length < shortestNeedle)
        return [];
    const runs = /\s|\\n|[{"]/.test(whole) ? whole.split(/\\[nr]|\s/).flatMap((part) => part.match(/[A-Za-z0-9+/=_.~-]{32,}/g) ?? []) : [];
    return [whole, ...runs.slice(0, 200)];
}
function writtenOf(value) {
    const bytes = encoder.encode(value);
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const base64 = [0, 1, 2].map((before) => coreOfBase64(binary, before));
    return [
        { text: value, encoding: 'plain' },
        ...base64.map((text) => ({ text, encoding: 'base64' })),
        ...base64.map((text) => ({ text: text.replaceAll('+', '-').replaceAll('/', '_'), encoding: 'base64' })),
        { text: Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''), encoding: 'hex' },
        { text: encodeUrl(value), encoding: 'URL' },
        { text: Array.from(value).toReversed().join(''), encoding: 'reversed' },
    ];
}
/** What of a value's base64 is the same whatever stands around it, when so many bytes stand before it in its group of three. */
function coreOfBase64(binary, before) {
    const written = btoa('\0'.repeat(before) + binary);
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + binary.length) * 8) / 6);
    return written.slice(first, whole);
}
/** An unpaired surrogate cannot be written in a URL. */
function encodeUrl(value) {
    return encodeURIComponent(value.toWellFormed());
}

;// CONCATENATED MODULE: ./lib/core/secrets/gzip.js
/** What is unpacked of one text at most, over all that is packed in it. */
const mostPacked = 100;
const mostBytes = 16 * 1024 * 1024;
const decoder = new TextDecoder();
/**
 * `1f 8b 08`, the beginning of each gzip stream (RFC 1952), as bytes that were read as Latin-1, in base64 and in hex. Base64 is
 * taken to the end of its run: what follows a stream does it no harm.
 */
const gzip_forms = [
    { form: /H4sI[A-Za-z0-9+/_-]{16,}/g, bytes: fromBase64 },
    // eslint-disable-next-line no-control-regex -- bytes, not text
    { form: /\u001f\u008b\u0008[\u0000-\u00ff]{8,}/g, bytes: (match) => match },
    { form: /1f8b08[0-9a-f]{16,}/gi, bytes: fromHex },
];
/** What is packed in a text. */
function* unpackAll({ text, at, end }, unpack) {
    let left = mostBytes;
    let seen = 0;
    for (const { form, bytes } of gzip_forms)
        for (const match of text.matchAll(form)) {
            const place = { from: at(match.index), to: end(match.index + match[0].length - 1) };
            const binary = bytes(match[0]);
            if (binary === null)
                continue;
            seen += 1;
            const unpacked = seen > mostPacked || left <= 0
                ? 'too-large'
                : unpack(Uint8Array.from(binary, (character) => character.charCodeAt(0)), left);
            if (unpacked === null)
                continue;
            if (unpacked !== 'too-large')
                left -= unpacked.length;
            yield { ...place, text: unpacked === 'too-large' ? null : decoder.decode(unpacked) };
        }
}
function fromBase64(text) {
    // A group that is not whole tells of no further byte.
    const whole = text
        .slice(0, text.length - (text.length % 4))
        .replaceAll('-', '+')
        .replaceAll('_', '/');
    try {
        return atob(whole);
    }
    catch {
        return null;
    }
}
function fromHex(text) {
    return text.replace(/[0-9a-f]{1,2}/gi, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

// EXTERNAL MODULE: ./lib/core/secrets/randomness.js
var randomness = __nccwpck_require__(36537);
;// CONCATENATED MODULE: ./lib/core/secrets/patterns.js

/** Nothing of the same kind stands before. */
const start = '(?<![A-Za-z0-9])';
function pattern(kind, cues, form, isMeant = randomness/* isRandom */.o) {
    return { kind, cues, form: new RegExp(start + form, 'g'), isMeant };
}
/** Values that documentation shows, which open nothing. */
const samples = ['EXAMPLE', 'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'];
function isNoSample(match) {
    return (0,randomness/* isRandom */.o)(match) && !samples.some((sample) => match.endsWith(sample));
}
/**
 * Forms as their makers document them, and as gitleaks (https://github.com/gitleaks/gitleaks, `config/gitleaks.toml`) looks for
 * them. Tokens of GitHub Apps have up to about 520 characters, with dots in them.
 */
const patterns = [
    pattern('a token of GitHub', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], 'gh[pousr]_(?:[A-Za-z0-9]{36,255}(?![A-Za-z0-9._-])|[A-Za-z0-9._-]{36,600})', (match) => (0,randomness/* isRandom */.o)(match.slice(4)) && /\d/.test(match) && /[A-Z]/.test(match)),
    pattern('a fine-grained token of GitHub', ['github_pat_'], 'github_pat_[A-Za-z0-9]{20,30}_[A-Za-z0-9]{50,100}'),
    pattern('a key of Anthropic', ['sk-ant-'], 'sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{32,200}'),
    pattern('a key of OpenAI', ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-'], 'sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{40,300}'),
    pattern('a key of OpenAI', ['T3BlbkFJ'], 'sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}'),
    pattern('a key of OpenRouter', ['sk-or-v1-'], 'sk-or-v1-[0-9a-f]{64}'),
    pattern('a key of AWS', ['AKIA', 'ASIA', 'ABIA', 'ACCA'], '(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])', isNoSample),
    pattern('a key of Google', ['AIza'], 'AIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])'),
    pattern('a token of Google', ['ya29.', 'GOCSPX-'], '(?:ya29\\.[0-9A-Za-z_-]{30,600}|GOCSPX-[A-Za-z0-9_-]{28})'),
    pattern('a key of Azure storage', ['AccountKey='], 'AccountKey=[A-Za-z0-9+/]{86}=='),
    pattern('a secret of Azure', ['Q~'], '[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])'),
    pattern('a token of Slack', ['xoxa-', 'xoxb-', 'xoxe-', 'xoxe.', 'xoxo-', 'xoxp-', 'xoxr-', 'xoxs-', 'xapp-'], '(?:xox[abeoprs][-.][0-9A-Za-z.-]{20,300}|xapp-\\d-[A-Z0-9]{5,20}-\\d{5,20}-[a-f0-9]{32,100})'),
    pattern('a webhook of Slack', ['hooks.slack.com/'], 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80}'),
    pattern('a key of Stripe', ['_live_', '_test_', '_prod_', 'whsec_'], '(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{24,200}|whsec_[A-Za-z0-9+/]{32,100})'),
    pattern('a token of npm', ['npm_'], 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])'),
    pattern('a token of PyPI', ['pypi-AgEI'], 'pypi-AgEI[A-Za-z0-9_-]{50,1000}'),
    pattern('a token of GitLab', ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'glagent-', 'glimt-', 'gloas-'], 'gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt|oas)-[A-Za-z0-9_.-]{20,300}'),
    pattern('a token of Hugging Face', ['hf_'], 'hf_[A-Za-z0-9]{34}(?![A-Za-z0-9_])'),
    pattern('a token of Docker', ['dckr_'], 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,60}'),
    pattern('a key of SendGrid', ['SG.'], 'SG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{40,50}'),
    pattern('a token of DigitalOcean', ['_v1_'], 'do[opr]_v1_[a-f0-9]{64}'),
    pattern('a key of Groq', ['gsk_'], 'gsk_[A-Za-z0-9]{52}'),
    {
        kind: 'a private key',
        cues: ['PRIVATE KEY'],
        form: /-----BEGIN (?:[A-Z]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----[\sA-Za-z0-9+/=:,.\\"'-]{0,8192}/g,
        isMeant: (match) => /[A-Za-z0-9+/]{40}/.test(match),
    },
    pattern('a JSON Web Token', ['eyJ'], 'eyJ[A-Za-z0-9_-]{10,2000}\\.[A-Za-z0-9_-]{10,8000}\\.[A-Za-z0-9_-]{16,1500}', (match) => isNoSample(match) && hasPlausibleHeader(match)),
];
/** The first part of a JSON Web Token names the way it is signed (RFC 7515). */
function hasPlausibleHeader(token) {
    const [header = ''] = token.split('.', 1);
    try {
        return /"alg"\s*:\s*"/.test(atob(header.replaceAll('-', '+').replaceAll('_', '/')));
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/core/secrets/redact.js
/** Stands where a secret stood. */
const mark = '[secret]';
/** Replaces places that are in order and do not overlap. */
function redactPlaces(text, places) {
    if (places.length === 0)
        return text;
    const parts = [];
    let from = 0;
    for (const place of places) {
        parts.push(text.slice(from, place.from), mark);
        from = place.to;
    }
    return parts.join('') + text.slice(from);
}

;// CONCATENATED MODULE: ./lib/core/secrets/view.js
/** The text itself. */
function plainView(text) {
    return { text, at: (index) => index, end: (index) => index + 1 };
}
/** A reading in which each match of a pattern is replaced; null where there is none. The pattern needs the flag `g`. */
function readAs(view, pattern, replacement) {
    const text = view.text.replace(pattern, replacement);
    if (text === view.text)
        return null;
    // Places are asked for only where something was found, so they are counted then.
    let places = null;
    const listPlaces = () => {
        let shift = 0;
        return Array.from(view.text.matchAll(pattern), (match) => {
            const { length } = replacement(match[0]);
            shift += match[0].length - length;
            return { behind: match.index + match[0].length - shift, length, shift };
        });
    };
    const around = (index) => {
        places ??= listPlaces();
        let [low, high] = [0, places.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((places[middle]?.behind ?? 0) <= index)
                low = middle + 1;
            else
                high = middle;
        }
        return { shift: places[low - 1]?.shift ?? 0, next: places[low] };
    };
    return {
        text,
        at: (index) => view.at(index + around(index).shift),
        end: (index) => {
            const { shift, next } = around(index);
            // All of an escape goes with the character that it stands for.
            return view.end(index + (next !== undefined && next.length > 0 && next.behind === index + 1 ? next.shift : shift));
        },
    };
}
/**
 * What nobody sees, which can stand between the characters of a secret: format and control characters but line ends, what a
 * terminal takes for a colour, and both as they are once they have been made visible.
 */
const unseen = 
// eslint-disable-next-line no-control-regex -- each is meant as itself
/(?:\u001b|\\u\{001B\})\[[0-9;]{0,20}[A-Za-z]|\\u\{[0-9A-F]{4,6}\}|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u{2800}]/gu;
/** Without what cannot be seen. */
function withoutUnseen(view) {
    // Most texts need no look at each character.
    if (!/[^\n\r\t -~]/.test(view.text) && !view.text.includes('\\u{'))
        return null;
    return readAs(view, unseen, () => '');
}
/** Without blanks and line ends. */
function withoutBlanks(view) {
    return readAs(view, /\s+/g, () => '');
}
/** With `%41` as `A`, for all of ASCII. */
function fromUrl(view) {
    return view.text.includes('%')
        ? readAs(view, /%[2-7][0-9A-Fa-f]/g, (match) => String.fromCharCode(Number.parseInt(match.slice(1), 16)))
        : null;
}
const jsonEscape = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/g;
/** As JSON reads what stands in a string of it, with `\u0041` as `A`. */
function fromJson(view) {
    return view.text.includes('\\') ? readAs(view, jsonEscape, (match) => JSON.parse(`"${match}"`)) : null;
}
/** With hexadecimal digits in small letters. */
function inSmallHex(view) {
    return {
        text: view.text.replace(/[A-F]+/g, (letters) => letters.toLowerCase()),
        at: (index) => view.at(index),
        end: (index) => view.end(index),
    };
}

;// CONCATENATED MODULE: ./lib/core/secrets/stream.js


/** More is never held back; then all but the end is shown. */
const mostHeld = 16 * 1024;
const keptThen = 4 * 1024;
/** Beginnings that are shorter are not waited for: every line has some. What was shown is remembered, so that the rest is recognised. */
const tellingBeginning = 4;
const remembered = 64;
/** Shows a text that comes in pieces, as soon as no secret that has begun can go on. Holds back what is not a whole line. */
function openStream(find, long) {
    let before = '';
    let held = '';
    const show = (wanted) => {
        if (wanted === 0)
            return '';
        const text = before + held;
        const places = find(text);
        const at = before.length + wanted;
        const parted = places.find(({ from, to }) => from < at && at < to);
        // A text is not parted inside a secret: it waits for the rest, or goes as a whole where there is too much to wait.
        const end = parted === undefined ? at : held.length > mostHeld ? parted.to : Math.max(parted.from, before.length);
        const shown = redactPlaces(text.slice(0, end), places
            .filter(({ from, to }) => from < end && to > before.length)
            .map((place) => ({ ...place, from: Math.max(place.from, before.length) }))).slice(before.length);
        held = text.slice(end);
        before = text.slice(0, end).slice(-remembered);
        return shown;
    };
    return {
        push: (text) => {
            held += text;
            return show(showable(held, long));
        },
        end: () => show(held.length),
    };
}
/** How many characters of what is held can be shown. */
function showable(text, long) {
    if (text.length > mostHeld)
        return text.length - keptThen;
    const lines = text.lastIndexOf('\n') + 1;
    return lines === 0 ? 0 : Math.min(lines, openKey(text), openNeedle(text, long));
}
/** Where a private key begins that has not ended. */
function openKey(text) {
    const begin = text.lastIndexOf('-----BEGIN');
    return begin < 0 || text.includes('-----END', begin) ? text.length : begin;
}
/** Where the text ends with the beginning of a needle, blanks left out. */
function openNeedle(text, long) {
    const tail = text.slice(-keptThen);
    const plain = plainView(tail);
    const shown = withoutUnseen(plain) ?? plain;
    const close = withoutBlanks(shown) ?? shown;
    let open = close.text.length;
    for (const { text: needle } of long)
        for (let length = Math.min(needle.length - 1, close.text.length); length >= tellingBeginning; length -= 1)
            if (close.text.endsWith(needle.slice(0, length))) {
                open = Math.min(open, close.text.length - length);
                break;
            }
    return open === close.text.length ? text.length : text.length - tail.length + close.at(open);
}

;// CONCATENATED MODULE: ./lib/core/secrets/search.js






/** Opens the search for values that the process knows; they are held in memory by what this returns, and nowhere else. */
function openSecrets(values, unpack) {
    const needles = needlesOf(values);
    const hunt = { needles, long: needles.filter(({ text }) => text.length >= tellingLength), unpack };
    const findKnown = (text) => (needles.length === 0 ? [] : merge(knownIn(text, hunt)));
    const find = (text) => merge([...(needles.length === 0 ? [] : knownIn(text, hunt)), ...formsIn(text)]);
    return { findKnown, find, redact: (text) => redactPlaces(text, find(text)), stream: () => openStream(find, hunt.long) };
}
/** Of places that overlap the first kind is told. */
function merge(places) {
    const merged = [];
    for (const place of places.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
        const last = merged.at(-1);
        if (last === undefined || place.from >= last.to)
            merged.push(place);
        else
            merged[merged.length - 1] = { ...last, to: Math.max(last.to, place.to) };
    }
    return merged;
}
/** By value: the text is read in a few ways, and each needle is looked for in each. */
function knownIn(text, hunt) {
    const plain = plainView(text);
    const seen = withoutUnseen(plain);
    const shown = seen ?? plain;
    const url = fromUrl(shown);
    const found = [...inView(plain, hunt.needles), ...inSmall(plain, hunt.needles)];
    if (seen !== null)
        found.push(...inView(seen, hunt.needles, 'split by characters that cannot be seen'), ...inSmall(seen, hunt.needles));
    if (url !== null)
        found.push(...inView(url, hunt.needles, 'URL'));
    const unescaped = readings(shown);
    for (const view of unescaped)
        found.push(...inView(view, hunt.needles, 'JSON'), ...inSmall(view, hunt.needles));
    const close = [shown, ...unescaped].flatMap((view) => withoutBlanks(view) ?? []);
    for (const view of close)
        found.push(...inView(view, hunt.long), ...inSmall(view, hunt.long));
    const packed = [...inPacked(plain, hunt), ...(seen === null ? [] : inPacked(seen, hunt))];
    return [...found, ...packed, ...(packed.length === 0 ? close.flatMap((view) => inPacked(view, hunt)) : [])];
}
/** A line of JSON may tell of a tool that printed JSON, which may hold JSON. */
const mostEscaped = 3;
/** What stands in JSON as it is once that is read, level by level; with what cannot be seen, which a secret may hold, and without. */
function readings(view) {
    const read = [];
    let level = fromJson(view);
    for (let levels = 1; level !== null && levels <= mostEscaped; levels += 1) {
        const seen = withoutUnseen(level);
        read.push(level, ...(seen === null ? [] : [seen]));
        level = fromJson(seen ?? level);
    }
    return read;
}
function inView({ text, at, end }, needles, how = null) {
    const found = [];
    for (const { text: needle, encoding } of needles)
        for (let from = text.indexOf(needle); from >= 0; from = text.indexOf(needle, from + needle.length)) {
            const way = how ?? (encoding === 'plain' ? null : encoding);
            found.push({
                from: at(from),
                to: end(from + needle.length - 1),
                kind: `a secret of this job${way === null ? '' : way.startsWith('split') ? `, ${way}` : ` (${way})`}`,
            });
        }
    return found;
}
function inSmall(view, needles) {
    const hex = needles.filter(({ encoding }) => encoding === 'hex');
    const small = inSmallHex(view);
    return small.text === view.text ? [] : inView(small, hex);
}
function inPacked(view, { needles, unpack }) {
    return [...unpackAll(view, unpack)].flatMap(({ from, to, text }) => {
        if (text === null)
            return [{ from, to, kind: 'packed data that is too large to look into' }];
        return needles.some((needle) => text.includes(needle.text)) ? [{ from, to, kind: 'a secret of this job (gzip)' }] : [];
    });
}
/** By form: as it stands, without what cannot be seen, and as JSON reads it. */
function formsIn(text) {
    const plain = plainView(text);
    const seen = withoutUnseen(plain);
    return [plain, ...(seen === null ? [] : [seen]), ...readings(seen ?? plain)].flatMap((view) => patterns.flatMap((pattern) => formIn(view, pattern)));
}
function formIn({ text, at, end }, { kind, cues, form, isMeant }) {
    if (!cues.some((cue) => text.includes(cue)))
        return [];
    return [...text.matchAll(form)].flatMap((match) => isMeant?.(match[0]) === false ? [] : [{ from: at(match.index), to: end(match.index + match[0].length - 1), kind }]);
}

// EXTERNAL MODULE: ./lib/core/secrets/secret-names.js
var secret_names = __nccwpck_require__(2952);
// EXTERNAL MODULE: ./lib/shell/agent-environment.js + 1 modules
var agent_environment = __nccwpck_require__(60689);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(38522);
;// CONCATENATED MODULE: ./lib/shell/inflate.js

/** Bits of a gzip header that say what else it holds, and the length of what it always holds (RFC 1952, 2.3). */
const flag = { checksum: 2, extra: 4, name: 8, comment: 16 };
const shortest = 10;
/** Unpacks what a gzip stream holds up to its end, whatever follows it, or to where it is cut off; null when it is none. */
function inflate(bytes, maxBytes) {
    try {
        return (0,external_node_zlib_.inflateRawSync)(bytes.subarray(headerOf(bytes)), { maxOutputLength: maxBytes, finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH });
    }
    catch (error) {
        return error instanceof RangeError ? 'too-large' : null;
    }
}
/** Where the packed data begins. */
function headerOf(bytes) {
    const flags = bytes[3] ?? 0;
    let at = shortest;
    if ((flags & flag.extra) !== 0)
        at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
    for (const text of [flag.name, flag.comment])
        if ((flags & text) !== 0)
            at = bytes.indexOf(0, at) + 1;
    return (flags & flag.checksum) === 0 ? at : at + 2;
}

;// CONCATENATED MODULE: ./lib/shell/known-secrets.js




/** Searches for all that this process knows and nobody else may: what its environment calls a secret, and what agents are given. */
function openKnownSecrets(environment, passes, more = []) {
    const own = Object.entries(environment).flatMap(([name, value = '']) => ((0,secret_names/* isSecretName */.e)(name) ? [value] : []));
    return openSecrets([...new Set([...own, ...(0,agent_environment/* secretValues */.VX)(environment, passes), ...more])].filter((value) => value.trim() !== ''), inflate);
}


/***/ }),

/***/ 235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  pq: () => (/* binding */ info),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, getState, group, isDebug, markdownSummary, notice, platform, saveState, setCommandEcho, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(76982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 1170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ summary)
/* harmony export */ });
/* unused harmony exports SUMMARY_ENV_VAR, SUMMARY_DOCS_URL, markdownSummary */
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(70857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(79896);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_1__.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_1__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(os__WEBPACK_IMPORTED_MODULE_0__.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map

/***/ }),

/***/ 77934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BpQ: () => (/* binding */ minLength),
/* harmony export */   Bqr: () => (/* binding */ trim),
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   E2x: () => (/* binding */ finite),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NpB: () => (/* binding */ fallback),
/* harmony export */   OZ5: () => (/* binding */ url),
/* harmony export */   Oxt: () => (/* binding */ variant),
/* harmony export */   PXX: () => (/* binding */ toLowerCase),
/* harmony export */   Ru6: () => (/* binding */ maxLength),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   Y2b: () => (/* binding */ safeInteger),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   _H3: () => (/* binding */ looseObject),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   chJ: () => (/* binding */ null_),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   d55: () => (/* binding */ endsWith),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   is: () => (/* binding */ is),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   qFJ: () => (/* binding */ parseJson),
/* harmony export */   qgA: () => (/* binding */ parse),
/* harmony export */   rej: () => (/* binding */ strictObject),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   yhX: () => (/* binding */ isoTimestamp),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallbackAsync, file, filterItems, findItem, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, intersect, intersectAsync, ip, ipv4, ipv6, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minSize, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null_, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parseAsync, parseBoolean, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, uuid, value, values, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(80342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
