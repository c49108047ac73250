// The frame around the text area, and the information that the parts share.

let count = 0;

export function around(area) {
    count += 1;
    const label = area.labels?.[0]?.textContent.trim() || area.getAttribute("aria-label") || "Text";
    const editor = {
        area,
        label,
        id: `editor-${count}`,
        isFull: area.dataset.editor !== "small",
        // Whether it shares its bar with the other texts of the page.
        isOneOfMany: area.closest("[data-one-bar]") !== null,
        view: "write",
        incident: area.dataset.incident ?? location.pathname.match(/^\/incidents\/(INC-\d+)\//)?.[1] ?? "",
        section: area.dataset.section ?? area.closest("[data-section]")?.dataset.section ?? "",
        template: area.dataset.template ?? "",
        csrf: () => area.form?.elements.namedItem("csrf")?.value ?? "",
        box: make("div", "editor"),
        body: make("div", "editor-body"),
        writing: make("div", "editor-writing"),
        status: make("p", "editor-status"),
    };
    editor.status.setAttribute("role", "status");
    // Moving the text area makes it lose the focus.
    const hadFocus = document.activeElement === area;
    area.before(editor.box);
    editor.writing.append(area);
    editor.body.append(editor.writing);
    editor.box.append(editor.body, editor.status);
    if (hadFocus) area.focus({ preventScroll: true });
    return editor;
}

export function say(editor, words) {
    editor.status.textContent = words;
}

export function make(name, cssClass, properties = {}, attributes = {}) {
    const element = document.createElement(name);
    element.className = cssClass;
    Object.assign(element, properties);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    return element;
}
