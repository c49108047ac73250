// Enter goes on with the list, the tasks or the quote that the line is part of; on an empty item it ends it. Hangs on what
// Enter does, not on the key: a telephone's keyboard has none.

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

// The edit that goes on with what the line begins with, or null where Enter is only a line end.
export function continuation(text, start, end) {
    if (start !== end || isInCode(text, start)) return null;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const line = text.slice(from, start);
    const [whole, indent, quote, bullet, gap, task, number, mark, space] = line.match(begin);
    if (!bullet && !number && quote === "") return null;
    const next = text.indexOf("\n", start);
    const rest = text.slice(start, next < 0 ? text.length : next);
    if (line.length === whole.length && rest.trim() === "") {
        // An item of a list within a quote ends the list and stays in the quote.
        const kept = bullet || number ? indent + quote : "";
        return { start: from, end: start, text: kept };
    }
    let item = "";
    if (bullet) item = bullet + gap + (task ? "[ ] " : "");
    if (number) item = `${Number(number) + 1}${mark}${space}`;
    return { start, end, text: `\n${indent}${quote}${item}` };
}
