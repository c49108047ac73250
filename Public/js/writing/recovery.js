// What an earlier page of this browser left behind in a section is sent from where it was written, and a banner says so.

import * as drafts from "./drafts.js";
import { showFlags } from "./flags.js";
import { post } from "./saving.js";

export function recoverDrafts(section) {
    let isRecovering = false;
    const recover = async () => {
        if (isRecovering) return;
        isRecovering = true;
        for (const draft of drafts.leftBehind(section.address)) {
            if (draft.client === section.client) continue;
            if (!await send(section, draft)) break;
        }
        isRecovering = false;
    };
    // A page that went away without a word is known by its draft growing old, which takes a while.
    setInterval(recover, 8_000);
    recover();
}

// Whether the server has it.
async function send(section, draft) {
    // By the time the answer is here, others may have brought the area past it.
    const { base, stored } = section;
    const answer = await post(section, draft.text, draft.base, draft.client, draft.sequence);
    if (!answer) return false;
    drafts.forget(section.address, draft.client);
    if (answer.revision > base && draft.text.trim() !== stored.trim()) say(section.form, draft);
    section.heard(answer.revision);
    showFlags(section, answer.flags);
    section.outline(section, answer.flags.length > 0);
    if (!section.isDirty) section.show("");
    return true;
}

function say(form, draft) {
    const box = document.createElement("div");
    box.className = "recovered";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    const when = new Date(draft.typedAt ?? Date.now()).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    words.textContent = `Recovered: what was typed here on ${when} had not reached the server. It is saved now, together with what others wrote since.`;
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "What was recovered";
    const text = document.createElement("pre");
    text.textContent = draft.text;
    details.append(summary, text);
    box.append(words, details);
    form.before(box);
}
