// "You both changed this": the passages that wait for somebody to choose, as the server shows them too.

import { keyField } from "../form-key.js";
import { keepPlace, showCount } from "./beside.js";

export function showFlags(section, flags) {
    const box = section.element.querySelector(".section-flags");
    if (!box) return;
    keepPlace(box);
    for (const shown of [...box.children]) if (!flags.some((flag) => `flag-${flag.id}` === shown.id)) shown.remove();
    for (const flag of flags) if (!document.getElementById(`flag-${flag.id}`)) box.append(flagElement(flag, section.csrf));
    showCount(box, "choice", flags.length);
}

function flagElement(flag, csrf) {
    const box = element("div", "section-flag");
    box.id = `flag-${flag.id}`;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "A passage that two people changed");
    const words = element("p");
    words.append(element("strong", "", "You both changed this."), " Both versions stay in the text until somebody chooses.");
    const versions = element("dl", "versions");
    for (const [name, text] of [[flag.theirName, flag.theirs], [flag.myName, flag.mine]]) {
        const line = element("div");
        const version = element("dd");
        version.append(text === "" ? element("em", "", "removed it") : text);
        line.append(element("dt", "", name), version);
        versions.append(line);
    }
    const form = element("form", "row");
    form.method = "post";
    form.action = flag.address;
    const token = element("input");
    Object.assign(token, { type: "hidden", name: "csrf", value: csrf });
    form.append(token, keyField());
    const owner = (name) => (name === "You" ? "yours" : `${name}’s`);
    for (const [choice, label] of [["theirs", owner(flag.theirName)], ["mine", owner(flag.myName)], ["both", "both, as they are"]]) {
        const button = element("button", "button small", `Take ${label}`);
        Object.assign(button, { name: "choice", value: choice });
        form.append(button);
    }
    box.append(words, versions, form);
    return box;
}

function element(name, cssClass = "", text = "") {
    const made = document.createElement(name);
    if (cssClass) made.className = cssClass;
    if (text) made.textContent = text;
    return made;
}
