// A live pre-mortem. When something changes, the page is fetched again and the parts that differ are replaced
// one by one, except a part that somebody is typing in. Forms are sent without leaving the page. Counts arrive in the
// events. Without this script a link reloads the page and every form still works.

import { refreshSoon, send } from "./exchange.js";
import { complain, tell } from "./notices.js";
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
    tell({ live: "", polling: "Up to date every 20 seconds.", lost: "Connection lost. Trying again …" }[detail]);
    if (detail === "live") refreshSoon(2_000);
});
document.addEventListener("handrail:session", ({ detail: { state } }) => {
    if (state !== "in") return;
    complain("");
    refreshSoon();
});
// Nothing announces that somebody has disappeared.
setInterval(() => {
    if (document.visibilityState === "visible") refreshSoon(8_000);
}, 15_000);
