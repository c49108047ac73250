// Turns every textarea[data-editor] into an editor: it stays a text area, with a bar above it. Each part is a separate
// module that knows nothing about how the text is saved: its changes arrive as input events, like typing. A script that
// adds fields to the page says so with "handrail:added".

await enhance(document);
document.addEventListener("handrail:added", (event) => enhance(event.detail));

async function enhance(root) {
    const areas = root.querySelectorAll("textarea[data-editor]");
    if (areas.length === 0) return;
    const [{ around }, { Bar }, ...parts] = await Promise.all([
        import("./frame.js"), import("./bar.js"), import("./completion.js"), import("./lists.js"), import("./toolbar.js"),
        import("./images.js"), import("./insert-menu.js"), import("./paste.js"), import("./preview.js"),
    ]);
    let common = null;
    for (const area of areas) {
        const editor = around(area);
        for (const part of parts) part.attach?.(editor);
        if (common && editor.isOneOfMany) {
            editor.bar = common;
        } else {
            const bar = new Bar(editor);
            for (const part of parts) part.furnish?.(bar);
            bar.serve(editor);
            if (editor.isOneOfMany) common = bar;
        }
        editor.box.addEventListener("focusin", () => editor.bar.serve(editor));
        if (document.activeElement === area) editor.bar.serve(editor);
    }
}
