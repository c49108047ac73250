// Keyboard shortcuts for actions that the page offers anyway: every key belongs to an element with data-key, which it
// follows, presses or, if it is a field, focuses. Off inside fields and when <html data-shortcuts="off">.

const chordPause = 1500;
const listItems = "main tbody tr, main .timeline > .event, main :is(.rows, .needs-you, .going-on, .learned, .results ul, .agenda-items) > li";

let chord = "";
let chordTimer = 0;

if (document.documentElement.dataset.shortcuts !== "off") {
    document.addEventListener("keydown", onKey);
    offerList();
}

function onKey(event) {
    if (event.defaultPrevented || event.isComposing || event.altKey || isField(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() === "k" && use("/")) event.preventDefault();
        return;
    }
    const key = chord ? `${chord} ${event.key}` : event.key;
    if (editItem(key) || use(key) || move(key)) {
        endChord();
        event.preventDefault();
    } else if (!chord && beginsChord(event.key)) {
        chord = event.key;
        chordTimer = setTimeout(endChord, chordPause);
    } else {
        endChord();
    }
}

function isField(element) {
    return element instanceof Element
        && (element.isContentEditable || element.matches("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select"));
}

function endChord() {
    clearTimeout(chordTimer);
    chord = "";
}

function keyed() {
    return [...document.querySelectorAll("[data-key]")];
}

function beginsChord(key) {
    return keyed().some((element) => element.dataset.key.startsWith(`${key} `));
}

function use(key) {
    if (key === "?") {
        showList();
        return true;
    }
    const targets = keyed().filter((element) => element.dataset.key === key);
    const target = targets.find((element) => element.checkVisibility()) ?? targets[0];
    if (!target) return false;
    if (target.matches("input, textarea, select") && target.checkVisibility()) {
        target.focus();
        target.select?.();
    } else if (target.matches("input")) {
        location.assign(target.form.action);
    } else {
        target.click();
    }
    return true;
}

// j and k: the next or previous item of the lists on the page; Enter then opens it, because its link has the focus.
function move(key) {
    if (key !== "j" && key !== "k") return false;
    const items = shownItems();
    if (items.length === 0) return false;
    const current = items.findIndex((item) => item.contains(document.activeElement));
    const next = key === "j" ? Math.min(current + 1, items.length - 1) : Math.max(current - 1, 0);
    const item = items[next];
    const target = item.querySelector("a[href]:not(.key), a[href], summary") ?? item;
    if (target === item) item.tabIndex = -1;
    target.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    return true;
}

function shownItems() {
    return [...document.querySelectorAll(listItems)].filter((item) => item.checkVisibility());
}

// e: the form of the item of a list that has the focus.
function editItem(key) {
    const form = key === "e" && document.activeElement?.closest("[data-edit]")?.dataset.edit;
    if (form) location.assign(form);
    return Boolean(form);
}

function offerList() {
    const links = document.querySelector("[data-footer-links]");
    if (!links) return;
    const button = make("button", { type: "button", textContent: "Keys " });
    button.append(make("kbd", { textContent: "?" }));
    button.addEventListener("click", showList);
    const item = document.createElement("li");
    item.append(button);
    links.append(item);
}

function showList() {
    const dialog = make("dialog", { className: "keys" });
    dialog.setAttribute("aria-labelledby", "keys-title");
    const list = document.createElement("dl");
    for (const [key, label] of [...descriptions(), ...listKeys(), ...toolKeys(), ["?", "This list"]]) {
        const row = document.createElement("div");
        const keys = document.createElement("dd");
        key.split(" ").forEach((part, index) => keys.append(index ? " then " : "", make("kbd", { textContent: part })));
        row.append(make("dt", { textContent: label }), keys);
        list.append(row);
    }
    const close = make("button", { className: "button", textContent: "Close" });
    close.addEventListener("click", () => dialog.close());
    dialog.append(make("h2", { id: "keys-title", textContent: "Keys on this page" }), list, close);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.addEventListener("click", (event) => {
        if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
}

function listKeys() {
    const items = shownItems();
    if (items.length === 0) return [];
    const keys = [["j", "Next in a list"], ["k", "Previous in a list"], ["Enter", "Open what is marked in a list"]];
    return items.some((item) => item.dataset.edit) ? [...keys, ["e", "Edit what is marked in a list"]] : keys;
}

// The tools of an editor, each by the title that names its keys.
function toolKeys() {
    const titles = [...document.querySelectorAll(".editor-tool[aria-keyshortcuts]")].map((tool) => tool.title);
    return [...new Set(titles)].map((title) => title.match(/^(.*) \((.*)\)$/)?.slice(1).reverse()).filter(Boolean);
}

function descriptions() {
    const seen = new Map();
    for (const element of keyed()) {
        if (seen.has(element.dataset.key)) continue;
        const label = element.getAttribute("aria-label") ?? element.getAttribute("title") ?? element.labels?.[0]?.textContent ?? element.textContent;
        seen.set(element.dataset.key, label.trim().replace(/\s+/g, " "));
    }
    return seen;
}

function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
}
