export const id = 804;
export const ids = [804];
export const modules = {

/***/ 3804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  leaveReport: () => (/* binding */ leaveReport)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/model/account.js
var model_account = __webpack_require__(36290);
// EXTERNAL MODULE: ./lib/core/model/map-texts.js
var map_texts = __webpack_require__(76074);
// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 1 modules
var create = __webpack_require__(85725);
// EXTERNAL MODULE: ./lib/core/model/base64.js
var base64 = __webpack_require__(27602);
// EXTERNAL MODULE: ./lib/core/model/change.js
var change = __webpack_require__(2213);
;// CONCATENATED MODULE: ./lib/core/page/diffed.js



const most = { files: 200, bytes: 512 * 1024, edits: 3_000, lines: 600, allLines: 4_000, line: 300 };
/** Compares what was changed with what it was. Bounded: for each file, for each line, and for all together. */
function diffed(shown) {
    if (shown.kind === 'withheld')
        return { files: [], more: 0, note: 'A secret was found in the change, so nothing of it is shown.' };
    const { change, originals } = shown;
    let room = most.allLines;
    const files = change.files.slice(0, most.files).map((file) => {
        const one = diffFile(file, originals.get(file.path) ?? null, Math.min(most.lines, room));
        room -= one.hunks.reduce((sum, { lines }) => sum + lines.split('\n').length, 0);
        return one;
    });
    return {
        files,
        more: Math.max(0, change.files.length - most.files),
        note: change.oversize === null ? '' : `The change is too large to be read as a whole: ${change.oversize}.`,
    };
}
function diffFile(file, original, room) {
    const { path, status } = file;
    const known = { path, status };
    const told = noteOf(file, original);
    if (told !== null)
        return { ...known, added: 0, removed: 0, hunks: [], note: told };
    const after = file.content === null ? '' : ((0,base64/* exactText */.ns)(file.content) ?? '');
    const [before, now] = [withPlainEnds(original ?? ''), withPlainEnds(after)];
    if (before === now)
        return { ...known, added: 0, removed: 0, hunks: [], note: modeNote(file) ?? 'Nothing but the ends of its lines is different.' };
    const patch = before === '' || now === '' ? undefined : (0,create/* structuredPatch */.YB)('', '', before, now, '', '', { context: 3, maxEditLength: most.edits });
    const hunks = patch === undefined
        ? [whole(before, now)]
        : patch.hunks.map(({ oldStart, newStart, lines }) => ({ oldStart, newStart, lines: lines.filter((line) => !line.startsWith('\\')) }));
    const count = (sign) => hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith(sign)).length, 0);
    const kept = first(hunks, room);
    const left = hunks.reduce((sum, { lines }) => sum + lines.length, 0) - kept.reduce((sum, { lines }) => sum + lines.length, 0);
    return {
        ...known,
        added: count('+'),
        removed: count('-'),
        hunks: kept.map(({ oldStart, newStart, lines }) => ({ oldStart, newStart, lines: lines.map(cutLine).join('\n') })),
        note: [modeNote(file), left === 0 ? null : `${left.toLocaleString('en-US')} more lines are not shown here.`]
            .filter((part) => part !== null)
            .join(' '),
    };
}
/** What differs so much that no lines are found which are in both. */
function whole(before, after) {
    const lines = (text, sign) => text === ''
        ? []
        : text
            .replace(/\n$/, '')
            .split('\n')
            .map((line) => `${sign}${line}`);
    return { oldStart: before === '' ? 0 : 1, newStart: after === '' ? 0 : 1, lines: [...lines(before, '-'), ...lines(after, '+')] };
}
function first(hunks, room) {
    let left = room;
    return hunks.flatMap((hunk) => {
        const lines = hunk.lines.slice(0, Math.max(0, left));
        left -= lines.length;
        return lines.length === 0 ? [] : [{ ...hunk, lines }];
    });
}
function cutLine(line) {
    return line.length <= most.line
        ? line
        : `${line.slice(0, most.line)}… (${(line.length - most.line).toLocaleString('en-US')} more characters)`;
}
/** Null where the file can be shown line by line. */
function noteOf(file, original) {
    const { status, newMode, content } = file;
    if (status !== 'deleted' && content === null)
        return newMode === '120000'
            ? 'A link, of which nothing is shown.'
            : newMode === '160000'
                ? 'A submodule, of which nothing is shown.'
                : 'No regular file.';
    const size = (0,change/* sizeOf */.$)(file);
    if (size > most.bytes)
        return `Too large to be shown: ${size.toLocaleString('en-US')} bytes.`;
    if (content !== null && isBinary((0,base64/* exactText */.ns)(content)))
        return `Binary: ${size.toLocaleString('en-US')} bytes.`;
    if (status === 'added')
        return null;
    if (original === null)
        return status === 'deleted'
            ? 'Deleted. It was no text, or too large to be shown.'
            : 'What it was before is no text, or too large to be shown.';
    return original.length > most.bytes
        ? `Too large to be shown: it had ${original.length.toLocaleString('en-US')} characters.`
        : isBinary(original)
            ? 'What it was before is no text.'
            : null;
}
function isBinary(text) {
    return text?.includes('\u0000') ?? true;
}
function modeNote({ status, oldMode, newMode }) {
    return status === 'added' || status === 'deleted' || oldMode === newMode ? null : `Its mode was ${oldMode} and is ${newMode}.`;
}
function withPlainEnds(text) {
    return text.replaceAll('\r\n', '\n');
}

// EXTERNAL MODULE: ./lib/core/common/fence.js
var fence = __webpack_require__(86064);
// EXTERNAL MODULE: ./lib/core/common/visible.js
var visible = __webpack_require__(13851);
;// CONCATENATED MODULE: ./lib/core/page/html.js


