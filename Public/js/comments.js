// Comments on passages: marks the passages that have comments, links each to its thread and back, and offers to comment
// on the selection, on the page or in a text area. Without this script, people paste the passage into the form.

const contextLength = 80;

for (const area of document.querySelectorAll("[data-comments]")) mark(area);
offerSelection();

function sectionOf(area) {
    return document.querySelector(`[data-commented="${CSS.escape(area.dataset.comments)}"]`);
}

// The words of a text with their positions: runs of letters and digits, as the server compares them.
function wordsOf(text) {
    return [...text.matchAll(/[\p{Alphabetic}\p{N}\p{Mn}]+/gu)].map((match) => ({
        word: match[0], start: match.index, end: match.index + match[0].length,
    }));
}

function mark(area) {
    const section = sectionOf(area);
    if (!section) return;
    const text = textOf(section);
    const words = wordsOf(text.content);
    let count = 0;
    for (const quote of area.querySelectorAll("[data-passage]")) {
        const found = find(quote.dataset, words);
        if (!found) continue;
        const range = text.range(found.start, found.end);
        const thread = quote.closest(".thread");
        if (!thread.classList.contains("resolved")) highlight(range);
        count += 1;
        link(range, thread, count);
        leadBack(quote, thread);
    }
}

function find(data, words) {
    const exact = wordsOf(data.passage).map(({ word }) => word);
    const prefix = wordsOf(data.prefix).map(({ word }) => word).reverse();
    const suffix = wordsOf(data.suffix).map(({ word }) => word);
    let best = null;
    for (let start = 0; exact.length > 0 && start + exact.length <= words.length; start += 1) {
        if (!exact.every((word, index) => words[start + index].word === word)) continue;
        const end = start + exact.length;
        let score = 0;
        while (score < prefix.length && words[start - 1 - score]?.word === prefix[score]) score += 1;
        let behind = 0;
        while (behind < suffix.length && words[end + behind]?.word === suffix[behind]) behind += 1;
        score += behind;
        if (!best || score > best.score) best = { score, start: words[start].start, end: words[end - 1].end };
    }
    return best;
}

// The text of an element as one string, and a mapping from positions in it back to the element's nodes.
function textOf(element) {
    const nodes = [];
    let content = "";
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: content.length });
        content += node.data;
    }
    const place = (offset, isEnd) => {
        let index = nodes.findIndex(({ start }, i) => {
            const next = nodes[i + 1]?.start ?? Infinity;
            return isEnd ? offset > start && offset <= next : offset >= start && offset < next;
        });
        if (index < 0) index = nodes.length - 1;
        return [nodes[index].node, Math.min(offset - nodes[index].start, nodes[index].node.length)];
    };
    return {
        content,
        range(start, end) {
            const range = new Range();
            range.setStart(...place(start, false));
            range.setEnd(...place(end, true));
            return range;
        },
    };
}

function highlight(range) {
    if (!CSS.highlights) return;
    const all = CSS.highlights.get("commented") ?? new Highlight();
    all.add(range);
    CSS.highlights.set("commented", all);
}

// A small number after the passage, visible and reachable with the Tab key.
function link(range, thread, number) {
    const anchor = document.createElement("a");
    anchor.className = "passage-link";
    anchor.id = `passage-${thread.id}`;
    anchor.href = `#${thread.id}`;
    anchor.textContent = String(number);
    anchor.setAttribute("aria-label", `Comment ${number}`);
    const end = range.cloneRange();
    end.collapse(false);
    const outer = end.startContainer.parentElement?.closest("a");
    if (outer) outer.after(anchor);
    else end.insertNode(anchor);
}

function leadBack(quote, thread) {
    const anchor = document.createElement("a");
    anchor.href = `#passage-${thread.id}`;
    anchor.textContent = quote.textContent;
    quote.replaceChildren(anchor);
}

function offerSelection() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button primary comment-selection";
    button.textContent = "Comment on the selection";
    button.hidden = true;
    document.body.append(button);
    let chosen = null;
    document.addEventListener("selectionchange", () => {
        chosen = selected();
        button.hidden = !chosen;
    });
    // Pressing the button must not clear the selection first.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
        if (chosen) open(chosen);
        button.hidden = true;
    });
}

function selected() {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement && field.selectionStart < field.selectionEnd) {
        const area = field.closest("[data-commented]") ?? field.closest("[data-section]");
        const slug = area?.dataset.commented ?? area?.dataset.section;
        return slug ? context(slug, field.value, field.selectionStart, field.selectionEnd) : null;
    }
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    const common = range.commonAncestorContainer;
    const section = (common instanceof Element ? common : common.parentElement)?.closest("[data-commented]");
    if (!section || selection.toString().trim() === "") return null;
    const before = new Range();
    before.setStart(section, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return context(section.dataset.commented, section.textContent, start, start + range.toString().length);
}

function context(slug, text, start, end) {
    return {
        slug,
        quote: text.slice(start, end).trim(),
        prefix: text.slice(Math.max(0, start - contextLength), start),
        suffix: text.slice(end, end + contextLength),
    };
}

function open({ slug, quote, prefix, suffix }) {
    const details = document.getElementById(`comment-on-${slug}`);
    if (!details) return;
    // Also the fold in which the comments may be.
    for (let fold = details; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const form = details.querySelector("form");
    form.elements.quote.value = quote;
    form.elements.prefix.value = prefix;
    form.elements.suffix.value = suffix;
    form.elements.comment.focus();
    details.scrollIntoView({ block: "nearest" });
}
