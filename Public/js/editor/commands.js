// The commands behind the buttons and keys: each takes the text and the selection and returns an edit.

import { destination } from "./edit.js";

export const commands = {
    heading: (text, start, end) => prefixed(text, start, end, { has: /^#{1,6} /, add: () => "### " }),
    bold: (text, start, end) => wrapped(text, start, end, "**"),
    italic: (text, start, end) => wrapped(text, start, end, "_"),
    quote: (text, start, end) => prefixed(text, start, end, { has: /^> ?/, add: () => "> " }),
    code,
    link,
    bullets: (text, start, end) => prefixed(text, start, end, { has: /^[-*+] (?!\[[ xX]\] )/, add: () => "- ", instead: list }),
    numbers: (text, start, end) => prefixed(text, start, end, { has: /^\d+[.)] /, add: (index) => `${index + 1}. `, instead: list }),
    tasks: (text, start, end) => prefixed(text, start, end, { has: /^[-*+] \[[ xX]\] /, add: () => "- [ ] ", instead: list }),
};

const list = /^(?:[-*+] \[[ xX]\] |[-*+] |\d+[.)] )/;

// Puts a mark on both sides of the selection or of the word at the caret, or removes it.
function wrapped(text, start, end, mark) {
    const size = mark.length;
    let [from, to] = start === end ? word(text, start) : trimmed(text, start, end);
    if (text.slice(from - size, from) === mark && text.slice(to, to + size) === mark) {
        return { start: from - size, end: to + size, text: text.slice(from, to), from: start - size, to: end - size };
    }
    const inner = text.slice(from, to);
    if (inner.length > 2 * size && inner.startsWith(mark) && inner.endsWith(mark)) {
        const bare = inner.slice(size, -size);
        return { start: from, end: to, text: bare, from, to: from + bare.length };
    }
    const shift = start === end ? [start + size, end + size] : [from + size, to + size];
    return { start: from, end: to, text: mark + inner + mark, from: shift[0], to: shift[1] };
}

function code(text, start, end) {
    if (!text.slice(start, end).includes("\n")) return wrapped(text, start, end, "`");
    const [from, to] = lines(text, start, end);
    const inner = text.slice(from, to);
    return { start: from, end: to, text: `\`\`\`\n${inner}\n\`\`\``, from: from + 4, to: from + 4 + inner.length };
}

function link(text, start, end) {
    const [from, to] = start === end ? word(text, start) : trimmed(text, start, end);
    const inner = text.slice(from, to);
    if (/^https?:\/\/\S+$/.test(inner)) return { start: from, end: to, text: `[](${destination(inner)})`, from: from + 1 };
    if (inner === "") return { start, end, text: "[](url)", from: start + 1 };
    const address = from + inner.length + 3;
    return { start: from, end: to, text: `[${inner}](url)`, from: address, to: address + 3 };
}

// Starts every line of the selection with this mark, or removes it if all lines already have it.
function prefixed(text, start, end, { has, add, instead = has }) {
    const [from, to] = lines(text, start, end);
    const old = text.slice(from, to).split("\n");
    const written = old.filter((line) => line.trim() !== "");
    const isOff = written.length > 0 && written.every((line) => has.test(line.trimStart()));
    let number = 0;
    const changed = old.map((line) => {
        if (line.trim() === "" && old.length > 1) return line;
        const indent = line.slice(0, line.length - line.trimStart().length);
        const bare = line.trimStart().replace(isOff ? has : instead, "");
        return indent + (isOff ? "" : add(number++)) + bare;
    });
    const result = changed.join("\n");
    const edit = { start: from, end: to, text: result };
    if (start !== end) return { ...edit, from, to: from + result.length };
    return { ...edit, from: Math.max(from, start + result.length - (to - from)) };
}

function lines(text, start, end) {
    // A selection that ends just after a line break does not include the next line.
    const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
    const next = text.indexOf("\n", last);
    return [text.lastIndexOf("\n", start - 1) + 1, next < 0 ? text.length : next];
}

function word(text, position) {
    const before = text.slice(0, position).match(/[\p{L}\p{N}\p{M}'’]*$/u)[0].length;
    const after = text.slice(position).match(/^[\p{L}\p{N}\p{M}'’]*/u)[0].length;
    return [position - before, position + after];
}

function trimmed(text, start, end) {
    const inner = text.slice(start, end);
    if (inner.trim() === "") return [start, end];
    return [start + inner.length - inner.trimStart().length, end - inner.length + inner.trimEnd().length];
}