/** Markup that is safe to be shown: only the template, and what made it from such, can make it. */
class Html {
    #markup;
    constructor(markup) {
        this.#markup = markup;
    }
    toString() {
        return this.#markup;
    }
}
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as markup that shows it, in an element or in a quoted attribute, with all that could not be seen made visible. */
function html_escape(text) {
    return (0,visible/* makeVisible */.X)(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
/** No name and no sentence is longer. */
const mostCharacters = 4_000;
/** A template of markup. Each text in it is escaped, and cut where it is longer than a name or a sentence may be; null is nothing. */
function html(strings, ...parts) {
    let markup = strings[0] ?? '';
    for (const [index, part] of parts.entries())
        markup += `${write(part)}${strings[index + 1] ?? ''}`;
    return new Html(markup);
}
/** A text of any length. */
function longText(text) {
    return new Html(html_escape(text));
}
/** What the template and `Html` cannot make safe by themselves: to be called with markup only that a library has made safe. */
function trusted(markup) {
    return new Html(markup);
}
function write(part) {
    if (part === null)
        return '';
    if (part instanceof Html)
        return part.toString();
    return typeof part === 'string' ? html_escape((0,fence/* cut */.Jj)(part, mostCharacters)) : typeof part === 'number' ? String(part) : part.map(write).join('');
}

// EXTERNAL MODULE: ./lib/core/report/failure-line.js
var failure_line = __webpack_require__(93371);
;// CONCATENATED MODULE: ./lib/core/page/links.js


/** Longer ones no browser follows, and the engine's own search gives up on what is far longer. */
const longestAddress = 4_000;
/** A link, where the address is one that may be followed; the content alone where it is not. */
function links_link(address, content) {
    return address.length <= longestAddress && /^https?:\/\/[^\s"'<>\\]+$/.test(address) && URL.canParse(address)
        ? html `<a href="${address}" rel="noreferrer noopener">${content}</a>`
        : html `${content}`;
}
/** A place in a file as it was in a commit. `repository`: the address of its page. */
function placeLink(repository, commit, file, line) {
    const place = html `<code>${line === null ? file : `${file}:${line}`}</code>`;
    const address = (0,failure_line/* fileAddress */.xQ)(file, line, { repository, commit });
    return address === null ? place : links_link(address, place);
}
function commitLink(repository, commit) {
    return links_link(`${repository}/commit/${commit}`, html `<code>${commit.slice(0, 7)}</code>`);
}

;// CONCATENATED MODULE: ./lib/core/page/script.js
/**
 * What the page does once it may run a script: it searches. All else works without. It writes no markup, so what is searched stays
 * the text that it is.
 */
const script = `
'use strict'
for (const box of document.querySelectorAll('[data-search]')) {
  const input = box.querySelector('input')
  const found = box.querySelector('.found')
  const items = [...document.querySelectorAll('#' + box.dataset.search + ' [data-item]')]
  const texts = items.map((item) => item.textContent.toLowerCase())
  const closed = new Set()
  let at = -1
  box.hidden = false
  const mark = (hits, words) => {
    if (!('highlights' in CSS)) return
    const ranges = []
    if (words !== '') for (const item of hits) {
      const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null && ranges.length < 2000; node = walker.nextNode()) {
        const text = node.data.toLowerCase()
        if (text.length !== node.data.length) continue
        for (let from = text.indexOf(words); from >= 0 && ranges.length < 2000; from = text.indexOf(words, from + words.length)) {
          const range = new Range()
          range.setStart(node, from)
          range.setEnd(node, from + words.length)
          ranges.push(range)
        }
      }
    }
    CSS.highlights.set('found', new Highlight(...ranges))
  }
  const search = () => {
    const words = input.value.trim().toLowerCase()
    const hits = items.filter((item, index) => {
      const isHit = words === '' || texts[index].includes(words)
      item.hidden = !isHit
      return isHit
    })
    if (words === '') for (const item of closed) item.open = false
    else for (const item of hits.slice(0, 50)) if (item.matches('details:not([open])')) {
      closed.add(item)
      item.open = true
    }
    if (words === '') closed.clear()
    at = -1
    mark(hits, words)
    found.textContent = words === '' ? '' : hits.length === 0 ? 'Nothing was found' : hits.length + ' of ' + items.length + (hits.length > 1 ? ', Enter leads to the next' : '')
  }
  let waiting = 0
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(search, 80)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') input.value = ''
    if (event.key === 'Escape' || event.key === 'Enter') {
      clearTimeout(waiting)
      if (event.key === 'Escape' || at < 0) search()
    }
    if (event.key !== 'Enter' || input.value.trim() === '') return
    event.preventDefault()
    const hits = items.filter((item) => !item.hidden)
    if (hits.length === 0) return
    const before = at
    at = (before + 1) % hits.length
    hits[at].scrollIntoView({ block: 'center' })
  })
}
`;

;// CONCATENATED MODULE: ./lib/core/page/section.js

function renderSection({ id, title, count, body }) {
    return html `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}${count === '' ? null : html ` <span class="count">${count}</span>`}</h2>${body}</section>
`;
}
/** Words for what found no room on the page. */
function leftOut(count, what) {
    return count === 0
        ? null
        : html `<p class="left">${count.toLocaleString('en-US')} more ${what} are not shown here; <code>report.json</code> has them.</p>`;
}
/** The field that a script of the page shows once it runs. `what`: names that are searched. */
function searchField(id, what) {
    return html `<div class="search" data-search="${id}" hidden><label for="search-${id}">Search ${what}</label><input id="search-${id}" type="search" autocomplete="off" spellcheck="false"><span class="found" role="status"></span></div>`;
}

// EXTERNAL MODULE: ./lib/core/report/progress.js
var report_progress = __webpack_require__(79495);
// EXTERNAL MODULE: ./lib/core/report/work.js
var report_work = __webpack_require__(66525);
;// CONCATENATED MODULE: ./lib/core/page/bounded.js

/** How much of the page its parts may take, in bytes of markup; all together stay below 2 MB. */
const share = { failures: 500_000, output: 40_000, diff: 500_000, attempts: 40_000, transcript: 450_000, brief: 150_000 };
const encoder = new TextEncoder();
function weightOf(markup) {
    return encoder.encode(markup.toString()).length;
}
/** Renders items until there is no room for another. */
function within(items, most, render) {
    const shown = [];
    let room = most;
    let left = 0;
    let index = 0;
    for (const item of items) {
        const markup = left > 0 ? null : render(item, index);
        index += 1;
        const weight = markup === null ? 0 : weightOf(markup);
        if (markup === null || weight > room) {
            left += 1;
            continue;
        }
        room -= weight;
        shown.push(markup);
    }
    return { shown, left };
}
/** A text in a block, cut where its markup would be heavier than that. */
function block(text, most, kind = 'text') {
    const cutAt = (length) => html `<pre class="${kind}" tabindex="0"><code>${longText(text.slice(0, length))}</code></pre>${length < text.length ? html `<p class="left">${(text.length - length).toLocaleString('en-US')} more characters are not shown here.</p>` : null}`;
    let length = Math.min(text.length, most);
    let markup = cutAt(length);
    while (weightOf(markup) > most + 200 && length > 0) {
        length = Math.floor(length / 2);
        markup = cutAt(length);
    }
    return markup;
}

// EXTERNAL MODULE: ./node_modules/micromark/index.js + 53 modules
var micromark = __webpack_require__(59077);
;// CONCATENATED MODULE: ./lib/core/page/markdown.js



/** More than people read of a story. */
const markdown_most = 20_000;
/** Tags that GitHub folds text away with: here all of it is shown. */
const folds = /<\/?(?:details|summary|sub)(?: open)?>/g;
/**
 * Our own words about a turn, in which the texts of others are quoted already. HTML in them is shown as text, and links lead only
 * where the web does: that is what the library does unless it is told otherwise.
 */
function markdown(text) {
    const words = text.slice(0, markdown_most).replaceAll('\uFE0F', '').replace(folds, '').trim();
    return words === '' ? html `` : trusted((0,micromark/* micromark */.yt)((0,visible/* makeVisible */.X)(words)));
}

;// CONCATENATED MODULE: ./lib/core/page/sections/after.js





/** What is left of the failures: as the proof showed it here, and as CI said of earlier attempts. */
function after({ outcome, context: { work, record } }) {
    const judged = record.attempts.flatMap(({ number, after: progress }) => progress === null
        ? []
        : [html `<li>CI on ${number === 0 ? 'what was asked for' : `attempt ${number}`}: ${(0,report_progress/* tellProgress */.Xj)(progress)}.</li>`]);
    if (work === null && judged.length === 0)
        return null;
    const proven = work === null
        ? null
        : html `${meter(work.proof)}<div class="story">${markdown((0,report_work/* tellWork */.$G)(work, outcome.kind === 'agent-failed').join('\n\n'))}</div>${output(work.proof)}`;
    return {
        id: 'after',
        title: 'After the change',
        count: '',
        body: html `${proven}${judged.length === 0 ? null : html `<ul class="plain">${judged}</ul>`}`,
    };
}
function meter(proof) {
    const [words, tone] = verdict(proof);
    return html `<p class="verdict"><strong class="state ${tone}">${words}</strong></p>`;
}
function verdict(proof) {
    if (proof.kind === 'not-run')
        return ['Not proven here', 'warn'];
    const { of, passing, what, originals } = proof;
    const noun = of === 1 ? what.slice(0, -1) : what;
    if (passing < of)
        return [what === 'tests' ? `${passing} of ${of} ${noun} pass` : `${passing} of ${of} ${noun} gone`, 'bad'];
    const words = what === 'tests' ? `${passing} of ${of} ${noun} ${of === 1 ? 'passes' : 'pass'}` : `${passing} of ${of} ${noun} gone`;
    return originals === 'fail' ? [`${words}, with changed tests only`, 'warn'] : [words, 'good'];
}
function output(proof) {
    if (proof.kind !== 'run' || proof.output.trim() === '')
        return null;
    return html `<details class="item"><summary><span class="name">What the last run that failed printed</span></summary><div class="inside">${block(proof.output, share.output)}</div></details>`;
}

;// CONCATENATED MODULE: ./lib/core/page/times.js
/** `42 s`, `3 min 5 s`, `2 h 4 min`. */
function duration(seconds) {
    if (seconds < 10)
        return `${Number(seconds.toFixed(1))} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3_600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' });
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', timeStyle: 'medium' });
/** `1 Dec 2026`, in UTC, of a moment in milliseconds since 1970. */
function dayOf(at) {
    return day.format(at);
}
/** `09:05:00`, in UTC. */
function clockOf(at) {
    return clock.format(at);
}

;// CONCATENATED MODULE: ./lib/core/page/sections/attempts.js







/** Every attempt on the pull request, the newest first. */
function attempts({ context: { record, links } }) {
    const { attempts: all } = record;
    if (all.length === 0)
        return null;
    const { shown, left } = within(all.toReversed(), share.attempts, (one) => row(one, links.repository));
    const head = ['Attempt', 'From', 'Failures', 'Ended', 'Pushed', 'Proven here', 'CI then', 'Cost', 'Time'];
    return {
        id: 'attempts',
        title: 'All attempts',
        count: String(all.length),
        body: html `<div class="scroll" tabindex="0" role="region" aria-label="All attempts"><table class="attempts"><thead><tr>${head.map((name) => html `<th scope="col">${name}</th>`)}</tr></thead><tbody>${shown}</tbody></table></div>${leftOut(left, 'attempts')}`,
    };
}
function row({ number, from, failures, ended, commit, revertedBy, proven, after, costUsd, seconds }, repository) {
    const pushed = commit === null
        ? html `–`
        : html `${commitLink(repository, commit)}${revertedBy === undefined ? null : html `, taken back by ${commitLink(repository, revertedBy)}`}`;
    return html `<tr><th scope="row">${number === 0 ? 'asked for' : number}</th><td>${commitLink(repository, from)}</td><td class="number">${failures}</td><td>${ended}</td><td>${pushed}</td><td>${proven === undefined ? '–' : `${proven.passing} of ${proven.of}`}</td><td>${after === null ? '–' : (0,report_progress/* tellProgress */.Xj)(after)}</td><td class="number">${costUsd === null ? '–' : (0,report_work/* dollars */.E9)(costUsd)}</td><td class="number">${duration(seconds)}</td></tr>
`;
}

// EXTERNAL MODULE: ./lib/core/model/excerpt.js
var model_excerpt = __webpack_require__(4128);
;// CONCATENATED MODULE: ./lib/core/page/sections/brief.js



/** What the agent was told when it began. */
function brief({ rounds }) {
    const first = rounds[0]?.brief;
    if (first === undefined || (0,model_excerpt/* lengthOf */.Y5)(first) === 0)
        return null;
    const text = (0,model_excerpt/* textOfExcerpt */.AF)(first);
    return {
        id: 'brief',
        title: 'What the agent was told',
        count: '',
        body: html `<details class="item"><summary><span class="name">The brief</span> <span class="at">${text.split('\n').length.toLocaleString('en-US')} lines</span></summary><div class="inside">${block(text, share.brief)}</div></details>`,
    };
}

// EXTERNAL MODULE: ./node_modules/highlight.js/es/core.js
var core = __webpack_require__(9692);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/bash.js
var bash = __webpack_require__(71157);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/c.js
var c = __webpack_require__(11102);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/cpp.js
var cpp = __webpack_require__(77542);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/csharp.js
var csharp = __webpack_require__(75444);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/css.js
var css = __webpack_require__(53312);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/dockerfile.js
var dockerfile = __webpack_require__(68977);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/go.js
var go = __webpack_require__(97365);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/ini.js
var ini = __webpack_require__(95537);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/java.js
var java = __webpack_require__(17979);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/javascript.js
var javascript = __webpack_require__(34820);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/json.js
var json = __webpack_require__(68129);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/kotlin.js
var kotlin = __webpack_require__(97898);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/makefile.js
var makefile = __webpack_require__(7295);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/markdown.js
var languages_markdown = __webpack_require__(35286);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/php.js
var php = __webpack_require__(48771);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/python.js
var python = __webpack_require__(43145);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/ruby.js
var ruby = __webpack_require__(86787);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/rust.js
var rust = __webpack_require__(81493);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/scala.js
var scala = __webpack_require__(5165);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/sql.js
var sql = __webpack_require__(22879);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/swift.js
var swift = __webpack_require__(77484);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/typescript.js
var typescript = __webpack_require__(23612);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/xml.js
var xml = __webpack_require__(69870);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/yaml.js
var yaml = __webpack_require__(17144);
;// CONCATENATED MODULE: ./lib/core/page/highlight.js



























const languages = {
    bash: bash/* default */.A,
    c: c/* default */.A,
    cpp: cpp/* default */.A,
    csharp: csharp/* default */.A,
    css: css/* default */.A,
    dockerfile: dockerfile/* default */.A,
    go: go/* default */.A,
    ini: ini/* default */.A,
    java: java/* default */.A,
    javascript: javascript/* default */.A,
    json: json/* default */.A,
    kotlin: kotlin/* default */.A,
    makefile: makefile/* default */.A,
    markdown: languages_markdown/* default */.A,
    php: php/* default */.A,
    python: python/* default */.A,
    ruby: ruby/* default */.A,
    rust: rust/* default */.A,
    scala: scala/* default */.A,
    sql: sql/* default */.A,
    swift: swift/* default */.A,
    typescript: typescript/* default */.A,
    xml: xml/* default */.A,
    yaml: yaml/* default */.A,
};
for (const [name, language] of Object.entries(languages))
    core/* default */.A.registerLanguage(name, language);
/** Ends of names, beside those that the languages know as other names of theirs. */
const ends = new Map(Object.entries({
    cjs: 'javascript',
    cts: 'typescript',
    gradle: 'kotlin',
    htm: 'xml',
    lock: 'ini',
    mjs: 'javascript',
    mts: 'typescript',
    rake: 'ruby',
    sbt: 'scala',
    vue: 'xml',
}));
const names = new Map(Object.entries({ dockerfile: 'dockerfile', gemfile: 'ruby', makefile: 'makefile', rakefile: 'ruby' }));
/** The language that a file is written in, by its name; null for one that is not known here. */
function languageOf(path) {
    const name = (path.split('/').at(-1) ?? '').toLowerCase();
    const end = name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
    const language = names.get(name) ?? ends.get(end) ?? (end === '' ? undefined : end);
    return language !== undefined && core/* default */.A.getLanguage(language) !== undefined ? language : null;
}
/** Lines of code with colours; without them where the language is null. Each line's markup is whole in itself. */
function highlightLines(lines, language) {
    if (language === null)
        return lines.map((line) => html `${line}`);
    const code = lines.map((line) => (0,visible/* makeVisible */.X)(line).replaceAll('\n', ' ')).join('\n');
    const marked = balance(core/* default */.A.highlight(code, { language, ignoreIllegals: true }).value.split('\n'));
    return marked.length === lines.length ? marked.map(trusted) : lines.map((line) => html `${line}`);
}
/** Closes at the end of each line what is open there, and opens it again in the next. */
function balance(lines) {
    let open = [];
    return lines.map((line) => {
        const before = open.join('');
        for (const [tag] of line.matchAll(/<span class="[^"]*">|<\/span>/g))
            open = tag === '</span>' ? open.slice(0, -1) : [...open, tag];
        return `${before}${line}${'</span>'.repeat(open.length)}`;
    });
}

;// CONCATENATED MODULE: ./lib/core/page/sections/changes.js




/** Characters of code that are given colours; what comes after them is shown without. */
const mostColoured = 200_000;
/** So many files are open from the beginning. */
const changes_open = 5;
/** What the attempt changed, file by file. */
function changes({ diff }) {
    if (diff === null || (diff.files.length === 0 && diff.note === ''))
        return null;
    let [colours, room] = [mostColoured, share.diff];
    const { shown, left } = within(diff.files, share.diff, (file, index) => {
        const size = file.hunks.reduce((sum, { lines }) => sum + lines.length, 0);
        const language = size <= colours ? languageOf(file.path) : null;
        if (language !== null)
            colours -= size;
        const whole = fileOf(file, language, index < changes_open);
        const shorter = weightOf(whole) <= room ? whole : fileOf({ ...file, hunks: [], note: 'There is no room on this page to show it.' }, null, false);
        room -= weightOf(shorter);
        return shorter;
    });
    const count = diff.files.length + diff.more;
    return {
        id: 'changes',
        title: 'The change',
        count: count === 0 ? '' : `${count} ${count === 1 ? 'file' : 'files'}`,
        body: html `${diff.note === '' ? null : html `<p class="note">${diff.note}</p>`}<div class="items">${shown}</div>${leftOut(left + diff.more, 'files')}`,
    };
}
function fileOf({ path, status, added, removed, hunks, note }, language, isOpen) {
    return html `<details class="item file"${isOpen ? html ` open` : null}><summary><span class="name"><code>${path}</code></span>${status === 'modified' ? null : html ` <span class="kind">${status}</span>`} <span class="counts"><span class="plus">+${added}</span> <span class="minus">−${removed}</span></span></summary>
${note === '' ? null : html `<p class="left">${note}</p>`}${hunks.length === 0 ? null : html `<div class="diff" tabindex="0" role="region" aria-label="Changes of ${path}"><table><tbody>${hunks.map((hunk, index) => hunkOf(hunk, language, index > 0))}</tbody></table></div>`}</details>
`;
}
function hunkOf({ oldStart, newStart, lines: text }, language, isLater) {
    const lines = text.split('\n');
    const side = (without) => lines.flatMap((line, index) => (line.startsWith(without) ? [] : [index]));
    const markup = new Map();
    // What stands on both sides is shown as it is on the new one.
    for (const kept of [side('+'), side('-')]) {
        const marked = highlightLines(kept.map((index) => (lines[index] ?? '').slice(1)), language);
        for (const [at, index] of kept.entries())
            markup.set(index, marked[at] ?? html ``);
    }
    let [old, now] = [oldStart, newStart];
    const rows = lines.map((line, index) => {
        const sign = line.charAt(0);
        const [left, right] = [sign === '+' ? '' : String(old), sign === '-' ? '' : String(now)];
        if (sign !== '+')
            old += 1;
        if (sign !== '-')
            now += 1;
        return html `<tr${sign === '+' ? html ` class="add"` : sign === '-' ? html ` class="del"` : null}><td class="no">${left}</td><td class="no">${right}</td><td class="sign">${sign === '+' ? '+' : sign === '-' ? '−' : ''}</td><td class="code">${markup.get(index) ?? null}</td></tr>
`;
    });
    return html `${isLater ? html `<tr class="gap"><td colspan="4">⋯</td></tr>` : null}${rows}`;
}

;// CONCATENATED MODULE: ./lib/core/page/sections/failures.js




/** How many are open from the beginning, so that nobody has to click for the first. */
const failures_open = 1;
/** Of so many a browser lays out only those that are seen. */
const many = 40;
/** What CI had failed with, each failure with its place, its words and where it comes from. */
function failures({ context }) {
    const { report } = context;
    if (report === null)
        return null;
    const { diagnostics, omitted, gaps, summary } = report;
    const unread = gaps.length === 0
        ? html ``
        : html `<div class="note"><p>Not all could be read:</p><ul>${gaps.slice(0, 20).map((gap) => html `<li>${gap.slice(0, 500)}</li>`)}</ul></div>`;
    const { shown, left } = within(diagnostics, share.failures - weightOf(unread), (one, index) => failure(one, index, context));
    const counted = summary.tests === 0
        ? null
        : html `<p class="muted">Of ${summary.tests.toLocaleString('en-US')} tests ${summary.failed + summary.errored} failed${summary.skipped === 0 ? '' : `, ${summary.skipped} were skipped`}${summary.flaky === 0 ? '' : `, ${summary.flaky} were flaky`}.</p>`;
    const body = html `${counted}${diagnostics.length > 8 ? searchField('failures', 'the failures') : null}<div class="items${shown.length > many ? ' many' : ''}">${shown}</div>${leftOut(left + omitted, 'failures')}${unread}`;
    return { id: 'failures', title: 'What failed', count: String(diagnostics.length + omitted), body };
}
function failure(one, index, { links, pull }) {
    const { kind, file, line, column, test, message, excerpt, rule, flaky, severity } = one;
    const first = (message.split('\n', 1)[0] ?? '').slice(0, 300);
    const place = file === null
        ? null
        : html `<p class="place">${placeLink(links.repository, pull.headSha, file, line)}${column === null ? null : html `<span class="muted"> column ${column}</span>`}</p>`;
    return html `<details class="item" data-item${index < failures_open ? html ` open` : null} id="failure-${index + 1}"><summary><span class="kind ${severity}">${kind}</span> <span class="name">${test === null ? first : test.name.slice(0, 300)}</span>${flaky ? html ` <span class="kind">flaky</span>` : null}${file === null ? null : html ` <span class="at">${line === null ? file : `${file}:${line}`}</span>`}</summary>
<div class="inside">${place}${test === null && message === first ? null : block(message, 6_000, 'message')}${excerpt === null || excerpt.trim() === '' || excerpt.trim() === message.trim() ? null : block(excerpt, 9_000)}${facts(one, rule)}</div></details>
`;
}
function facts({ source, jobs, origin, also, occurrences, test }, rule) {
    const told = [
        ...(rule === null ? [] : [['Rule', rule]]),
        ...(test?.suite == null || test.suite === '' ? [] : [['Suite', test.suite]]),
        ['Source', `${source.path} (${source.format})`],
        ...(jobs.length === 0 ? [] : [['Jobs', jobs.slice(0, 10).join(', ')]]),
        ...(origin.because === '' ? [] : [['Origin', `${origin.kind}: ${origin.because}`]]),
        ...(occurrences > 1 ? [['Seen', `${occurrences} times`]] : []),
        ...(also.length === 0
            ? []
            : [
                [
                    'Also',
                    `${also
                        .slice(0, 10)
                        .map(({ name }) => name)
                        .join(', ')}${also.length > 10 ? ` and ${also.length - 10} more` : ''}`,
                ],
            ]),
    ];
    return html `<dl class="meta">${told.map(([name, value]) => html `<div><dt>${name}</dt><dd>${value.slice(0, 1_000)}</dd></div>`)}</dl>`;
}

// EXTERNAL MODULE: ./lib/core/model/session.js
var model_session = __webpack_require__(85685);
// EXTERNAL MODULE: ./lib/core/model/work.js
var model_work = __webpack_require__(52328);
// EXTERNAL MODULE: ./lib/core/report/status-comment.js
var status_comment = __webpack_require__(91682);
;// CONCATENATED MODULE: ./lib/core/page/sections/header.js








const states = {
    pushed: ['Pushed', 'good'],
    settled: ['Green', 'good'],
    offered: ['Patch offered', 'calm'],
    answered: ['Answered', 'calm'],
    diagnosed: ['Diagnosed', 'calm'],
    ignored: ['Ignored', 'calm'],
    rehearsed: ['Dry run', 'calm'],
    restarted: ['Running again', 'calm'],
    unchanged: ['No change', 'warn'],
    superseded: ['Stood down', 'warn'],
    interrupted: ['Interrupted', 'warn'],
    reverted: ['Rolled back', 'warn'],
    halted: ['Needs a person', 'warn'],
    blocked: ['Not pushed', 'bad'],
    rejected: ['Push refused', 'bad'],
    'agent-failed': ['Agent failed', 'bad'],
    crashed: ['Crashed', 'bad'],
};
/** The words for the tab, without marks and links. */
function pageTitle({ words, context }) {
    return `${plain(words.headline)} · #${context.pull.number} · ${repositoryName(context)}`;
}
/** State, what it is about, and the few figures that people ask for first. */
function header({ outcome, context, words, readiness }) {
    const { pull, links, session, maxAttempts } = context;
    const [state, tone] = states[outcome.kind];
    return html `<header>
<p class="where">${links_link(links.repository, repositoryName(context))} <span aria-hidden="true">/</span> ${links_link(`${links.repository}/pull/${pull.number}`, `pull request #${pull.number}`)}</p>
<h1>${plain(words.headline)}</h1>
<p class="lead"><strong class="state ${tone}">${state}</strong> <span>${session === null ? '' : sentence((0,status_comment/* triggeredBy */.HO)(session, maxAttempts))}</span></p>
<dl class="facts">${factsOf(outcome, context, readiness).map(([name, value]) => html `<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>
`;
}
/** What happened, and what comes next, as the pull request tells it. */
function story({ words: { story: told, next }, context: { notes } }) {
    return html `<div class="story">${markdown(told)}${next === '' ? null : html `<div class="next"><span class="label">Next</span>${markdown(sentence(next))}</div>`}${notes.slice(0, 10).map((note) => html `<div class="note">${markdown(note.slice(0, 1_000))}</div>`)}</div>`;
}
function factsOf(outcome, context, readiness) {
    const { pull, links, session, maxAttempts, work, timeline } = context;
    const pushed = outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null;
    const cost = work === null ? null : (0,model_work/* costOf */.ho)(work);
    const [first, last] = [timeline[0], timeline.at(-1)];
    return [
        ...(session === null ? [] : [['Attempt', (0,model_session/* isAttempt */.k)(session) ? `${session.attempt} of ${maxAttempts}` : asked(session)]]),
        ['Branch', html `<code>${pull.headBranch}</code> <span class="thin">into</span> <code>${pull.baseBranch}</code>`],
        [
            'Commit',
            pushed === null
                ? commitLink(links.repository, pull.headSha)
                : html `${commitLink(links.repository, pull.headSha)} <span aria-label="became">→</span> ${commitLink(links.repository, pushed)}`,
        ],
        ...(work === null || work.runs.length === 0
            ? []
            : [
                [
                    'Agent',
                    [...new Set(work.runs.map(({ agent, version }) => (version === null ? agent : `${agent} ${version}`)))].join(', '),
                ],
                ['Cost', cost === null ? 'not told' : (0,report_work/* dollars */.E9)(cost)],
                ['Agent at work', duration((0,model_work/* secondsOf */.TM)(work))],
            ]),
        ...(first === undefined || last === undefined || last.at <= first.at
            ? []
            : [['Whole turn', duration((last.at - first.at) / 1_000)]]),
        ...(readiness === null ? [] : [['Merge', readiness]]),
        ...(first === undefined ? [] : [['Began', `${dayOf(first.at)}, ${clockOf(first.at).slice(0, 5)} UTC`]]),
        ['Run', links_link(links.run, links.run.split('/').at(-1) ?? 'the run')],
    ];
}
function asked(session) {
    return `asked for by ${session.author}`;
}
function repositoryName({ links }) {
    return links.repository.split('/').slice(-2).join('/');
}
/** A headline may have a mark in front and code in it. */
function plain(headline) {
    return headline.replace(/^[\p{Extended_Pictographic}\uFE0F]+\s*/u, '').replaceAll('`', '');
}
function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./lib/core/model/time.js
/** The one form in which a language writes the parts of ISO 8601 in their order. */
const time_form = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' });
/** `2026-01-31T09:05:00Z` of a moment in milliseconds since 1970. */
function isoTime(at) {
    return `${time_form.format(at).replace(' ', 'T')}Z`;
}

;// CONCATENATED MODULE: ./lib/core/page/sections/timeline.js



const timeline_names = {
    triggered: 'Triggered',
    'ci-ended': 'CI ended',
    collecting: 'Collecting failures',
    collected: 'Failures collected',
    working: 'Agent at work',
    verifying: 'Verifying',
    pushing: 'Pushing',
    ended: 'Ended',
};
/** Of the drawing, whose units are those of its view box. */
const width = 1_000;
/** What happened when, as a list and, for the eye, as a bar of how long each stage took. */
function timeline({ context: { timeline: moments } }) {
    if (moments.length < 2)
        return null;
    const lasting = moments.map(({ at }, index) => Math.max(0, (moments[index + 1]?.at ?? at) - at));
    return {
        id: 'timeline',
        title: 'Timeline',
        count: '',
        body: html `${bar(moments, lasting)}<ol class="timeline">${moments.map((one, index) => entry(one, index === moments.length - 1 ? null : (lasting[index] ?? 0)))}</ol>`,
    };
}
function entry({ stage, at, detail }, lasted) {
    return html `<li class="${stage}"><time datetime="${isoTime(at)}">${clockOf(at)}</time> <span class="stage">${timeline_names[stage]}${detail === '' ? null : html ` <span class="detail">${detail.slice(0, 80)}</span>`}</span> <span class="lasted">${lasted === null ? '' : duration(lasted / 1_000)}</span></li>
`;
}
function bar(moments, lasting) {
    const whole = lasting.reduce((sum, one) => sum + one, 0);
    if (whole === 0)
        return html ``;
    let from = 0;
    const pieces = moments.flatMap(({ stage }, index) => {
        const length = ((lasting[index] ?? 0) / whole) * width;
        const at = from;
        from += length;
        return length < 1
            ? []
            : [html `<rect class="${stage}" x="${at.toFixed(1)}" y="0" width="${Math.max(1, length - 2).toFixed(1)}" height="12"/>`];
    });
    return html `<svg class="bar" viewBox="0 0 ${width} 12" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`;
}

;// CONCATENATED MODULE: ./lib/core/page/sections/transcript.js





const labels = {
    says: 'Agent',
    thinks: 'Thoughts',
    calls: 'Tool',
    result: 'Result',
    note: 'Note',
    failure: 'Failure',
    raw: 'Output',
};
/** Of so many a browser lays out only those that are seen. */
const transcript_many = 40;
/** Longer texts of tools are folded. */
const longest = 600;
/** What each start of an agent printed, turn by turn where it tells of its turns. */
function transcript({ rounds }) {
    const all = rounds.flatMap(({ heard }) => heard);
    if (all.every(({ said, complained }) => said.length + complained.length === 0))
        return null;
    const briefs = rounds.filter(({ brief }, index) => isToldHere(brief, index)).length;
    const room = Math.floor(share.transcript / (all.length + briefs));
    const shown = rounds.map((one, index) => round(one, index, rounds.length > 1, room));
    return {
        id: 'transcript',
        title: 'What the agent said and did',
        count: '',
        body: html `<p class="muted">As the agent printed it. Nothing here vouches for what it says.</p>${searchField('transcript', 'the transcript')}${shown}`,
    };
}
/** The first brief has a section of its own. */
function isToldHere(brief, index) {
    return index > 0 && (0,model_excerpt/* lengthOf */.Y5)(brief) > 0;
}
function round({ brief, heard }, index, isOneOfMany, room) {
    const told = isToldHere(brief, index)
        ? html `<details class="item turn" data-item><summary><span class="kind">brief</span> <span class="name">What it was told in this round</span></summary><div class="inside">${block((0,model_excerpt/* textOfExcerpt */.AF)(brief), Math.min(30_000, room))}</div></details>`
        : null;
    return html `${isOneOfMany ? html `<h3>Round ${index + 1}</h3>` : null}${told}${heard.map((one) => hearing(one, room))}`;
}
function hearing({ agent, at, said: words, complained: errors }, room) {
    const head = html `<h3 class="agent"><span>${agent}</span> <span class="muted">started at ${clockOf(at)} UTC</span></h3>`;
    const left = Math.max(0, room - weightOf(head));
    const said = within(words, Math.floor(left * 0.8), turn);
    const complained = within(errors, Math.floor(left * 0.2), turn);
    return html `${head}
<div class="turns${said.shown.length > transcript_many ? ' many' : ''}">${said.shown}</div>${cutShort(said.left)}${complained.shown.length === 0 ? null : html `<h4>Error output</h4><div class="turns">${complained.shown}</div>`}${cutShort(complained.left)}`;
}
function cutShort(left) {
    return left === 0
        ? null
        : html `<p class="left">${left.toLocaleString('en-US')} more parts are not shown here; <code>transcript.txt</code> has them.</p>`;
}
function turn({ kind, title, text }) {
    const head = html `<span class="kind">${labels[kind]}</span>${title === '' ? null : html ` <span class="title">${title.slice(0, 200)}</span>`}`;
    const isFolded = kind !== 'says' && kind !== 'raw' && text.length > longest;
    const body = text.trim() === ''
        ? null
        : kind === 'says' || kind === 'thinks'
            ? html `<p class="prose">${longText(text.slice(0, 20_000))}</p>`
            : block(text, 20_000);
    if (!isFolded)
        return html `<div class="turn ${kind}" data-item><p class="head">${head}</p>${body}</div>
`;
    return html `<details class="turn ${kind}" data-item><summary class="head">${head} <span class="muted">${text.split('\n').length.toLocaleString('en-US')} lines</span></summary>${body}</details>
`;
}

;// CONCATENATED MODULE: ./lib/core/page/style.js
/** The look of the page: one column, light or dark as the reader's system is, and on paper without what nobody reads there. */
const style = `
:root{color-scheme:light dark;--paper:#fff;--raised:#f6f7f9;--line:#d9dee4;--ink:#1b2127;--soft:#57606a;--link:#0a58b8;--good:#136c3a;--good-bg:#e3f5e9;--calm:#2b4a78;--calm-bg:#e8eef8;--warn:#7d4a00;--warn-bg:#fdf0d9;--bad:#a5222f;--bad-bg:#fde8e9;--add-bg:#e6f6ea;--del-bg:#fdeced;--found:#ffe27a;--k:#8a2ea8;--s:#0b5f38;--n:#0a55a8;--c:#5f6a75;--t:#8a4b00;--bar1:#5b7fb8;--bar2:#8d6cc4;--bar3:#3f9487;--bar4:#b78133}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--raised:#1c2229;--line:#343c46;--ink:#e4e8ed;--soft:#a3adb8;--link:#7fb4ff;--good:#7fdca0;--good-bg:#173425;--calm:#a9c6f5;--calm-bg:#1d2c44;--warn:#f2c274;--warn-bg:#3a2c12;--bad:#ff9ea4;--bad-bg:#431e23;--add-bg:#15301f;--del-bg:#3a1f23;--found:#6b5600;--k:#d7a1ee;--s:#8fdcae;--n:#8fc0ff;--c:#98a3ae;--t:#f0b97a;--bar1:#6f96d4;--bar2:#a588da;--bar3:#55b3a5;--bar4:#d29c4c}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:break-word}
main,header,nav,footer{max-width:68rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}
code,pre,.no,.sign,.code{font-family:ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{font-size:.875em}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.15em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
h1{margin:.35rem 0 .5rem;font-size:clamp(1.6rem,1.2rem + 2vw,2.25rem);line-height:1.2;letter-spacing:-.015em;font-weight:650}
h2{margin:0 0 1rem;font-size:1.25rem;line-height:1.3;letter-spacing:-.005em;font-weight:620}
h3{margin:1.75rem 0 .75rem;font-size:1rem;font-weight:620}
h4{margin:1.25rem 0 .5rem;font-size:.875rem;font-weight:600;color:var(--soft)}
p{margin:.5rem 0}
section{padding:2rem 0;border-top:1px solid var(--line)}
main>section:first-child{border-top:0;padding-top:.5rem}
.where{margin:0;color:var(--soft);font-size:.9375rem}
.lead{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;color:var(--soft)}
.state{display:inline-block;padding:.1rem .65rem;border-radius:99px;font-size:.875rem;font-weight:620}
.state.good{color:var(--good);background:var(--good-bg)}.state.calm{color:var(--calm);background:var(--calm-bg)}.state.warn{color:var(--warn);background:var(--warn-bg)}.state.bad{color:var(--bad);background:var(--bad-bg)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 2rem;margin:1.75rem 0 1.5rem;padding:1.25rem 1.5rem;background:var(--raised);border-radius:.75rem}
.facts dt,.meta dt{color:var(--soft);font-size:.8125rem}
.facts dd{margin:.1rem 0 0;font-weight:550}
.facts code,.facts .thin{font-weight:450}
nav{padding-bottom:1.5rem}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;margin:0;padding:0;list-style:none;font-size:.9375rem}
.count{color:var(--soft);font-weight:450;font-size:.875em}
.muted,.left,.at,.lasted,.detail{color:var(--soft)}
.muted,.left{font-size:.875rem}
.label{display:block;color:var(--soft);font-size:.8125rem}
.story>:first-child{margin-top:0}
.story p{max-width:46rem}
.story ul{padding-left:1.25rem}
.story pre{margin:.75rem 0}
.next{margin-top:1rem;padding-left:1rem;border-left:3px solid var(--line)}
.next p{margin-top:.1rem}
.note{margin:1rem 0;padding:.6rem 1rem;background:var(--warn-bg);color:var(--ink);border-radius:.5rem;font-size:.9375rem}
.plain{padding-left:1.25rem}
.bar{display:block;width:100%;height:.75rem;margin-bottom:1rem;border-radius:99px;background:var(--raised)}
.bar rect{fill:var(--bar1)}.bar .working{fill:var(--bar2)}.bar .verifying{fill:var(--bar3)}.bar .pushing{fill:var(--bar4)}
.timeline{margin:0;padding:0;list-style:none;display:grid;grid-template-columns:auto 1fr auto;gap:.3rem 1.25rem;font-variant-numeric:tabular-nums}
.timeline li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:baseline}
.timeline time{color:var(--soft);font-size:.875rem}
.timeline .stage::before{content:"";display:inline-block;width:.6rem;height:.6rem;margin-right:.65rem;border-radius:50%;background:var(--bar1)}
.timeline .working .stage::before{background:var(--bar2)}.timeline .verifying .stage::before{background:var(--bar3)}.timeline .pushing .stage::before{background:var(--bar4)}
.timeline .lasted{text-align:right;font-size:.875rem}
.items{border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.items:empty{display:none}
.item{background:var(--paper)}
.items .item+.item{border-top:1px solid var(--line)}
section>.item,.turn.item{border:1px solid var(--line);border-radius:.6rem;overflow:hidden}
.many>*{content-visibility:auto;contain-intrinsic-size:auto 2.75rem}
summary{padding:.55rem 1rem;cursor:pointer}
summary:hover{background:var(--raised)}
summary:focus-visible{outline-offset:-2px}
summary .name{font-weight:550}
summary .at{font-size:.875rem}
.kind{display:inline-block;padding:0 .5rem;border:1px solid var(--line);border-radius:.4rem;color:var(--soft);font-size:.75rem;font-weight:500;line-height:1.35rem;background:var(--paper)}
.kind.error{color:var(--bad);border-color:currentColor}.kind.warning{color:var(--warn);border-color:currentColor}
.inside{padding:.25rem 1rem 1rem}
pre{margin:.6rem 0;padding:.75rem 1rem;max-height:32rem;overflow:auto;background:var(--raised);border-radius:.5rem;font-size:.8125rem;line-height:1.5;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
pre code{font-size:1em}
.inside pre{max-height:20rem}
.message{background:none;padding:0;font-size:.875rem}
.meta{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.5rem 1.5rem;margin:.75rem 0 0;font-size:.875rem}
.meta dd{margin:0;overflow-wrap:anywhere}
.counts{float:right;font-variant-numeric:tabular-nums;font-size:.875rem}
.plus{color:var(--good)}.minus{color:var(--bad)}
.file>.left{padding:0 1rem}
.diff,.scroll{overflow-x:auto;border-top:1px solid var(--line)}
.scroll{border:1px solid var(--line);border-radius:.6rem}
.diff table{border-collapse:collapse;min-width:100%;font-size:.8125rem;line-height:1.5}
.diff td{padding:0 .5rem;white-space:pre;vertical-align:top;tab-size:4}
.diff .no{width:1%;min-width:2.75rem;text-align:right;color:var(--soft);user-select:none;font-variant-numeric:tabular-nums}
.diff .sign{width:1%;padding-right:0;user-select:none}
.diff .code{padding-right:1rem}
.add{background:var(--add-bg)}.del{background:var(--del-bg)}
.gap td{color:var(--soft);text-align:center;background:var(--raised)}
.attempts{border-collapse:collapse;width:100%;font-size:.9375rem}
.attempts th,.attempts td{padding:.5rem .9rem;text-align:left;white-space:nowrap;border-top:1px solid var(--line)}
.attempts thead th{border-top:0;color:var(--soft);font-weight:500;font-size:.8125rem;background:var(--raised)}
.attempts .number{font-variant-numeric:tabular-nums}
.search{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:center;margin:.75rem 0}
.search[hidden]{display:none}
.search label{font-size:.875rem;color:var(--soft)}
.search input{flex:1 1 14rem;max-width:26rem;padding:.45rem .75rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.5rem}
.found{font-size:.875rem;color:var(--soft)}
::highlight(found){background:var(--found);color:var(--ink)}
.agent{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline}
.agent .muted{font-weight:400}
.turns{display:grid;grid-template-columns:minmax(0,1fr);gap:.6rem}
.turn{padding:.6rem 1rem;border:1px solid var(--line);border-radius:.6rem}
.turn.item{padding:0;margin-bottom:.75rem}
.turn.says{background:var(--calm-bg);border-color:transparent}
.turn.failure{background:var(--bad-bg);border-color:transparent}
.turn pre{margin:.35rem 0 0;padding:.5rem .75rem}
.turn.raw,.turn.result,.turn.note{background:none}
.turn .head{margin:0}
.turn summary{padding:0}
.turn.item>summary{padding:.55rem 1rem}
.turn summary:hover{background:none}
.turn .title{font-weight:550;font-size:.9375rem}
.prose{white-space:pre-wrap;max-width:46rem}
[hidden]{display:none!important}
.hljs-keyword,.hljs-selector-tag,.hljs-type,.hljs-meta .hljs-keyword,.hljs-tag .hljs-name,.hljs-section{color:var(--k)}
.hljs-string,.hljs-regexp,.hljs-addition,.hljs-meta .hljs-string{color:var(--s)}
.hljs-number,.hljs-literal,.hljs-title,.hljs-attr,.hljs-attribute,.hljs-property,.hljs-symbol,.hljs-link{color:var(--n)}
.hljs-comment,.hljs-quote,.hljs-doctag{color:var(--c)}
.hljs-built_in,.hljs-variable,.hljs-template-variable,.hljs-meta,.hljs-params .hljs-type,.hljs-selector-class,.hljs-selector-id,.hljs-bullet{color:var(--t)}
footer{padding-top:1.5rem;padding-bottom:3rem;color:var(--soft);font-size:.875rem}
@media (max-width:40rem){main,header,nav,footer{padding-left:1rem;padding-right:1rem}header{padding-top:1.5rem}.facts{grid-template-columns:1fr 1fr;gap:.9rem 1rem;padding:1rem}.facts dd{overflow-wrap:anywhere}section{padding:1.5rem 0}.counts{float:none}.timeline{gap:.4rem .75rem}summary .at{display:block;overflow-wrap:anywhere}.diff .no:first-child{display:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#f6f7f9;--line:#bbb;--ink:#000;--soft:#444;--link:#000}body{font-size:10pt}nav,.search,#transcript,#brief{display:none!important}main,header,footer{max-width:none;padding-left:0;padding-right:0}details::details-content{content-visibility:visible;height:auto}.many>*{content-visibility:visible}pre{max-height:none}summary{list-style:none;break-after:avoid}.diff td{white-space:pre-wrap;overflow-wrap:anywhere}.diff,.scroll{overflow:visible}section{break-inside:auto;padding:1rem 0}h2{break-after:avoid}}
`;

;// CONCATENATED MODULE: ./lib/core/page/page.js













/** In the order of the page. Growing means one file and one line here. */
const sections = [timeline, failures, after, changes, attempts, transcript, brief];
/**
 * The whole page of a turn, below 2 MB whatever it is about. It asks for nothing outside of itself, and nothing runs in it but its
 * own script. `hash`: SHA-256 of a text, in base64.
 */
function reportPage(input, hash) {
    const shown = sections.flatMap((section) => section(input) ?? []);
    const page = html `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(hash)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${pageTitle(input)}</title>
<style>${trusted(style)}</style>
</head>
<body>
${header(input)}${contents(shown)}<main>
<section aria-label="What happened">${story(input)}</section>
${shown.map(renderSection)}</main>
${footer(input)}<script>${trusted(script)}</script>
</body>
</html>
`;
    return page.toString();
}
function policy(hash) {
    return `default-src 'none'; style-src 'sha256-${hash(style)}'; script-src 'sha256-${hash(script)}'; base-uri 'none'; form-action 'none'`;
}
function contents(shown) {
    return html `<nav aria-label="Contents"><ul>${shown.map(({ id, title, count }) => html `<li><a href="#${id}">${title}</a>${count === '' ? null : html ` <span class="count">${count}</span>`}</li>`)}</ul></nav>
`;
}
function footer({ context: { links } }) {
    return html `<footer><p>Made by ${links_link(links.run, 'this run')}. The same as data: <code>report.json</code>. Times are UTC. Secrets that the run knew are shown as <code>[secret]</code>, and characters that cannot be seen by their numbers.</p></footer>
`;
}

;// CONCATENATED MODULE: ./lib/core/page/transcript-text.js



/** All that was said to agents and printed by them, as a text to read; null where no agent was asked. */
function transcriptText({ askings }) {
    if (askings.length === 0)
        return null;
    const parts = askings.flatMap(({ brief, hearings }, index) => [
        ...part(`Round ${index + 1}: what the agent was told`, brief),
        ...hearings.flatMap(({ agent, at, stdout, stderr }) => [
            ...part(`Round ${index + 1}: ${agent}, started at ${isoTime(at)}`, stdout),
            ...part(`Round ${index + 1}: ${agent}, error output`, stderr),
        ]),
    ]);
    return (0,visible/* makeVisible */.X)(`${parts.join('\n\n')}\n`);
}
function part(title, excerpt) {
    return (0,model_excerpt/* lengthOf */.Y5)(excerpt) === 0 ? [] : [`===== ${title} =====\n${(0,model_excerpt/* textOfExcerpt */.AF)(excerpt).trimEnd()}`];
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./lib/core/page/turns/turn.js
/** What a tool was given, in its own words where it has some. */
function shownInput(input) {
    if (typeof input === 'string')
        return input;
    if (typeof input === 'object' && input !== null && 'command' in input && typeof input.command === 'string')
        return input.command;
    return input === undefined || input === null ? '' : JSON.stringify(input, null, 2);
}

;// CONCATENATED MODULE: ./lib/core/page/turns/claude.js


const Text = dist/* object */.Ikc({ type: dist/* literal */.euz('text'), text: dist/* string */.YjP() });
const Part = dist/* variant */.Oxt('type', [
    Text,
    dist/* object */.Ikc({ type: dist/* literal */.euz('thinking'), thinking: dist/* string */.YjP() }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('tool_use'), name: dist/* string */.YjP(), input: dist/* optional */.lqM(dist/* unknown */.L5J()) }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('tool_result'),
        content: dist/* optional */.lqM(dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* unknown */.L5J())]), ''),
        is_error: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    }),
]);
const Event = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* picklist */.KIO(['assistant', 'user']), message: dist/* object */.Ikc({ content: dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* unknown */.L5J())]) }) }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('result'), subtype: dist/* string */.YjP(), is_error: dist/* boolean */.zMY(), result: dist/* optional */.lqM(dist/* string */.YjP(), '') }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('system'), subtype: dist/* string */.YjP(), model: dist/* optional */.lqM(dist/* string */.YjP()) }),
]);
/** The lines of Claude Code's `--output-format stream-json` and, of `json`, the last of them; those of Qwen Code are the same. Source: recorded outputs. */
const claudeTurns = (line) => {
    const event = dist/* safeParse */.xLC(Event, line);
    if (!event.success)
        return null;
    switch (event.output.type) {
        case 'system':
            return event.output.subtype === 'init' ? [{ kind: 'note', title: 'Began', text: event.output.model ?? '' }] : [];
        case 'result':
            return [
                {
                    kind: event.output.is_error ? 'failure' : 'says',
                    title: event.output.is_error ? event.output.subtype : '',
                    text: event.output.result,
                },
            ];
        case 'assistant':
        case 'user': {
            const { content } = event.output.message;
            return typeof content === 'string'
                ? [{ kind: event.output.type === 'user' ? 'note' : 'says', title: '', text: content }]
                : content.flatMap(partOf);
        }
    }
};
function partOf(value) {
    const part = dist/* safeParse */.xLC(Part, value);
    return part.success ? [turnOf(part.output)] : [];
}
function turnOf(part) {
    switch (part.type) {
        case 'text':
            return { kind: 'says', title: '', text: part.text };
        case 'thinking':
            return { kind: 'thinks', title: '', text: part.thinking };
        case 'tool_use':
            return { kind: 'calls', title: part.name, text: shownInput(part.input) };
        case 'tool_result':
            return {
                kind: part.is_error ? 'failure' : 'result',
                title: '',
                text: typeof part.content === 'string' ? part.content : part.content.flatMap(textIn).join('\n'),
            };
    }
}
function textIn(value) {
    const text = dist/* safeParse */.xLC(Text, value);
    return text.success ? [text.output.text] : [];
}

