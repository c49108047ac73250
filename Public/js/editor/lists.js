// Enter continues the list, task list or quote that the line is part of, and ends it on an empty item. Listens for the
// line break and not for the key, because phone keyboards send no key.

import { apply, isInCode } from "./edit.js";

const begin = /^(\s*)((?:> ?)*)(?:([-*+])( +)(\[[ xX]\] )?|(\d{1,9})([.)])( +))?/;

export function attach({ area }) {
    let isShifted = false;
    area.addEventListener("keydown", (event) => {
        isShifted = event.shiftKey;
    });
    area.addEventListener("beforeinput", (event) => {
        if (event.inputType !== "insertLineBreak" || event.isComposing || isShifted) return;
        const edit = continuation(area.value, area.selectionStart, area.selectionEnd);
        if (!edit) return;
        event.preventDefault();
        apply(area, edit);
    });
}

// The edit that continues the start of the line, or null if Enter is only a line break.
export function continuation(text, start, end) {
    if (start !== end || isInCode(text, start)) return null;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const line = text.slice(from, start);
    const [whole, indent, quote, bullet, gap, task, number, mark, space] = line.match(begin);
    if (!bullet && !number && quote === "") return null;
    const next = text.indexOf("\n", start);
    const rest = text.slice(start, next < 0 ? text.length : next);
    if (line.length === whole.length && rest.trim() === "") {
        // Ending a list inside a quote stays in the quote.
        const kept = bullet || number ? indent + quote : "";
        return { start: from, end: start, text: kept };
    }
    let item = "";
    if (bullet) item = bullet + gap + (task ? "[ ] " : "");
    if (number) item = `${Number(number) + 1}${mark}${space}`;
    return { start, end, text: `\n${indent}${quote}${item}` };
}
