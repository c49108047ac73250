// The buttons above the text and their keyboard shortcuts, which are GitHub's. The bar is one Tab stop; the arrow keys
// move along it.

import { apply } from "./edit.js";
import { commands } from "./commands.js";
import { make } from "./frame.js";
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

export function attach(editor) {
    const { area } = editor;
    const bar = make("div", "editor-tools", {}, {
        role: "toolbar", "aria-label": `Formatting: ${editor.label}`,
    });
    editor.tools = bar;
    for (const tool of tools) {
        if (tool.isExtra && !editor.isFull) continue;
        addTool(editor, tool.command, tool.label, tool.key, () => run(area, tool.command));
    }
    editor.bar.append(bar);
    bar.addEventListener("keydown", (event) => walk(bar, event));
    area.addEventListener("keydown", (event) => {
        const tool = isCommand(event) && tools.find((tool) => tool.key && matches(event, tool.key));
        if (!tool) return;
        event.preventDefault();
        run(area, tool.command);
    });
}

// Adds a button to the bar of an editor.
export function addTool(editor, image, label, key, action) {
    const { tools: bar } = editor;
    const button = make("button", "editor-tool", { type: "button" }, {
        "aria-label": label, title: key ? `${label} (${isMac ? "⌘" : "Ctrl+"}${key})` : label,
    });
    if (key) button.setAttribute("aria-keyshortcuts", `${isMac ? "Meta" : "Control"}+${key}`);
    button.append(icon(image));
    button.tabIndex = bar.childElementCount === 0 ? 0 : -1;
    // So that the text keeps the focus, and a phone keeps its keyboard open.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", action);
    bar.append(button);
    return button;
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

function walk(bar, event) {
    const buttons = [...bar.querySelectorAll(".editor-tool:not([hidden])")].filter((button) => !button.disabled);
    const current = buttons.indexOf(event.target);
    const next = {
        ArrowRight: (current + 1) % buttons.length,
        ArrowLeft: (current - 1 + buttons.length) % buttons.length,
        Home: 0,
        End: buttons.length - 1,
    }[event.key];
    if (current < 0 || next === undefined) return;
    event.preventDefault();
    for (const button of bar.querySelectorAll(".editor-tool")) button.tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
}