;// CONCATENATED MODULE: ./lib/core/page/turns/codex.js


const Item = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* picklist */.KIO(['agent_message', 'reasoning']), text: dist/* string */.YjP() }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('command_execution'),
        command: dist/* string */.YjP(),
        aggregated_output: dist/* optional */.lqM(dist/* string */.YjP(), ''),
        exit_code: dist/* optional */.lqM(dist/* nullable */.mee(dist/* number */.aig()), null),
    }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('file_change'),
        changes: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ path: dist/* string */.YjP(), kind: dist/* optional */.lqM(dist/* string */.YjP(), '') })), []),
    }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('mcp_tool_call'), server: dist/* optional */.lqM(dist/* string */.YjP(), ''), tool: dist/* string */.YjP(), arguments: dist/* optional */.lqM(dist/* unknown */.L5J()) }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('error'), message: dist/* string */.YjP() }),
]);
const codex_Event = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* literal */.euz('item.completed'), item: dist/* unknown */.L5J() }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('turn.failed'), error: dist/* object */.Ikc({ message: dist/* string */.YjP() }) }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('error'), message: dist/* string */.YjP() }),
    dist/* object */.Ikc({ type: dist/* picklist */.KIO(['thread.started', 'turn.started', 'turn.completed', 'item.started', 'item.updated']) }),
]);
/** The events of `codex exec --json`. Source: recorded outputs. */
const codexTurns = (line) => {
    const event = dist/* safeParse */.xLC(codex_Event, line);
    if (!event.success)
        return null;
    switch (event.output.type) {
        case 'item.completed': {
            const item = dist/* safeParse */.xLC(Item, event.output.item);
            return item.success ? turnsOf(item.output) : [];
        }
        case 'turn.failed':
            return [{ kind: 'failure', title: '', text: event.output.error.message }];
        case 'error':
            return [{ kind: 'failure', title: '', text: event.output.message }];
        default:
            return [];
    }
};
function turnsOf(item) {
    switch (item.type) {
        case 'agent_message':
            return [{ kind: 'says', title: '', text: item.text }];
        case 'reasoning':
            return [{ kind: 'thinks', title: '', text: item.text }];
        case 'command_execution':
            return [
                { kind: 'calls', title: 'shell', text: item.command },
                {
                    kind: (item.exit_code ?? 0) === 0 ? 'result' : 'failure',
                    title: item.exit_code === null ? '' : `exit code ${item.exit_code}`,
                    text: item.aggregated_output,
                },
            ];
        case 'file_change':
            return [{ kind: 'calls', title: 'edit', text: item.changes.map(({ path, kind }) => `${kind} ${path}`.trim()).join('\n') }];
        case 'mcp_tool_call':
            return [{ kind: 'calls', title: `${item.server} ${item.tool}`.trim(), text: shownInput(item.arguments) }];
        case 'error':
            return [{ kind: 'note', title: '', text: item.message }];
    }
}

