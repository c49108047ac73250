// The only way in which the editor changes a text: as if it had been typed, so that the browser's own undo reverts it
// and input listeners are called.

// An edit is { start, end, text } and, if the caret does not end up after the text, { from, to }.
export function apply(area, edit) {
    if (document.activeElement !== area) area.focus({ preventScroll: true });
    area.setSelectionRange(edit.start, edit.end);
    if (!typed(edit)) {
        area.setRangeText(edit.text, edit.start, edit.end, "end");
        area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: edit.text }));
    }
    if (edit.from !== undefined) area.setSelectionRange(edit.from, edit.to ?? edit.from);
}

// The command is deprecated but has no successor: nothing else keeps the undo history intact.
function typed(edit) {
    if (edit.text !== "") return document.execCommand("insertText", false, edit.text);
    return edit.start === edit.end || document.execCommand("delete");
}

// Changes another part of the text while somebody may be writing elsewhere in it or on the page.
export function applyElsewhere(area, edit) {
    const active = document.activeElement;
    const move = (position) => {
        if (position <= edit.start) return position;
        if (position >= edit.end) return position + edit.text.length - (edit.end - edit.start);
        return edit.start + edit.text.length;
    };
    const [from, to] = [move(area.selectionStart), move(area.selectionEnd)];
    const top = area.scrollTop;
    apply(area, { ...edit, from, to });
    area.scrollTop = top;
    if (active instanceof HTMLElement && active !== area && active !== document.body) active.focus({ preventScroll: true });
}

// Replaces the selection with text in a separate paragraph.
export function asParagraph(area, text) {
    const before = area.value.slice(0, area.selectionStart);
    const after = area.value.slice(area.selectionEnd);
    const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const trail = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    return { start: area.selectionStart, end: area.selectionEnd, text: lead + text + trail };
}

// Whether the position is inside a fenced code block.
export function isInCode(text, position) {
    let fence = "";
    for (const line of text.slice(0, position).split("\n")) {
        const mark = line.match(/^ {0,3}(`{3,}|~{3,})/)?.[1];
        if (!mark) continue;
        if (fence === "") fence = mark;
        else if (mark[0] === fence[0] && mark.length >= fence.length) fence = "";
    }
    return fence !== "";
}

// An address as a link's destination, also in a cell of a table.
export function destination(address) {
    const encoded = address.replace(/[()<>|\\`]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
    return encoded.replace(/&(?=#?[a-z0-9]+;)/gi, "&amp;");
}
