// Wording hints beside a text while it is written: POST /wording/hints answers with them. They give advice and block
// nothing.

import { keepPlace, showCount } from "./writing/beside.js";

const pause = 900;

for (const box of document.querySelectorAll("[data-wording]")) {
    const field = box.dataset.field
        ? document.getElementById(box.dataset.field)
        : box.closest(".writing-section")?.querySelector("textarea");
    if (field) watch(box, field);
}

function watch(box, field) {
    const list = box.querySelector(".wording-hints");
    const status = box.closest("aside")?.querySelector("[data-wording-status]") ?? box.querySelector("[role=status]");
    let timer = 0;
    let asking = null;
    let asked = field.value;

    async function ask() {
        const text = field.value;
        if (text === asked) return;
        asking?.abort();
        asking = new AbortController();
        try {
            const answer = await fetch("/wording/hints", {
                method: "POST",
                body: new URLSearchParams({
                    csrf: field.form?.elements.csrf?.value ?? "", place: box.dataset.place, text,
                }),
                signal: asking.signal,
            });
            if (!answer.ok) return;
            const { hints } = await answer.json();
            asked = text;
            const before = list.childElementCount;
            keepPlace(box);
            list.replaceChildren(...hints.map((hint) => item(hint, field, text)));
            showCount(box, "hint", hints.length);
            if (hints.length !== before) status.textContent = words(hints.length);
        } catch {
            // Offline or overtaken by the next key press: the server shows them with the preview and with the saved
            // text.
        }
    }

    field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, pause);
    });
}

function words(count) {
    if (count === 0) return "No wording hints left";
    return count === 1 ? "1 wording hint" : `${count} wording hints`;
}

function item(hint, field, text) {
    const quote = element("q", {}, hint.words);
    const show = element("button", { type: "button", className: "button quiet" }, "Show it");
    show.append(element("span", { className: "visually-hidden" }, ` in the text: “${hint.words}”`));
    show.addEventListener("click", () => {
        // Only while the words are still where they were found.
        const start = field.value === text ? hint.start : field.value.indexOf(hint.words);
        field.focus();
        if (start >= 0) field.setSelectionRange(start, start + hint.end - hint.start);
    });
    const dismiss = element("a", { href: hint.dismiss }, "Dismiss this hint");
    dismiss.append(element("span", { className: "visually-hidden" }, ` on “${hint.words}”`));
    return element(
        "li", { className: "wording-hint" },
        element("p", {}, quote, " ", element("small", {}, hint.category)),
        element("p", {}, hint.why),
        element("p", { className: "wording-instead" }, element("b", {}, "About the system instead:"), ` ${hint.instead}`),
        element("p", { className: "wording-actions" }, show, dismiss));
}

function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
}