;// CONCATENATED MODULE: ./lib/core/page/turns/copilot.js


const copilot_Event = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* literal */.euz('assistant.message'), data: dist/* object */.Ikc({ content: dist/* string */.YjP() }) }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('tool.execution_start'), data: dist/* object */.Ikc({ toolName: dist/* string */.YjP(), arguments: dist/* optional */.lqM(dist/* unknown */.L5J()) }) }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('tool.execution_complete'),
        data: dist/* object */.Ikc({
            success: dist/* boolean */.zMY(),
            result: dist/* optional */.lqM(dist/* object */.Ikc({ content: dist/* optional */.lqM(dist/* string */.YjP(), '') }), {}),
            error: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* optional */.lqM(dist/* string */.YjP(), '') }), {}),
        }),
    }),
    dist/* object */.Ikc({ type: dist/* literal */.euz('session.error'), data: dist/* object */.Ikc({ message: dist/* string */.YjP() }) }),
]);
/** What else it prints tells of itself. */
const Other = dist/* object */.Ikc({
    type: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^(?:(?:assistant|session|tool|user|hook|system|permission|model)\.[a-z_.]{1,60}|result)$/)),
    timestamp: dist/* string */.YjP(),
});
/** The events of Copilot's `--output-format json`. Source: recorded outputs. */
const copilotTurns = (line) => {
    const event = dist/* safeParse */.xLC(copilot_Event, line);
    if (!event.success)
        return dist.is(Other, line) ? [] : null;
    switch (event.output.type) {
        case 'assistant.message':
            return [{ kind: 'says', title: '', text: event.output.data.content }];
        case 'tool.execution_start':
            return [{ kind: 'calls', title: event.output.data.toolName, text: shownInput(event.output.data.arguments) }];
        case 'tool.execution_complete': {
            const { success, result, error } = event.output.data;
            return [success ? { kind: 'result', title: '', text: result.content } : { kind: 'failure', title: '', text: error.message }];
        }
        case 'session.error':
            return [{ kind: 'failure', title: '', text: event.output.data.message }];
    }
};

