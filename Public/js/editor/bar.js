// The bar above a text: its views and its tools. Texts that are written on one page share a bar, which goes to the text
// that has the focus; its buttons act on the text where it is.

import { make } from "./frame.js";

export class Bar {
    constructor({ id, isFull, incident }) {
        Object.assign(this, { id, isFull, incident });
        this.element = make("div", "editor-bar");
        this.views = make("div", "editor-views", {}, { role: "group" });
        this.tools = make("div", "editor-tools", {}, { role: "toolbar" });
        this.viewButtons = new Map();
        this.element.append(this.views, this.tools);
        this.tools.addEventListener("keydown", (event) => walk(this.tools, event));
        // So that the text keeps the focus, and a phone keeps its keyboard open.
        this.tools.addEventListener("mousedown", (event) => event.preventDefault());
    }

    // Goes to the text of this editor.
    serve(editor) {
        if (this.editor === editor) return;
        this.editor = editor;
        editor.bar = this;
        this.views.setAttribute("aria-label", `View: ${editor.label}`);
        this.tools.setAttribute("aria-label", `Formatting: ${editor.label}`);
        this.showView();
        if (editor.isOneOfMany) editor.area.closest(".section-form").before(this.element);
        else editor.box.prepend(this.element);
    }

    // Marks the view in which the text is shown. A preview has nothing to format.
    showView() {
        const { view } = this.editor;
        for (const [name, button] of this.viewButtons) button.setAttribute("aria-pressed", String(name === view));
        for (const tool of this.tools.querySelectorAll(".editor-tool")) tool.disabled = view === "preview";
    }

    // Adds a view; the action gets the editor.
    addView(view, label, action) {
        const button = make("button", `editor-view for-${view}`, { type: "button", textContent: label });
        button.addEventListener("click", () => action(this.editor));
        this.views.append(button);
        this.viewButtons.set(view, button);
    }

    // Adds a tool; the action gets the editor.
    addTool(image, label, key, action) {
        const button = make("button", "editor-tool", { type: "button" }, { "aria-label": label, title: label });
        if (key) {
            button.title = `${label} (${key.words})`;
            button.setAttribute("aria-keyshortcuts", key.shortcut);
        }
        button.append(image);
        button.tabIndex = this.tools.childElementCount === 0 ? 0 : -1;
        button.addEventListener("click", () => action(this.editor));
        this.tools.append(button);
        return button;
    }
}

// The tools are one Tab stop; the arrow keys move along them.
function walk(tools, event) {
    const buttons = [...tools.querySelectorAll(".editor-tool:not([hidden])")].filter((button) => !button.disabled);
    const current = buttons.indexOf(event.target);
    const next = {
        ArrowRight: (current + 1) % buttons.length,
        ArrowLeft: (current - 1 + buttons.length) % buttons.length,
        Home: 0,
        End: buttons.length - 1,
    }[event.key];
    if (current < 0 || next === undefined) return;
    event.preventDefault();
    for (const button of tools.querySelectorAll(".editor-tool")) button.tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
}
