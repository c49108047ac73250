// A menu that inserts the timeline, a finding or a follow-up into the text, or makes a finding or a follow-up from the
// selected sentence. Its entries are fetched when it opens.

import { apply, asParagraph } from "./edit.js";
import { make, say } from "./frame.js";
import { icon } from "./icons.js";

export function furnish(bar) {
    if (!bar.isFull || bar.incident === "") return;
    const button = bar.addTool(icon("insert"), "Insert", null, () => (menu.hidden ? open() : close()));
    button.append(make("span", "", { textContent: "Insert" }));
    button.setAttribute("aria-haspopup", "menu");
    button.setAttribute("aria-expanded", "false");
    const menu = make("div", "editor-menu", { id: `${bar.id}-insert`, hidden: true }, {
        role: "menu", "aria-label": "Insert",
    });
    bar.element.append(menu);

    menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            close();
            bar.editor.area.focus({ preventScroll: true });
        } else if (event.key === "Tab") {
            close();
            return;
        } else if (!walk(menu, event)) {
            return;
        }
        event.preventDefault();
    });
    menu.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !menu.contains(event.relatedTarget) && event.relatedTarget !== button) close();
    });
    document.addEventListener("pointerdown", (event) => {
        if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) close();
    });

    async function open() {
        button.setAttribute("aria-expanded", "true");
        let groups = [];
        try {
            const answer = await fetch(`/incidents/${bar.incident}/insertions`, { headers: { accept: "application/json" } });
            if (answer.ok) groups = await answer.json();
        } catch {
            // Offline: records from the selection are still offered.
        }
        menu.replaceChildren(...[fromSelection(), ...groups.map(group)].filter(Boolean));
        if (menu.childElementCount === 0) {
            close();
            say(bar.editor, "The menu could not be loaded. Check your connection.");
            return;
        }
        menu.hidden = false;
        button.setAttribute("aria-controls", menu.id);
        entries(menu)[0]?.focus();
    }

    function close() {
        menu.hidden = true;
        button.setAttribute("aria-expanded", "false");
        button.removeAttribute("aria-controls");
    }

    function group({ label, items }) {
        if (items.length === 0) return null;
        const box = heading(label);
        for (const item of items) {
            const entry = make("button", "", { type: "button", tabIndex: -1 }, { role: "menuitem" });
            entry.append(make("span", "", { textContent: item.label }), " ", make("small", "", { textContent: item.detail }));
            entry.addEventListener("click", () => {
                close();
                const { area } = bar.editor;
                apply(area, asParagraph(area, item.text));
                say(bar.editor, `${item.label} inserted.`);
            });
            box.append(entry);
        }
        return box;
    }

    // A sentence becomes the source of a new record, which opens in a new tab while writing continues here.
    function fromSelection() {
        const { area, section } = bar.editor;
        const quote = area.value.slice(area.selectionStart, area.selectionEnd).replace(/\s+/g, " ").trim().slice(0, 1000);
        if (quote === "" || section === "") return null;
        const box = heading("From the selected sentence");
        const query = new URLSearchParams({ section, quote });
        const links = [
            ["A new finding", `/incidents/${bar.incident}/findings/new?${query}`],
            ["A new follow-up", `/follow-ups/new?incident=${bar.incident}&${query}`],
        ];
        for (const [words, address] of links) {
            const link = make("a", "", { href: address, target: "_blank", rel: "noopener", tabIndex: -1 }, { role: "menuitem" });
            link.append(make("span", "", { textContent: words }), " ", make("small", "", { textContent: "opens in a new tab" }));
            link.addEventListener("click", close);
            box.append(link);
        }
        return box;
    }

    function heading(label) {
        const box = make("div", "", {}, { role: "group", "aria-label": label });
        box.append(make("p", "", { textContent: label }, { "aria-hidden": "true" }));
        return box;
    }
}

function entries(menu) {
    return [...menu.querySelectorAll("[role=menuitem]")];
}

// Arrow keys, Home, End, and the first letter of an entry.
function walk(menu, event) {
    const all = entries(menu);
    const current = all.indexOf(document.activeElement);
    let next = {
        ArrowDown: (current + 1) % all.length, ArrowUp: (current - 1 + all.length) % all.length, Home: 0, End: all.length - 1,
    }[event.key];
    if (next === undefined && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
        const order = [...all.slice(current + 1), ...all.slice(0, current + 1)];
        const found = order.find((entry) => entry.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()));
        if (found) next = all.indexOf(found);
    }
    if (next === undefined) return false;
    all[next].focus();
    return true;
}