;// CONCATENATED MODULE: ./lib/core/page/turns/opencode.js


const opencode_Event = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* literal */.euz('text'), sessionID: dist/* string */.YjP(), part: dist/* object */.Ikc({ text: dist/* string */.YjP() }) }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('tool_use'),
        sessionID: dist/* string */.YjP(),
        part: dist/* object */.Ikc({
            tool: dist/* string */.YjP(),
            state: dist/* object */.Ikc({ input: dist/* optional */.lqM(dist/* unknown */.L5J()), output: dist/* optional */.lqM(dist/* string */.YjP(), ''), error: dist/* optional */.lqM(dist/* string */.YjP()) }),
        }),
    }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('error'),
        sessionID: dist/* string */.YjP(),
        error: dist/* object */.Ikc({ name: dist/* optional */.lqM(dist/* string */.YjP(), ''), data: dist/* optional */.lqM(dist/* object */.Ikc({ message: dist/* optional */.lqM(dist/* string */.YjP(), '') }), {}) }),
    }),
    dist/* object */.Ikc({ type: dist/* picklist */.KIO(['step_start', 'step_finish']), sessionID: dist/* string */.YjP() }),
]);
/** The events of OpenCode's `run --format json`. Source: recorded outputs. */
const opencodeTurns = (line) => {
    const event = dist/* safeParse */.xLC(opencode_Event, line);
    if (!event.success)
        return null;
    switch (event.output.type) {
        case 'text':
            return [{ kind: 'says', title: '', text: event.output.part.text }];
        case 'tool_use': {
            const { tool, state } = event.output.part;
            return [
                { kind: 'calls', title: tool, text: shownInput(state.input) },
                state.error === undefined ? { kind: 'result', title: '', text: state.output } : { kind: 'failure', title: '', text: state.error },
            ];
        }
        case 'error':
            return [{ kind: 'failure', title: event.output.error.name, text: event.output.error.data.message }];
        default:
            return [];
    }
};

