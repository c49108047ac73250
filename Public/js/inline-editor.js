// The field of one value in its place, with Save and Cancel. The whole form comes along: its other fields are hidden and
// sent as they were, so the server merges the edit with those of others as it does for the form itself.

const prefix = "inline-";

export class Editor {
    constructor(value, { done, closed, say }) {
        Object.assign(this, { value, done, closed, say });
        this.names = value.dataset.fields.split(" ");
        this.title = value.dataset.label;
    }

    // A page of ours, as a document, so that no markup passes through a string.
    static load(method, address, body) {
        return new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.open(method, address);
            request.setRequestHeader("Accept", "text/html");
            request.responseType = "document";
            request.onload = () => resolve({ document: request.response, status: request.status, address: request.responseURL });
            request.onerror = reject;
            request.send(body ?? null);
        });
    }

    // Whether the form could be loaded.
    async open() {
        this.value.setAttribute("aria-busy", "true");
        const answer = await Editor.load("GET", this.value.dataset.form).catch(() => null);
        this.value.removeAttribute("aria-busy");
        if (!answer?.document || !this.show(answer.document)) return false;
        this.focus();
        return true;
    }

    // Builds the editor from the page with the form, as it is or as it came back. False if its fields are not there.
    show(page) {
        // A field for a name, which comes in several parts, has the name as its id.
        const control = (name) => [...page.querySelectorAll("main form [name]")]
            .find((one) => (one.name === name || one.id === name) && one.type !== "hidden");
        const controls = this.names.map(control).filter(Boolean);
        if (controls.length === 0) return false;
        const whole = controls[0].form;
        const fields = controls.map((one) => one.closest(".field"));
        this.shown = new Set(fields.flatMap((field) => [...field.querySelectorAll("[name]")].map((one) => one.name)));
        this.form?.remove();
        this.box?.remove();

        this.form = document.importNode(whole, false);
        this.form.id = `${prefix}form`;
        this.form.hidden = true;
        this.form.removeAttribute("data-draft");
        for (const [name, text] of new FormData(whole)) {
            if (this.shown.has(name)) continue;
            this.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: text }));
        }
        this.box = document.createElement("div");
        this.box.className = "inline-editor";
        this.box.setAttribute("role", "group");
        this.box.setAttribute("aria-label", `Edit ${this.title}`);
        this.box.append(...fields.map((field) => renamed(document.importNode(field, true))), ...hints(page, fields), this.#buttons());
        for (const one of this.box.querySelectorAll("input, select, textarea, button")) one.setAttribute("form", this.form.id);

        document.body.append(this.form);
        const place = this.value.closest("h1, h2, h3") ?? this.value;
        place.after(this.box);
        place.hidden = true;
        this.value.hidden = true;
        this.place = place;
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.save();
        });
        this.box.addEventListener("keydown", (event) => this.#onKey(event));
        document.dispatchEvent(new CustomEvent("handrail:added", { detail: this.box }));
        this.sent ??= this.#text();
        return true;
    }

    get isChanged() {
        return this.box !== undefined && this.#text() !== this.sent;
    }

    focus() {
        const fields = [...this.box.querySelectorAll("[aria-invalid], input:checked, input, select, textarea")];
        const wanted = this.box.querySelector("[aria-invalid], .with-error :is(input, select, textarea)")
            ?? fields.find((one) => one.matches(":checked")) ?? fields[0];
        wanted?.focus();
        if (wanted?.matches("input[type=text], textarea")) wanted.setSelectionRange(wanted.value.length, wanted.value.length);
    }

    async save() {
        if (this.isSaving) return;
        this.isSaving = true;
        this.#tell("");
        const answer = await Editor.load("POST", this.form.action, new URLSearchParams(new FormData(this.form))).catch(() => null);
        this.isSaving = false;
        const page = answer?.document;
        const isOurs = page?.documentElement.dataset.person !== undefined;
        const problems = [...(page?.querySelectorAll(".error-summary li") ?? [])].map((one) => one.textContent);
        if (answer?.status === 200 && isOurs && problems.length === 0) return this.done(answer);
        if (isOurs && problems.length > 0) {
            const isShown = this.show(page);
            const beside = [...this.box.querySelectorAll(".error")].map((one) => one.textContent).join(" ");
            const rest = problems.filter((words) => !beside.includes(words));
            this.#tell((isShown ? rest : problems).join(" "));
            this.say(problems.join(" "));
        } else {
            const words = answer && !isOurs
                ? "You are signed out. Sign in in another tab, then save again."
                : "This could not be saved. Your text is still here: try again.";
            this.#tell(words);
            this.say(words);
        }
        this.focus();
    }

    close() {
        this.form?.remove();
        this.box?.remove();
        if (this.place) this.place.hidden = false;
        this.value.hidden = false;
        // The value may have been shown anew in the meantime, as hidden as it was.
        for (const one of document.querySelectorAll("[data-inline]")) if (one.dataset.inline === this.value.dataset.inline) one.hidden = false;
        this.closed();
    }

    #buttons() {
        const save = Object.assign(document.createElement("button"), { className: "button primary small", textContent: "Save" });
        const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button quiet", textContent: "Cancel" });
        cancel.addEventListener("click", () => this.close());
        const whole = Object.assign(document.createElement("a"), { href: this.value.dataset.form, textContent: "All fields" });
        whole.addEventListener("click", () => { this.isLeaving = true; });
        const words = Object.assign(document.createElement("p"), { className: "error inline-problem", hidden: true });
        const row = Object.assign(document.createElement("div"), { className: "inline-actions" });
        row.append(save, cancel, whole);
        const both = document.createDocumentFragment();
        both.append(words, row);
        return both;
    }

    // A problem that belongs to none of the fields.
    #tell(words) {
        const place = this.box.querySelector(".inline-problem");
        place.textContent = words;
        place.hidden = words === "";
    }

    #onKey(event) {
        if (event.defaultPrevented || event.isComposing) return;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            this.form.requestSubmit();
        }
        if (event.key !== "Escape") return;
        event.preventDefault();
        // A text that took a while to write is not lost to one key.
        if (event.target.matches("textarea") && this.isChanged) this.box.querySelector(".inline-actions [type=button]").focus();
        else this.close();
    }

    #text() {
        return new URLSearchParams([...new FormData(this.form)].filter(([name]) => this.shown.has(name))).toString();
    }
}

// An empty box for the hints on these fields, where the page with the form has one.
function hints(page, fields) {
    const box = page.querySelector("main [data-wording][data-fields]");
    const ids = box?.dataset.fields.split(" ").filter((id) => fields.some((field) => field.querySelector(`#${CSS.escape(id)}`)));
    if (!ids?.length) return [];
    const copy = renamed(document.importNode(box, true));
    copy.dataset.fields = ids.map((id) => prefix + id).join(" ");
    copy.dataset.added = "";
    copy.querySelector(".wording-hints").replaceChildren();
    return [copy];
}

// The page may have fields with the same ids.
function renamed(field) {
    for (const element of [field, ...field.querySelectorAll("*")]) {
        for (const attribute of ["id", "for", "list", "aria-describedby"]) {
            const ids = element.getAttribute(attribute);
            if (ids) element.setAttribute(attribute, ids.split(" ").map((id) => prefix + id).join(" "));
        }
        element.removeAttribute("autofocus");
    }
    return field;
}
