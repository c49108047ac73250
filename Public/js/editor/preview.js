// Write, preview, or both side by side. The server makes the preview in the same way as the published page.

import { make, say } from "./frame.js";
import { isCommand, matches } from "./toolbar.js";

const pause = 400;

export function furnish(bar) {
    for (const [view, label] of [["write", "Write"], ["preview", "Preview"], ["both", "Side by side"]]) {
        if (view !== "both" || bar.isFull) bar.addView(view, label, (editor) => editor.show(view));
    }
    bar.element.addEventListener("keydown", (event) => toggle(bar.editor, event));
}

export function attach(editor) {
    const { area } = editor;
    const pane = make("div", "editor-preview", { hidden: true, tabIndex: 0 }, {
        role: "region", "aria-label": `Preview: ${editor.label}`,
    });
    editor.body.append(pane);

    let timer = 0;
    let request = null;

    area.addEventListener("input", () => {
        if (editor.view === "write") return;
        clearTimeout(timer);
        timer = setTimeout(load, pause);
    });
    // Also works from the preview, back to the text.
    editor.box.addEventListener("keydown", (event) => toggle(editor, event));

    editor.show = (view) => {
        const caret = [area.selectionStart, area.selectionEnd];
        editor.view = view;
        editor.body.dataset.view = view;
        editor.writing.hidden = view === "preview";
        pane.hidden = view === "write";
        editor.bar.showView();
        if (view === "write") {
            area.focus({ preventScroll: true });
            area.setSelectionRange(...caret);
            return;
        }
        load();
        if (view === "preview") pane.focus({ preventScroll: true });
    };

    // A request for a document: the browser parses it without running anything, and it needs no string of markup here.
    function load() {
        clearTimeout(timer);
        request?.abort();
        request = new XMLHttpRequest();
        request.open("POST", "/preview");
        request.responseType = "document";
        request.addEventListener("load", (event) => {
            const main = event.target.response?.querySelector("main");
            if (!main) {
                fail("The preview could not be made. Reload the page; your text is kept.");
                return;
            }
            pane.replaceChildren(...[...main.childNodes].map((node) => document.importNode(node, true)));
            for (const element of pane.querySelectorAll("pre, table")) {
                if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
            }
            if (event.target.status === 200) say(editor, "");
        });
        request.addEventListener("error", () => fail("The preview could not be loaded. Check your connection. Your text is kept."));
        request.send(new URLSearchParams({
            csrf: editor.csrf(), text: area.value, incident: editor.incident, section: editor.section,
            template: editor.template,
        }));
    }

    function fail(words) {
        if (pane.childElementCount === 0) pane.textContent = words;
        say(editor, words);
    }
}

function toggle(editor, event) {
    if (!isCommand(event) || !matches(event, "Shift+P")) return;
    event.preventDefault();
    editor.show(editor.view === "preview" ? "write" : "preview");
}
