// Changes to a text as {at, remove, insert}, in UTF-16 units like the browser; the offsets in a list refer to the text
// before any of its changes.

export function applyEdits(text, edits) {
    let result = "";
    let end = 0;
    for (const { at, remove, insert } of edits) {
        result += text.slice(end, at) + insert;
        end = at + remove;
    }
    return result + text.slice(end);
}

// The position after the changes. Text inserted exactly at the position goes after it.
export function moved(offset, edits) {
    let shift = 0;
    for (const { at, remove, insert } of edits) {
        if (at + remove <= offset && !(remove === 0 && at === offset)) shift += insert.length - remove;
        else if (at < offset) return at + shift;
    }
    return offset + shift;
}

// The single change between two mostly identical texts.
export function difference(before, after) {
    let start = 0;
    const most = Math.min(before.length, after.length);
    while (start < most && before[start] === after[start]) start += 1;
    let end = 0;
    while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    return { at: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) };
}

const isSpace = (text) => /^\s*$/.test(text);

// Other people's words that arrive exactly at the caret go after it, separated by a space, so that nobody types into
// them. White space before the caret stays.
export function besideCaret(text, edits, caret) {
    return edits.map((edit) => {
        const { at, remove, insert } = edit;
        if (insert === "" || caret < at || caret > at + remove || !isSpace(text.slice(at, at + remove))) {
            return insert === "" && caret > at && caret <= at + remove && isSpace(text.slice(at, at + remove))
                ? { at: caret, remove: 0, insert: "" } : edit;
        }
        const touches = caret === 0 || isSpace(text[caret - 1]) || remove > 0;
        const gap = touches && !isSpace(insert[0]) ? " " : "";
        return { at: caret, remove: at + remove - caret, insert: gap + insert };
    });
}
