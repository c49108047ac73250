// Notices beside the session: the state of the connection, messages that could not be sent, and, for screen readers, a
// new phase.

import { premortem } from "./page.js";

const stateLine = document.querySelector("[data-premortem-state]");

export function tell(words) {
    if (stateLine) stateLine.textContent = words;
}

// Stays until something is sent.
const trouble = document.createElement("p");
trouble.className = "caution-note in-sight";
trouble.setAttribute("role", "alert");
trouble.hidden = true;
premortem.after(trouble);

export function complain(words, link) {
    trouble.textContent = words;
    if (link) {
        const anchor = document.createElement("a");
        anchor.href = link.address;
        anchor.textContent = link.label;
        trouble.append(" ", anchor);
    }
    trouble.hidden = words === "";
}

const voice = document.createElement("p");
voice.className = "visually-hidden";
voice.setAttribute("role", "status");
document.querySelector("main").append(voice);

export function say(words) {
    voice.textContent = words;
}
