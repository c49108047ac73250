// A session before a launch, live. When something changes the page is asked for again and its parts are replaced one by one: those
// that look different, and none that somebody is typing in. Forms are sent without leaving the page. Counts arrive by themselves.
// Without this script a link loads the page again and every form still works.

import { refreshSoon, send } from "./exchange.js";
import { tell } from "./notices.js";
import { premortem } from "./page.js";
import { count } from "./taking.js";
import "./timer.js";
import "./dragging.js";

premortem.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    send(form, event.submitter);
});

document.addEventListener("handrail:live", ({ detail: { name, data } }) => {
    if (name === "counts.changed") count(data);
    else refreshSoon();
});
document.addEventListener("handrail:live-state", ({ detail }) => {
    tell({ live: "", polling: "Up to date every 20 seconds.", lost: "The connection is lost. Trying again …" }[detail]);
    if (detail === "live") refreshSoon(2_000);
});
// Who has vanished is not announced by anybody.
setInterval(() => {
    if (document.visibilityState === "visible") refreshSoon(8_000);
}, 15_000);
