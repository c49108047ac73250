// Replaces an old part with a new one, keeping what was typed or chosen and not sent, open disclosures and the focus.

import { contents, isChanged, setContents } from "./fields.js";
import { choices, shown, texts } from "./page.js";

const byID = (id, part) => part.querySelector(`#${CSS.escape(id)}`);

// `pristine` is the old part as the server sent it. Returns false, and changes nothing, if a field with unsent text is
// missing from the new part.
export function replace(old, fresh, pristine) {
    const typed = [...old.querySelectorAll(texts)].filter((field) => field.id && isChanged(field));
    const chosen = [...old.querySelectorAll(choices)].filter((field) => field.id && isChanged(field));
    const turned = [...old.querySelectorAll("details[id]")].filter(
        (details) => details.open !== (byID(details.id, pristine)?.open ?? false));
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const caret = focused?.matches("textarea, input[type=text]") ? [focused.selectionStart, focused.selectionEnd] : null;
    const identity = focused && focusPath(focused, old);
    if (typed.some((field) => !byID(field.id, fresh))) return false;
    const part = document.importNode(fresh, true);
    old.replaceWith(part);
    for (const field of typed) byID(field.id, part).value = field.value;
    for (const field of chosen) {
        const target = byID(field.id, part);
        if (target?.matches("select")) target.value = field.value;
        else if (target) setContents(target, contents(field));
    }
    for (const { id, open } of turned) {
        const details = byID(id, part);
        if (details) details.open = open;
    }
    if (identity) {
        const target = find(identity, part);
        target?.focus({ preventScroll: true });
        if (caret && target?.setSelectionRange) target.setSelectionRange(...caret);
    }
    shown(part);
    return true;
}

// Identifies the focused element, so that its replacement gets the focus: by its id, or else by its form and its
// position in the form.
function focusPath(element, part) {
    if (element.id) return { id: element.id };
    const form = element.closest("form");
    if (!form) return null;
    const action = form.getAttribute("action");
    const forms = [...part.querySelectorAll("form")].filter((other) => other.getAttribute("action") === action);
    return { action, form: forms.indexOf(form), place: [...form.elements].indexOf(element) };
}

function find({ id, action, form, place }, part) {
    if (id) return byID(id, part);
    const forms = [...part.querySelectorAll("form")].filter((other) => other.getAttribute("action") === action);
    return (forms[form] ?? forms[0])?.elements[place] ?? null;
}
