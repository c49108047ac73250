// A value to pass on, such as a link that is shown once, is copied by the button beside it.

for (const field of document.querySelectorAll("input[data-copy]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: "Copy" });
    const said = Object.assign(document.createElement("span"), { className: "hint" });
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
        field.select();
        said.textContent = (await copied(field.value)) ? "Copied." : "It is selected: copy it with Ctrl+C.";
    });
    const line = Object.assign(document.createElement("p"), { className: "copy-line" });
    line.append(button, " ", said);
    field.after(line);
}

// The clipboard is there for pages that came over https, or from this machine.
async function copied(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return document.execCommand("copy");
    }
}
