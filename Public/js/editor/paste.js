// Pasting an address onto selected words turns them into a link; pasting cells from a spreadsheet or a table from a
// page makes a table. With Shift (paste as plain text) neither happens.

import { apply, asParagraph, destination, isInCode } from "./edit.js";
import { say } from "./frame.js";
import { cellsOfHTML, cellsOfText, table } from "./tables.js";

export function attach(editor) {
    const { area } = editor;
    let isPlain = false;
    area.addEventListener("keydown", (event) => {
        isPlain = event.shiftKey && event.key.toLowerCase() === "v";
    });
    area.addEventListener("paste", (event) => {
        if (event.defaultPrevented || !event.clipboardData || isInCode(area.value, area.selectionStart)) return;
        if (isPlain) {
            isPlain = false;
            return;
        }
        const text = event.clipboardData.getData("text/plain").replaceAll("\r\n", "\n");
        const edit = linked(area, text.trim()) ?? tabled(area, text, event.clipboardData.getData("text/html"));
        if (!edit) return;
        event.preventDefault();
        apply(area, edit);
        say(editor, edit.words);
    });
}

function linked(area, address) {
    const words = area.value.slice(area.selectionStart, area.selectionEnd);
    if (!/^https?:\/\/\S+$/i.test(address) || words.trim() === "" || words.includes("\n")) return null;
    if (/^https?:\/\/\S+$/i.test(words.trim())) return null;
    const text = `[${words.replace(/[[\]]/g, "\\$&")}](${destination(address)})`;
    return { start: area.selectionStart, end: area.selectionEnd, text, words: "Pasted as a link." };
}

function tabled(area, text, html) {
    const cells = cellsOfText(text, /<table[\s>]/i.test(html)) ?? cellsOfHTML(html);
    if (!cells) return null;
    const words = `Pasted as a table of ${cells.length} rows and ${cells[0].length} columns.`;
    return { ...asParagraph(area, table(cells)), words };
}