;// CONCATENATED MODULE: ./lib/core/page/turns/index.js




/** Growing means one file and one line here. An event is the first one's that knows it. */
const readers = [claudeTurns, codexTurns, opencodeTurns, copilotTurns];
/** Lines that are no events are shown as they are, in pieces of so many that a search can tell from each other. */
const linesOfPiece = 40;
/** Longer ones are not read as events. */
const longestLine = 256 * 1024;
/** What was said in an account: all that reading it makes of it, so that secrets can be looked for in what is shown. */
function roundsOf({ askings }) {
    return askings.map(({ brief, hearings }) => ({
        brief,
        heard: hearings.map(({ agent, at, stdout, stderr }) => ({ agent, at, said: readTurns(stdout), complained: readTurns(stderr) })),
    }));
}
/** What an agent printed as what it said and did, as far as it prints events; else piece by piece. */
function readTurns({ head, omitted, tail }) {
    const gap = omitted === 0 ? [] : [{ kind: 'note', title: 'Left out', text: `${omitted.toLocaleString('en-US')} characters` }];
    const turns = omitted === 0 ? turnsIn(head + tail) : [...turnsIn(head), ...gap, ...turnsIn(tail)];
    // What an agent says last some of them say once more as their result.
    const isSaidAgain = ({ kind, text }, before) => kind === 'says' && before?.kind === 'says' && before.text === text;
    return turns.filter((turn, index) => `${turn.title}${turn.text}`.trim() !== '' && !isSaidAgain(turn, turns[index - 1]));
}
function turnsIn(text) {
    const turns = [];
    let raw = [];
    const flush = () => {
        if (raw.some((line) => line.trim() !== ''))
            turns.push({ kind: 'raw', title: '', text: raw.join('\n').replace(/^\n+|\s+$/g, '') });
        raw = [];
    };
    for (const line of text.split('\n')) {
        const read = eventsOf(line);
        if (read === null) {
            raw.push(line);
            if (raw.length >= linesOfPiece)
                flush();
            continue;
        }
        flush();
        turns.push(...read);
    }
    flush();
    return turns;
}
/** Null for a line that is no event of an agent. */
function eventsOf(line) {
    if (!line.startsWith('{') || line.length > longestLine)
        return null;
    try {
        const event = JSON.parse(line);
        for (const reader of readers) {
            const turns = reader(event);
            if (turns !== null)
                return turns;
        }
    }
    catch {
        return null;
    }
    return null;
}

