// The buttons that format the text and their keyboard shortcuts, which are GitHub's.

import { apply } from "./edit.js";
import { commands } from "./commands.js";
import { icon } from "./icons.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const tools = [
    { command: "heading", label: "Heading", isExtra: true },
    { command: "bold", label: "Bold", key: "B" },
    { command: "italic", label: "Italic", key: "I" },
    { command: "quote", label: "Quote", key: "Shift+.", isExtra: true },
    { command: "code", label: "Code", key: "E" },
    { command: "link", label: "Link", key: "K" },
    { command: "numbers", label: "Numbered list", key: "Shift+7", isExtra: true },
    { command: "bullets", label: "List", key: "Shift+8" },
    { command: "tasks", label: "Task list", key: "Shift+L", isExtra: true },
];

export function furnish(bar) {
    for (const { command, label, key, isExtra } of tools) {
        if (isExtra && !bar.isFull) continue;
        bar.addTool(icon(command), label, key && named(key), (editor) => run(editor.area, command));
    }
}

export function attach({ area }) {
    area.addEventListener("keydown", (event) => {
        const tool = isCommand(event) && tools.find((tool) => tool.key && matches(event, tool.key));
        if (!tool) return;
        event.preventDefault();
        run(area, tool.command);
    });
}

function named(key) {
    return { words: `${isMac ? "⌘" : "Ctrl+"}${key}`, shortcut: `${isMac ? "Meta" : "Control"}+${key}` };
}

// Control or Command with a key, but not AltGr, which some keyboards report as Control and Alt.
export function isCommand(event) {
    return (isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey)
        && !event.altKey && !event.isComposing && !event.defaultPrevented;
}

// Also by the position of the key: with Shift, the 7 key types something else.
export function matches(event, key) {
    const needsShift = key.startsWith("Shift+");
    const name = needsShift ? key.slice(6) : key;
    if (event.shiftKey !== needsShift) return false;
    const code = { ".": "Period", 7: "Digit7", 8: "Digit8" }[name];
    return event.key.toUpperCase() === name || (code !== undefined && event.code === code);
}

function run(area, command) {
    apply(area, commands[command](area.value, area.selectionStart, area.selectionEnd));
}
