// Sends text that an earlier page of this browser left unsaved in a section, with the revision it is based on, and
// shows a banner.

import { dayAndClock } from "../clock.js";
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
    // A page that closed without notice is detected by the age of its draft, which takes a while.
    setInterval(recover, 8_000);
    recover();
}

// Whether the server has the text.
async function send(section, draft) {
    // By the time the answer arrives, the area may already show a later revision.
    const { base, stored } = section;
    const answer = await post(section, draft.text, draft.base, draft.client, draft.sequence);
    if (!answer) return false;
    drafts.forget(section.address, draft.client);
    if (answer.revision > base && draft.text.trim() !== stored.trim()) say(section.box, draft);
    section.heard(answer.revision);
    showFlags(section, answer.flags);
    section.outline(section, answer);
    if (!section.isDirty) section.show("");
    return true;
}

function say(place, draft) {
    const box = document.createElement("div");
    box.className = "recovered";
    box.setAttribute("role", "status");
    const words = document.createElement("p");
    const when = dayAndClock(new Date(draft.typedAt ?? Date.now()));
    words.textContent = `Recovered: the text typed here on ${when} had not reached the server. It is now saved, together with what others have written since.`;
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "Recovered text";
    const text = document.createElement("pre");
    text.textContent = draft.text;
    details.append(summary, text);
    box.append(words, details);
    place.before(box);
}