// EXTERNAL MODULE: ./lib/core/commands/index.js + 12 modules
var commands = __webpack_require__(69433);
// EXTERNAL MODULE: ./lib/core/report/courses.js
var courses = __webpack_require__(25840);
// EXTERNAL MODULE: ./lib/core/report/endings.js
var endings = __webpack_require__(5278);
// EXTERNAL MODULE: ./lib/core/report/halts.js + 1 modules
var halts = __webpack_require__(34128);
// EXTERNAL MODULE: ./lib/core/report/reasons.js
var reasons = __webpack_require__(90183);
;// CONCATENATED MODULE: ./lib/core/report/outcome-words.js






/** The same of a turn of which nothing was done. */
function rehearsedWords({ headline, story, next }) {
    return { headline: `Dry run: ${headline}`, story: `Nothing of this was done: it is what would have been told.\n\n${story}`, next };
}
function outcomeWords(outcome, context) {
    switch (outcome.kind) {
        case 'ignored':
            return { headline: 'Ignored', story: (0,reasons/* explainIgnore */.a)(outcome.because), next: '' };
        case 'halted': {
            const { headline, story, next } = (0,halts/* tellHalt */.l)(outcome.because, context);
            return { headline, story, next };
        }
        case 'rehearsed':
            return { headline: 'An agent would be asked', story: 'The brief below is what the agent would be told.', next: '' };
        case 'settled':
            return { headline: 'All checks pass — ready for review', story: '', next: 'a person reviews.' };
        case 'answered':
            return { headline: 'Answered', story: (0,commands/* tellAnswer */.qk)(outcome.code, outcome.facts ?? {}, context), next: '' };
        case 'diagnosed':
        case 'restarted':
        case 'reverted':
            return (0,courses/* tellCourse */.f)(outcome, context);
        default:
            return (0,endings/* tellEnding */.LX)(outcome, context.links, `${context.commandPrefix} retry`, (0,model_session/* isAsked */.D6)(context.session), context.work?.proof ?? null);
    }
}

