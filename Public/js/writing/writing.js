// The page on which a postmortem is written together: every section saves automatically and shows what others write;
// the outline shows the state of each section and who is in it.

import { catchUp } from "./catching-up.js";
import { keepRoom } from "./holding.js";
import { Section } from "./section.js";

const follows = document.querySelector("[data-live-topic^='postmortem:']");
const sections = new Map();
for (const element of document.querySelectorAll("section.writing-section[data-section]")) {
    if (element.querySelector(".section-form")) sections.set(element.dataset.section, new Section(element, outline));
}

// The server counts, so that the headline, the outline and the check before publication agree.
function outline(section, answer) {
    const headline = document.querySelector("[data-progress]");
    if (headline && headline.textContent !== answer.progress) {
        keepRoom(headline);
        headline.textContent = answer.progress;
    }
    const item = document.querySelector(`[data-outline="${CSS.escape(section.slug)}"]`);
    if (!item || !answer.outline) return;
    item.className = answer.outline.state;
    item.querySelector(".section-note").textContent = answer.outline.note;
}

function showPresence(people) {
    const me = follows.dataset.person;
    for (const slug of sections.keys()) {
        const here = document.querySelector(`[data-outline="${CSS.escape(slug)}"] .here`);
        if (!here) continue;
        const names = [...new Set(people.filter((one) => one.place === slug && String(one.person) !== me).map((one) => one.name))];
        here.textContent = names.length === 0 ? "" : `${names.join(", ")} ${names.length === 1 ? "is" : "are"} here`;
        here.title = here.textContent;
    }
}

function hear({ section, revision, by }) {
    sections.get(section)?.heard(revision, String(by) === follows.dataset.person);
}

if (follows) {
    const topic = follows.dataset.liveTopic;
    document.addEventListener("handrail:live", ({ detail: message }) => {
        if (message.topic !== topic) return;
        if (message.name === "section.updated") hear(message.data);
        else if (message.name === "presence") showPresence(message.data);
        else if (message.name === "reset") for (const section of sections.values()) catchUp(section, true);
    });
    document.addEventListener("handrail:live-state", ({ detail: state }) => {
        if (state === "live") for (const section of sections.values()) if (section.failures > 0) section.plan(0);
    });
    let leaving = 0;
    const here = (place) => document.dispatchEvent(new CustomEvent("handrail:here", { detail: { topic, place } }));
    for (const [slug, section] of sections) {
        section.area.addEventListener("focus", () => {
            clearTimeout(leaving);
            here(slug);
        });
        section.area.addEventListener("blur", () => {
            clearTimeout(leaving);
            leaving = setTimeout(() => here(""), 3_000);
        });
    }
}
document.addEventListener("handrail:session", ({ detail: found }) => {
    for (const section of sections.values()) {
        if (!section.isSignedOut) continue;
        if (found.state === "in") section.signedIn();
        else section.signedOut(found);
    }
});
addEventListener("online", () => {
    for (const section of sections.values()) if (section.isDirty) section.plan(0);
});
