// Turns every textarea[data-editor] into an editor: it stays a text area, with a bar above it. Each part is a separate
// module that knows nothing about how the text is saved: its changes arrive as input events, like typing.

const areas = document.querySelectorAll("textarea[data-editor]");

if (areas.length > 0) {
    const [frame, ...parts] = await Promise.all([
        import("./frame.js"), import("./completion.js"), import("./lists.js"), import("./toolbar.js"),
        import("./images.js"), import("./insert-menu.js"), import("./paste.js"), import("./preview.js"),
    ]);
    for (const area of areas) {
        const editor = frame.around(area);
        for (const part of parts) part.attach(editor);
    }
}
