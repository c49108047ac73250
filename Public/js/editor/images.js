// An image that is pasted, dropped or chosen is sent to the server at once and inserted as a line of Markdown. Its
// description is selected, ready to be typed.

import { apply, applyElsewhere, asParagraph } from "./edit.js";
import { make, say } from "./frame.js";
import { icon } from "./icons.js";

const types = ["image/png", "image/jpeg", "image/gif", "image/webp"];
const largest = 8 * 1024 * 1024;

let count = 0;

export function furnish(bar) {
    if (bar.incident === "") return;
    const input = make("input", "", { type: "file", accept: types.join(","), multiple: true, hidden: true });
    input.setAttribute("aria-label", "Image");
    bar.element.append(input);
    bar.addTool(icon("image"), "Image", null, () => input.click());
    input.addEventListener("change", () => {
        addAll(bar.editor, [...input.files]);
        input.value = "";
    });
}

export function attach(editor) {
    if (editor.incident === "") return;
    const { area } = editor;
    // Before the module that pastes text: a copied picture may come with a line of markup.
    area.addEventListener("paste", (event) => {
        const images = imagesIn(event.clipboardData);
        // A spreadsheet offers its cells as a picture as well.
        if (images.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        event.preventDefault();
        addAll(editor, images);
    });
    area.addEventListener("dragover", (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        area.classList.add("is-target");
    });
    for (const name of ["dragleave", "drop", "dragend"]) {
        area.addEventListener(name, () => area.classList.remove("is-target"));
    }
    area.addEventListener("drop", (event) => {
        const files = [...event.dataTransfer?.files ?? []];
        if (files.length === 0) return;
        event.preventDefault();
        const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
        if (place?.offsetNode === area) area.setSelectionRange(place.offset, place.offset);
        addAll(editor, files);
    });
}

function imagesIn(data) {
    return [...data?.files ?? []].filter((file) => file.type.startsWith("image/"));
}

async function addAll(editor, files) {
    for (const file of files) await add(editor, file);
}

async function add(editor, file) {
    const { area } = editor;
    if (file.size > largest) {
        say(editor, `${file.name} is larger than ${largest / 1024 / 1024} MB. Make it smaller, then add it again.`);
        return;
    }
    count += 1;
    const marker = `![Adding image ${count}…]()`;
    apply(area, asParagraph(area, marker));
    say(editor, `Adding ${file.name || "the image"}…`);
    const answer = await send(editor, file);
    const start = area.value.indexOf(marker);
    if (start < 0) return;
    const end = start + marker.length;
    const isUntouched = document.activeElement === area && area.selectionStart >= end && area.selectionEnd === area.selectionStart
        && area.value.slice(end, area.selectionStart).trim() === "";
    if (answer.problem) {
        applyElsewhere(area, { start, end, text: "" });
        say(editor, answer.problem);
        return;
    }
    const text = `![${answer.title}](${answer.address})`;
    applyElsewhere(area, { start, end, text });
    if (isUntouched) area.setSelectionRange(start + 2, start + 2 + answer.title.length);
    say(editor, "Image added. Describe it between the brackets, for people who cannot see it.");
}

async function send(editor, file) {
    const form = new FormData();
    form.set("csrf", editor.csrf());
    form.set("image", file, file.name || "image");
    try {
        const response = await fetch(`/incidents/${editor.incident}/images`, {
            method: "POST", body: form, headers: { accept: "application/json" },
        });
        const isJSON = response.headers.get("content-type")?.startsWith("application/json");
        if (isJSON) return await response.json();
        return { problem: "The image could not be added. Reload the page, then try again." };
    } catch {
        return { problem: "The image could not be sent. Check your connection. Your text is unchanged." };
    }
}