;// CONCATENATED MODULE: ./lib/core/report/shown-report.js
/** What `docs/diagnostics.schema.json` describes. */
function shownReport({ summary, sources, diagnostics, omitted }) {
    return { version: 1, summary, sources, diagnostics: diagnostics.map(shownDiagnostic), omitted };
}
/** One of its diagnostics. */
function shownDiagnostic({ id, kind, severity, message, file, line, column, rule, test, excerpt, source, occurrences, flaky, }) {
    const { format, path, job, line: at } = source;
    return {
        id,
        kind,
        severity,
        message,
        file,
        line,
        column,
        rule,
        test,
        excerpt,
        source: { format, path, job, line: at },
        occurrences,
        flaky,
    };
}

// EXTERNAL MODULE: ./lib/core/report/turn-report.js
var turn_report = __webpack_require__(24558);
;// CONCATENATED MODULE: ./lib/core/report/public-report.js






/**
 * The report of a turn as `docs/report.schema.json` publishes it: every property is there, absent values are null. Null where there
 * was no pull request to speak of.
 */
function publicReport(report, files) {
    const { decision, outcome, context, summary, untold, readiness, exhibits, isDry = false } = report;
    if (context === null)
        return null;
    const { work, record } = context;
    return {
        version: 1,
        dryRun: isDry,
        decision,
        ...endOf(outcome, context),
        ...(isDry ? { commit: null } : {}),
        summary: summary.replaceAll(/<!--.*?-->/g, '').trim(),
        ...subjectOf(context),
        change: changeOf(exhibits?.change ?? null),
        objections: objectionsOf(outcome).map(({ guard, weight, message, remedy, path }) => ({ guard, weight, message, remedy, path })),
        attempts: record.attempts.map(attempt),
        work: work === null ? null : workOf(work),
        usage: work === null ? null : usageOf(work),
        timeline: context.timeline.map(moment),
        brief: briefOf(exhibits?.account ?? null),
        notes: context.notes,
        readiness: readiness ?? null,
        untold,
        files,
    };
}
function endOf(outcome, context) {
    if (outcome === null)
        return { outcome: null, reason: context.session?.kind ?? null, commit: null };
    return {
        outcome: outcome.kind,
        reason: orNull((0,turn_report/* reasonOf */.A)(outcome, context)),
        commit: outcome.kind === 'pushed' || outcome.kind === 'reverted' ? outcome.commit : null,
    };
}
function subjectOf({ pull, links, session, maxAttempts, report }) {
    return {
        repository: links.repository,
        run: links.run,
        pull: {
            number: pull.number,
            author: pull.author.login,
            branch: pull.headBranch,
            base: pull.baseBranch,
            commit: pull.headSha,
            repository: pull.headRepository,
        },
        session: session === null
            ? null
            : { kind: session.kind, attempt: (0,model_session/* isAttempt */.k)(session) ? session.attempt : null, maxAttempts, askedBy: askerOf(session) },
        diagnostics: report === null ? null : shownReport(report),
        gaps: report?.gaps ?? [],
    };
}
function orNull(text) {
    return text === '' ? null : text;
}
function askerOf(session) {
    switch (session.kind) {
        case 'ci':
            return session.asked?.author ?? null;
        case 'conflict':
            return null;
        case 'comment':
        case 'review':
            return session.author;
    }
}
function changeOf(shown) {
    if (shown === null)
        return null;
    if (shown.kind === 'withheld')
        return { base: null, files: [], oversize: null, withheld: true };
    const { base, files, oversize } = shown.change;
    return { base, files: files.map(({ path, status }) => ({ path, status })), oversize, withheld: false };
}
function objectionsOf(outcome) {
    if (outcome?.kind === 'blocked')
        return outcome.objections;
    return outcome?.kind === 'pushed' || outcome?.kind === 'offered' ? outcome.flags : [];
}
function attempt({ number, from, ended, commit, revertedBy, failures, broken, after, proven, costUsd, tokens, seconds, }) {
    return {
        number,
        from,
        ended,
        commit,
        revertedBy: revertedBy ?? null,
        failures,
        broken,
        after,
        proven: proven ?? null,
        costUsd,
        tokens: tokens ?? null,
        seconds,
    };
}
function workOf({ by, rounds, ci, proof, runs }) {
    return {
        by,
        rounds,
        ci,
        proof,
        agents: runs.map(({ agent, version, seconds, ended, detail, usage }) => ({ agent, version, seconds, ended, detail, usage })),
    };
}
function usageOf(work) {
    const total = (name) => {
        const told = work.runs.flatMap(({ usage }) => usage[name] ?? []);
        return told.length === 0 ? null : told.reduce((sum, count) => sum + count, 0);
    };
    return {
        seconds: (0,model_work/* secondsOf */.TM)(work),
        costUsd: (0,model_work/* costOf */.ho)(work),
        turns: total('turns'),
        inputTokens: total('inputTokens'),
        outputTokens: total('outputTokens'),
    };
}
function moment({ stage, at, detail }) {
    return { stage, at: isoTime(at), detail };
}
/** What the agent was told first; what it was told in later rounds stands in the transcript. */
function briefOf(account) {
    const first = account?.askings[0];
    return first === undefined ? null : (0,model_excerpt/* textOfExcerpt */.AF)(first.brief);
}

// EXTERNAL MODULE: ./lib/core/report/warnings.js
var warnings = __webpack_require__(79849);
// EXTERNAL MODULE: ./lib/shell/handover.js + 2 modules
var handover = __webpack_require__(96748);
;// CONCATENATED MODULE: ./lib/leave-report.js











/**
 * Leaves the report in the handover folder and beside it its page, the transcript and a change that was not pushed; gives their paths,
 * the report's first. What could not be kept is no reason to say nothing.
 */
async function leaveReport(report, { handover: place }, secrets, { warn, fail }) {
    const folder = (0,handover/* handover */.c)(place, secrets);
    const { patch } = report;
    const shown = show(report, secrets, warn);
    const kept = [];
    try {
        kept.push(await folder.writeReport(publicReport(report, {
            page: shown.page === null ? null : handover/* names */.D.page,
            transcript: shown.transcript === null ? null : handover/* names */.D.transcript,
            patch: patch === null ? null : handover/* names */.D.patch,
        })));
        if (patch !== null)
            kept.push(await folder.writeBeside('patch', patch));
        if (shown.page !== null)
            kept.push(await folder.writeBeside('page', shown.page));
        if (shown.transcript !== null)
            kept.push(await folder.writeBeside('transcript', shown.transcript));
    }
    catch (error) {
        // A patch may have been promised in the comment; it is the second that is written.
        const tell = patch === null || kept.length >= 2 ? warn : fail;
        tell(warnings/* warnings */.A.reportNotWhole(place, error));
    }
    return kept;
}
/** A turn that another job goes on with has nothing to show yet. Secrets are gone from each text before it becomes markup, which would hide them. */
function show({ outcome, context, readiness, exhibits, isDry = false }, { redact }, warn) {
    if (outcome === null || outcome.kind === 'reconciled' || context === null)
        return { page: null, transcript: null };
    try {
        const account = (0,map_texts/* mapTexts */.z)(exhibits?.account ?? model_account/* noAccount */.XL, redact);
        const diff = exhibits?.change == null ? null : diffed(exhibits.change);
        const told = outcomeWords(outcome, context);
        const input = {
            outcome,
            context,
            words: isDry ? rehearsedWords(told) : told,
            readiness: readiness ?? null,
            diff,
            rounds: roundsOf(account),
        };
        // What is read from lines of JSON is looked at once more: their escapes are gone from it.
        return {
            page: reportPage((0,map_texts/* mapTexts */.z)(input, redact), (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')),
            transcript: transcriptText(account),
        };
    }
    catch (error) {
        warn(warnings/* warnings */.A.pageUnmade(handover/* names */.D.report, error));
        return { page: null, transcript: null };
    }
}


/***/ })

};
