// Brings what others wrote into a section as soon as that does not disturb anybody.

import { showFlags } from "./flags.js";
import { put, set } from "./putting.js";

export const typing = 500;

// Fetches what others wrote if this person has nothing unsaved. Unsaved text is sent first, and the answer brings the
// others' text.
export async function catchUp(section, isAsked = false) {
    const isTidy = section.acknowledged === section.stored;
    if (section.isSending || section.isDirty || section.isFetching) return;
    if (!isAsked && section.latest <= section.base && (isTidy || document.activeElement === section.area)) return;
    if (section.isBusy) {
        clearTimeout(section.waiting);
        section.waiting = setTimeout(() => catchUp(section, isAsked), typing);
        return;
    }
    section.isFetching = true;
    const known = section.latest;
    // Events that arrive while the answer is on its way count again.
    section.latest = 0;
    const before = section.area.value;
    try {
        const response = await fetch(`${section.address}/text?from=${section.base}`, { headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(`status ${response.status}`);
        const answer = await response.json();
        section.latest = Math.max(section.latest, answer.revision);
        if (section.area.value !== before || section.isSending || section.isComposing) return;
        if (document.activeElement !== section.area) set(section, answer.text);
        else if (isTidy) put(section, answer.edits);
        else {
            // This person's own white space is in between: the server merges.
            section.isBehind = true;
            section.plan(0);
            return;
        }
        section.base = answer.revision;
        section.revision.value = section.base;
        section.stored = answer.text;
        section.acknowledged = section.area.value;
        showFlags(section, answer.flags);
        section.outline(section, answer);
    } catch {
        section.latest = Math.max(section.latest, known);
    } finally {
        section.isFetching = false;
        if (!section.isDirty && section.latest > section.base) setTimeout(() => catchUp(section), 2 * typing);
    }
}
