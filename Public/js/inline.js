// Values with data-inline are edited where they are shown: a click, Enter or "e" turns a value into its field, taken from
// the form at data-form, so what is asked, merged and refused is the same as there. The names of its fields are in
// data-fields. What the page shows anew after saving has data-inline or data-inline-part.

import { Editor } from "./inline-editor.js";
import { keepUntilRead } from "./settling.js";

const main = document.querySelector("main");
const spoken = make("p", { className: "visually-hidden" });
spoken.setAttribute("role", "status");
main.append(spoken);

let editor = null;

main.querySelectorAll("[data-inline]").forEach(offer);

// Gives a value its way in. A text with links in it gets a button below it; any other value becomes a button itself.
function offer(value) {
    const isEmpty = value.textContent.trim() === "";
    const words = `${isEmpty ? "Add" : "Edit"} ${value.dataset.label}`;
    if (value.matches("div")) {
        value.append(make("button", { type: "button", className: "button quiet inline-start", textContent: words }));
        return;
    }
    if (isEmpty) value.append(make("span", { className: "inline-empty", textContent: words }));
    else value.title = words;
    value.setAttribute("role", "button");
    value.tabIndex = 0;
}

function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
}

function startOf(value) {
    return value?.querySelector(":scope > .inline-start") ?? value;
}

document.addEventListener("click", (event) => {
    const value = event.target instanceof Element ? event.target.closest("[data-inline]") : null;
    if (!value || event.target.closest("a") || String(getSelection()) !== "") return;
    open(value);
});

// Before the shortcuts of the page, of which "e" is another.
document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const value = event.target instanceof Element && event.target.matches("[data-inline], .inline-start") ? event.target.closest("[data-inline]") : null;
    const isShortcut = event.key === "e" && document.documentElement.dataset.shortcuts !== "off";
    if (!value || !(isShortcut || (value === event.target && (event.key === "Enter" || event.key === " ")))) return;
    event.preventDefault();
    open(value);
}, { capture: true });

// The element of that name on the page, which may have been shown anew.
function named(name) {
    return [...main.querySelectorAll("[data-inline]")].find((value) => value.dataset.inline === name);
}

async function open(value) {
    if (editor) {
        if (editor.isChanged) return editor.focus();
        editor.close();
    }
    const name = value.dataset.inline;
    const opened = new Editor(value, {
        done: async (answer) => {
            await showAnew(answer, name);
            opened.close();
        },
        closed: () => {
            editor = null;
            startOf(named(name))?.focus();
        },
        say: (words) => { spoken.textContent = words; },
    });
    editor = opened;
    if (!(await opened.open())) location.assign(value.dataset.form);
}

// Shows what was saved: the page's values and parts as they are now, and the notice with its undo.
async function showAnew(answer, edited) {
    const notice = answer.document.querySelector("main > .notice");
    let fresh = answer.document;
    const { pathname, search } = new URL(answer.address);
    if (pathname !== location.pathname || search !== location.search) {
        fresh = (await Editor.load("GET", location.pathname + location.search)).document ?? fresh;
    }
    for (const [attribute, key] of [["data-inline", "inline"], ["data-inline-part", "inlinePart"]]) {
        const now = new Map([...fresh.querySelectorAll(`[${attribute}]`)].map((element) => [element.dataset[key], element]));
        for (const element of main.querySelectorAll(`[${attribute}]`)) {
            const replacement = now.get(element.dataset[key]);
            if (!replacement) {
                // It was saved, and this list no longer has it.
                if (element.dataset[key] === edited) leave(element);
                continue;
            }
            const copy = document.importNode(replacement, true);
            copy.hidden = element.hidden;
            element.replaceWith(copy);
            if (attribute === "data-inline") offer(copy);
        }
    }
    main.querySelector(":scope > .notice")?.remove();
    if (!notice) return;
    const shown = document.importNode(notice, true);
    shown.classList.add("arrived");
    // The region that was there before is the one that is read out.
    shown.removeAttribute("role");
    main.prepend(shown);
    keepUntilRead(shown);
    spoken.textContent = notice.querySelector("p")?.textContent ?? "";
}

// What was edited is no longer on this list, and needs no verdict, unless somebody is writing one.
function leave(element) {
    element.textContent = "Saved. It is no longer on this list.";
    const verdict = element.closest(".agenda-item")?.querySelector("form.verdict");
    if (verdict && ![...verdict.querySelectorAll("textarea, input[type=text]")].some((field) => field.value !== field.defaultValue)) verdict.hidden = true;
}

addEventListener("beforeunload", (event) => {
    if (editor?.isChanged && !editor.isLeaving) event.preventDefault();
});
