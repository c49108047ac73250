// Wording hints beside a text while it is written: POST /wording/hints answers with them. They give advice and block
// nothing.

import { apply } from "./editor/edit.js";
import { keepPlace, showCount } from "./writing/beside.js";

const pause = 900;

watchAll(document);
// A box that a script has added is empty, and asks at once.
document.addEventListener("handrail:added", ({ detail }) => {
    for (const ask of watchAll(detail)) ask();
});

// Returns the functions that ask, one for each box.
function watchAll(part) {
    return [...part.querySelectorAll("[data-wording]")].map((box) => [box, fieldsOf(box)])
        .filter(([, fields]) => fields.length > 0).map(([box, fields]) => watch(box, fields));
}

function fieldsOf(box) {
    if (box.dataset.fields) return box.dataset.fields.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    return [...box.closest(".writing-section")?.querySelectorAll("textarea") ?? []].slice(0, 1);
}

// Returns the function that asks.
function watch(box, fields) {
    const list = box.querySelector(".wording-hints");
    const status = box.closest("aside")?.querySelector("[data-wording-status]") ?? box.querySelector("[role=status]");
    let timer = 0;
    let asking = null;
    let asked = box.dataset.added === undefined ? textOf(fields) : null;

    async function ask() {
        const text = textOf(fields);
        if (text === asked) return;
        asking?.abort();
        asking = new AbortController();
        try {
            const answer = await fetch("/wording/hints", {
                method: "POST",
                body: new URLSearchParams({
                    csrf: fields[0].form?.elements.csrf?.value ?? "", place: box.dataset.place, text,
                }),
                signal: asking.signal,
            });
            if (!answer.ok) return;
            const { hints } = await answer.json();
            asked = text;
            const before = list.childElementCount;
            keepPlace(box);
            list.replaceChildren(...hints.map((hint) => item(hint, fields, text)));
            showCount(box, "hint", hints.length);
            if (hints.length !== before) status.textContent = words(hints.length);
        } catch {
            // Offline or overtaken by the next key press: the server shows them with the preview and with the saved
            // text.
        }
    }

    for (const field of fields) {
        field.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(ask, pause);
        });
    }
    return ask;
}

// As the server joins a title and the text below it.
function textOf(fields) {
    return fields.map((field) => field.value).filter(Boolean).join("\n\n");
}

function words(count) {
    if (count === 0) return "No wording hints left";
    return count === 1 ? "1 wording hint" : `${count} wording hints`;
}

function item(hint, fields, text) {
    const quote = element("q", {}, hint.words);
    const show = button("Show it", ` in the text: “${hint.words}”`, () => {
        const { field, start } = placeOf(hint, fields, text);
        field.focus();
        if (start >= 0) field.setSelectionRange(start, start + hint.end - hint.start);
    });
    const actions = element("p", { className: "wording-actions" }, show);
    if (hint.rule === "name") {
        actions.append(button("Use the role", ` instead of “${hint.words}”`, () => {
            const { field, start } = placeOf(hint, fields, text);
            if (start < 0) return;
            const before = field.value.slice(0, start).slice(-3);
            const role = /(^|\n|[.!?]\s)$/.test(before) ? hint.instead[0].toUpperCase() + hint.instead.slice(1) : hint.instead;
            apply(field, { start, end: start + hint.end - hint.start, text: role });
        }));
    }
    if (hint.address) {
        const link = element("a", { href: hint.address }, hint.action);
        link.append(element("span", { className: "visually-hidden" }, ` on “${hint.words}”`));
        actions.append(link);
    }
    return element(
        "li", { className: hint.rule === "name" ? "wording-hint on-name" : "wording-hint" },
        element("p", {}, quote, " ", element("small", {}, hint.category)),
        element("p", {}, hint.why),
        element("p", { className: "wording-instead" }, element("b", {}, hint.insteadLabel), ` ${hint.instead}`),
        actions);
}

// Where the words are by now, if they still are where they were found or anywhere else.
function placeOf(hint, fields, text) {
    const field = fields.find((each) => each.value.includes(hint.words)) ?? fields[0];
    return { field, start: field.value === text ? hint.start : field.value.indexOf(hint.words) };
}

function button(label, spoken, act) {
    const made = element("button", { type: "button", className: "button quiet" }, label);
    made.append(element("span", { className: "visually-hidden" }, spoken));
    made.addEventListener("click", act);
    return made;
}

function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
}
