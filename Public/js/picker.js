// Completes names of people, services and guardrails in fields marked with data-picker: a combobox with a list
// (ARIA Authoring Practices 1.2). The field keeps the focus; a status line says how many there are.

const pause = 120;

document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("input[data-picker]") && target.getAttribute("role") !== "combobox") attach(target);
});

function attach(field) {
    const listID = `${field.id}-picks`;
    const list = make("ul", { id: listID, role: "listbox", "aria-label": "Suggestions" });
    const status = make("p", { role: "status", class: "visually-hidden" });
    const box = make("div", { class: "picker-box" });
    const words = (field.dataset.pickerWords ?? "").split(",");
    set(field, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-haspopup": "listbox" });
    box.append(list, status);
    field.after(box);
    list.hidden = true;

    let items = [];
    let current = -1;
    let timer = 0;
    let asking = null;
    // The name that fills the field: typing replaces it, and a click offers all the others.
    let filled = field.matches("[data-picker-many], [aria-invalid]") ? "" : field.defaultValue.trim();
    const isFilled = () => filled !== "" && field.value.trim() === filled;
    const select = () => {
        if (isFilled()) field.select();
    };
    select();

    field.addEventListener("focus", select);
    field.addEventListener("input", () => {
        uncheck(field);
        if (wanted(field) === "") close();
        else ask(pause);
    });
    field.addEventListener("click", () => {
        select();
        if (list.hidden) ask(0);
    });
    field.addEventListener("blur", close);
    field.addEventListener("keydown", (event) => {
        if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            if (list.hidden) ask(0);
            else choose(current + (event.key === "ArrowDown" ? 1 : -1));
        } else if (!list.hidden && event.key === "Escape") {
            close();
        } else if (!list.hidden && event.key === "Enter" && current >= 0) {
            take(items[current]);
        } else {
            // Tab takes what is chosen and goes on to the next field.
            if (event.key === "Tab" && !list.hidden && current >= 0 && !event.shiftKey) take(items[current]);
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    });

    function ask(delay) {
        clearTimeout(timer);
        asking?.abort();
        timer = setTimeout(fetchItems, delay);
    }

    async function fetchItems() {
        const text = wanted(field);
        const asked = isFilled() ? "" : text;
        asking = new AbortController();
        try {
            const query = new URLSearchParams({ kind: field.dataset.picker, text: asked });
            const answer = await fetch(`/picks?${query}`, {
                signal: asking.signal, headers: { accept: "application/json" },
            });
            if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) return;
            const found = await answer.json();
            if (wanted(field) === text && document.activeElement === field) show(found, asked);
        } catch {
            // Overtaken by the next key press, or offline: the name can be typed in full.
        }
    }

    function show(found, text) {
        items = found;
        const isTaken = found.length === 1 && found[0].text === text;
        if (found.length === 0 || isTaken) {
            close();
            status.textContent = found.length === 0 ? "No suggestions." : "";
            return;
        }
        list.replaceChildren(...found.map((item, index) => {
            const option = make("li", { id: `${listID}-${index}`, role: "option", "aria-selected": "false" });
            const name = make("b", {});
            const detail = make("span", {});
            name.textContent = item.label;
            detail.textContent = item.detail;
            option.append(name, detail);
            option.addEventListener("pointerdown", (event) => event.preventDefault());
            option.addEventListener("click", () => take(item));
            return option;
        }));
        list.hidden = false;
        field.setAttribute("aria-expanded", "true");
        field.setAttribute("aria-controls", listID);
        status.textContent = found.length === 1 ? "1 suggestion." : `${found.length} suggestions.`;
        current = -1;
        field.removeAttribute("aria-activedescendant");
        if (text !== "" && !words.includes(text.toLowerCase())) choose(0);
    }

    function choose(index) {
        current = (index + items.length) % items.length;
        [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === current)));
        field.setAttribute("aria-activedescendant", list.children[current].id);
        list.children[current].scrollIntoView({ block: "nearest" });
    }

    function take(item) {
        close();
        const name = field.dataset.pickerMany;
        if (name) addBox(field, name, item);
        field.value = name ? "" : item.text;
        if (!name) filled = item.text;
        uncheck(field);
        field.dispatchEvent(new Event("change", { bubbles: true }));
        status.textContent = name ? `${item.label} added.` : "";
    }

    function close() {
        clearTimeout(timer);
        asking?.abort();
        list.hidden = true;
        list.replaceChildren();
        current = -1;
        field.setAttribute("aria-expanded", "false");
        field.removeAttribute("aria-controls");
        field.removeAttribute("aria-activedescendant");
    }
}

// The name being typed: in a field for several it is behind the last comma.
function wanted(field) {
    const text = field.dataset.pickerMany ? field.value.slice(field.value.lastIndexOf(",") + 1) : field.value;
    return text.trim();
}

// Somebody who types on no longer means one of those that the text before fitted.
function uncheck(field) {
    for (const radio of field.closest(".field").querySelectorAll(".fitting input[type=radio]")) radio.checked = false;
}

function addBox(field, name, item) {
    const boxes = field.closest("fieldset").querySelector("[data-picked]");
    const known = [...boxes.querySelectorAll("input")].find((box) => box.value === String(item.id));
    if (known) {
        known.checked = true;
        return;
    }
    const id = `${field.id}-${item.id}`;
    const choice = make("div", { class: "choice" });
    const box = make("input", { id, name, type: "checkbox", value: String(item.id) });
    const label = make("label", { for: id });
    label.textContent = item.text;
    box.checked = true;
    choice.append(box, label);
    boxes.append(choice);
}

function make(tag, attributes) {
    return set(document.createElement(tag), attributes);
}

function set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
}
