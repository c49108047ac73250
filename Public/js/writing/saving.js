// Sends the text typed in a section and applies the answer. A submission is {text, revision it is based on, client,
// sequence}; see docs/decisions/0011.

import { clock } from "../clock.js";
import { awaitSignIn, whoIsIn } from "../session.js";
import * as drafts from "./drafts.js";
import { catchUp } from "./catching-up.js";
import { showFlags } from "./flags.js";
import { put } from "./putting.js";

export const pause = 1_200;
const patience = 15_000;

// Sends the text in the area. A text sent again without an answer keeps its sequence number.
export async function save(section) {
    if (section.isSending) return;
    if (!section.isDirty && !section.isBehind) {
        section.dirtySince = undefined;
        section.show(section.savedAt ?? "");
        return;
    }
    if (section.isComposing) return section.plan(pause);
    clearTimeout(section.timer);
    const text = section.area.value;
    if (section.attempt?.text !== text) {
        section.sequence += 1;
        section.attempt = { text, sequence: section.sequence };
    }
    if (section.isDirty) section.keepDraft();
    section.isSending = true;
    const answer = await post(section, text, section.base, section.client, section.attempt.sequence);
    section.isSending = false;
    if (answer) take(section, answer, text);
}

function isJSON(response) {
    return response.headers.get("content-type")?.startsWith("application/json") ?? false;
}

// The answer, or null if there is none, in which case the text is sent again.
export async function post(section, text, revision, client, sequence) {
    const { csrf } = section;
    const body = new URLSearchParams({ csrf, action: "save", text, revision, client, sequence });
    try {
        const response = await fetch(section.address, {
            method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patience),
        });
        if (response.ok) {
            const answer = await response.json();
            section.failures = 0;
            return answer;
        }
        // 503: nothing can be written on the server, which no other attempt changes soon.
        const isRefused = response.status === 422 || (response.status === 503 && isJSON(response));
        if (isRefused) section.show((await response.json()).problems.join(" "), "refused");
        else if (response.status === 401 || response.status === 403) return await afterSignOut(section, csrf);
        else throw new Error(`status ${response.status}`);
        section.failures = 0;
        section.plan(30_000);
    } catch {
        section.failures += 1;
        section.show("Offline, kept on this device", "offline");
        section.plan(Math.min(10_000, 1_000 * 2 ** Math.min(section.failures, 3)));
    }
    return null;
}

// The session with this token is over. The text is sent with the next one of the same person, who may be signed in
// already.
async function afterSignOut(section, csrf) {
    const found = await whoIsIn();
    if (found.state === "unknown") throw new Error("no answer");
    section.failures = 0;
    if (found.state !== "in") {
        section.signedOut(found);
        awaitSignIn();
    } else if (section.csrf !== csrf) section.plan(0);
    else {
        section.show("You may not change this text now. What you typed is kept on this device.", "refused");
        section.plan(30_000);
    }
    return null;
}

function take(section, answer, sent) {
    section.attempt = null;
    section.latest = Math.max(section.latest, answer.revision);
    if (section.area.value === sent && !section.isComposing) {
        put(section, answer.edits);
        section.base = answer.revision;
        section.stored = answer.text;
        section.acknowledged = section.area.value;
        section.isBehind = false;
    } else {
        // More was typed meanwhile: the next submission is based on the text that was sent, which the server knows.
        section.acknowledged = sent;
        section.isBehind = true;
    }
    section.revision.value = section.base;
    section.savedAt = `Saved ${clock(new Date())}`;
    showFlags(section, answer.flags);
    section.outline(section, answer);
    if (section.isDirty) {
        section.dirtySince = Date.now();
        section.keepDraft();
        section.plan(pause);
    } else {
        section.dirtySince = undefined;
        drafts.forget(section.address, section.client);
        section.show(section.savedAt);
        if (section.isBehind) section.plan(pause);
        else catchUp(section);
    }
}
