// Suggests people after @ and records after INC-, GR- and FU-. The text area keeps the focus and tells screen readers
// which suggestion is chosen; the status line says how many there are.

import { apply, isInCode } from "./edit.js";
import { make, say } from "./frame.js";
import { caretIn } from "./caret.js";

const pause = 120;
const begun = /(?:^|[\s([{"“])(@[\p{L}\p{N}'’-]*|(?:INC|GR|FU)-[\p{L}\p{N}]*)$/u;

export function attach(editor) {
    const { area } = editor;
    const list = make("ul", "editor-completions", { id: `${editor.id}-completions`, hidden: true }, {
        role: "listbox", "aria-label": "Suggestions",
    });
    editor.writing.append(list);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("autocomplete", "off");

    let items = [];
    let current = 0;
    let token = "";
    let timer = 0;
    let asking = null;
    let isTaking = false;

    area.addEventListener("input", () => {
        clearTimeout(timer);
        asking?.abort();
        token = isTaking ? "" : tokenAt(area);
        if (token === "") close();
        else timer = setTimeout(ask, pause);
    });
    area.addEventListener("blur", close);
    area.addEventListener("click", close);
    area.addEventListener("keydown", (event) => {
        if (list.hidden || event.isComposing) return;
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
        if (event.key === "Escape") {
            close();
        } else if (event.key === "ArrowDown" && isPlain) {
            choose(current + 1);
        } else if (event.key === "ArrowUp" && isPlain) {
            choose(current - 1);
        } else if ((event.key === "Enter" || event.key === "Tab") && isPlain) {
            // Somebody who has typed the whole key wants a line break.
            if (items[current].text === token) {
                close();
                return;
            }
            take(current);
        } else {
            if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close();
            return;
        }
        event.preventDefault();
        event.stopImmediatePropagation();
    });

    async function ask() {
        asking = new AbortController();
        try {
            const query = new URLSearchParams({ text: token, incident: editor.incident });
            const answer = await fetch(`/completions?${query}`, {
                signal: asking.signal, headers: { accept: "application/json" },
            });
            if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) return;
            show(await answer.json());
        } catch {
            // Overtaken by the next key press, or offline: no suggestions.
        }
    }

    function show(found) {
        if (found.length === 0 || tokenAt(area) !== token || document.activeElement !== area) {
            close();
            return;
        }
        items = found;
        list.replaceChildren(...found.map((item, index) => {
            const option = make("li", "", { id: `${list.id}-${index}` }, { role: "option", "aria-selected": "false" });
            option.append(make("b", "", { textContent: item.label }), make("span", "", { textContent: item.detail }));
            option.addEventListener("pointerdown", (event) => event.preventDefault());
            option.addEventListener("click", () => take(index));
            return option;
        }));
        list.hidden = false;
        area.setAttribute("aria-controls", list.id);
        const caret = caretIn(area, area.selectionStart - token.length);
        list.style.setProperty("--caret-x", `${Math.round(caret.x)}px`);
        list.style.setProperty("--caret-y", `${Math.round(caret.y)}px`);
        choose(0);
        say(editor, found.length === 1 ? "1 suggestion." : `${found.length} suggestions.`);
    }

    function choose(index) {
        current = (index + items.length) % items.length;
        [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === current)));
        const option = list.children[current];
        area.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
    }

    function take(index) {
        const end = area.selectionStart;
        const isFollowed = /^[\s.,;:!?)]/.test(area.value.slice(end));
        const text = items[index].text + (isFollowed ? "" : " ");
        isTaking = true;
        apply(area, { start: end - token.length, end, text });
        isTaking = false;
        close();
    }

    function close() {
        if (list.hidden) return;
        clearTimeout(timer);
        list.hidden = true;
        list.replaceChildren();
        say(editor, "");
        area.removeAttribute("aria-activedescendant");
        area.removeAttribute("aria-controls");
    }
}

function tokenAt(area) {
    if (area.selectionStart !== area.selectionEnd) return "";
    const before = area.value.slice(Math.max(0, area.selectionStart - 60), area.selectionStart);
    const found = before.match(begun)?.[1] ?? "";
    return found !== "" && isInCode(area.value, area.selectionStart) ? "" : found;
}
