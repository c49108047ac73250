// Changes the text area of a section by script, keeping the writer's caret and undo history correct.

import { applyEdits, besideCaret, moved } from "./edits.js";
import { hold, release } from "./holding.js";

// Puts other people's words into the area, keeping the caret and the selection where they were in this person's text.
export function put(section, edits) {
    if (edits.length === 0) return;
    const { area } = section;
    const isHere = document.activeElement === area;
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
    const changes = isHere && selectionStart === selectionEnd ? besideCaret(area.value, edits, selectionStart) : edits;
    write(section, applyEdits(area.value, changes));
    if (isHere) area.setSelectionRange(moved(selectionStart, changes), moved(selectionEnd, changes), selectionDirection);
    area.scrollTop = scrollTop;
    section.undo.noteRemote(changes);
}

export function set(section, text) {
    if (text === section.area.value) return;
    write(section, text);
    section.undo.forget();
}

function write(section, text) {
    section.isPutting = true;
    // An area grows with its text, but not by other people's words above what this person is writing.
    if (isInTheWay(section.area)) hold(section.area);
    else release(section.area);
    section.area.value = text;
    section.area.dispatchEvent(new CustomEvent("handrail:text", { bubbles: true }));
    section.isPutting = false;
}

function isInTheWay(area) {
    const isWriting = document.activeElement?.matches("textarea, input") && !document.hidden;
    return isWriting && area.getBoundingClientRect().top < innerHeight;
}
