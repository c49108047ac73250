// Several forms stand on one page, such as the verdicts of a review. What was typed or chosen in one of them is there again
// on the page after another was sent. It is kept in this tab until then, and put only where the server's value is still the
// one that was changed.

const memory = "handrail.kept";

restore();
document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    const kept = [...document.forms].filter((form) => form !== event.target && isKept(form)).map((form) => [signature(form), changes(form)])
        .filter(([, changed]) => changed.length > 0);
    try {
        if (kept.length > 0) sessionStorage.setItem(memory, JSON.stringify(kept));
    } catch {
        // No space or no permission: then it is as without scripts.
    }
});

// Forms that save by themselves, or whose texts unsaved-guard.js keeps, are not kept twice.
function isKept(form) {
    return form.method === "post" && form.id !== "writing" && form.dataset.draft === undefined;
}

// Where a form goes and what it is about: its hidden fields, without those that differ on each page.
function signature(form) {
    const hidden = [...form.elements].filter((one) => one.type === "hidden" && !["csrf", "form-key", "version", "client"].includes(one.name));
    return [form.getAttribute("action"), ...hidden.map((one) => `${one.name}=${one.value}`)].join(" ");
}

function controls(form) {
    return [...form.elements].filter((one) => one.name && one.matches("input:not([type=hidden], [type=password], [type=file]), textarea, select"));
}

function isChoice(control) {
    return control.type === "checkbox" || control.type === "radio";
}

function initial(control) {
    if (isChoice(control)) return control.defaultChecked;
    if (control.tagName !== "SELECT") return control.defaultValue;
    return ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value;
}

function present(control) {
    return isChoice(control) ? control.checked : control.value;
}

function changes(form) {
    return controls(form).filter((one) => present(one) !== initial(one)).map((one) => ({
        name: one.name, choice: isChoice(one) ? one.value : null, before: initial(one), now: present(one),
    }));
}

function restore() {
    let kept = [];
    try {
        kept = JSON.parse(sessionStorage.getItem(memory) ?? "[]");
        sessionStorage.removeItem(memory);
    } catch {
        return;
    }
    const forms = new Map([...document.forms].filter(isKept).map((form) => [signature(form), form]));
    for (const [name, changed] of kept) {
        const form = forms.get(name);
        if (!form) continue;
        for (const { name, choice, before, now } of changed) {
            const control = controls(form).find((one) => one.name === name && (choice === null || one.value === choice));
            if (!control || initial(control) !== before) continue;
            if (choice === null) control.value = now;
            else control.checked = now;
            control.dispatchEvent(new Event("input", { bubbles: true }));
            control.dispatchEvent(new Event("change", { bubbles: true }));
        }
    }
}
