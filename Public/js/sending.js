// A form that is on its way is not sent again by a second click: its buttons are off until the next page is there. If
// that takes long, they are on again; the server carries out the same form once in any case.

import { renew } from "./form-key.js";
// Not a script of the page, since others import it too: under two addresses it would run twice.
import "./session.js";

const patience = 10_000;
const underWay = new Map();

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (underWay.has(form)) {
        event.preventDefault();
        return;
    }
    const buttons = [...form.elements].filter((element) => element.type === "submit" && !element.disabled);
    underWay.set(form, { buttons, timer: setTimeout(() => release(form), patience) });
    // Only after the browser has read the form: a button that is off is not sent.
    setTimeout(() => {
        if (underWay.has(form)) for (const button of buttons) button.disabled = true;
    });
});

// A page that the browser kept and shows again is filled in again.
addEventListener("pageshow", (event) => {
    for (const form of [...underWay.keys()]) release(form);
    if (event.persisted) for (const form of document.querySelectorAll("form[method=post]")) renew(form);
});

function release(form) {
    const { buttons, timer } = underWay.get(form);
    clearTimeout(timer);
    underWay.delete(form);
    for (const button of buttons) button.disabled = false;
}
