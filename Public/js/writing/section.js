// One section of a postmortem: saves what is typed after a pause, takes in what others wrote, and loses nothing on the way. A
// submission is {text, revision it was written from, client, sequence}; see docs/decisions/0011.

import { applyEdits, besideCaret, moved } from "./edits.js";
import * as drafts from "./drafts.js";
import { showFlags } from "./flags.js";
import { recoverDrafts } from "./recovery.js";
import { Undo } from "./undo.js";

const pause = 1_200;
const longestWait = 4_000;
const patience = 15_000;
const typing = 500;

const randomName = () => [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join("");

export class Section {
    constructor(element, outline) {
        this.element = element;
        this.slug = element.dataset.section;
        this.form = element.querySelector("form.section-form");
        this.area = this.form.querySelector("textarea");
        this.output = this.form.querySelector(".saving-state");
        this.outline = outline;
        this.address = this.form.getAttribute("action");
        this.csrf = this.form.elements.csrf.value;
        this.client = randomName();
        this.sequence = 0;
        // The revision that the area shows, as far as this person has not changed it.
        this.base = Number(this.form.elements.revision.defaultValue);
        // What the area showed when the server last had all of it, and the server's own text then.
        this.acknowledged = this.area.defaultValue;
        this.stored = this.area.defaultValue;
        this.latest = this.base;
        this.isBehind = false;
        this.lastKey = 0;
        this.failures = 0;
        this.undo = new Undo(this.area, () => this.changed());
        this.area.addEventListener("input", () => {
            if (this.isPutting) return;
            this.undo.note();
            this.changed();
        });
        this.area.addEventListener("compositionend", () => this.plan(pause));
        this.area.addEventListener("compositionstart", () => { this.isComposing = true; });
        this.area.addEventListener("compositionend", () => { this.isComposing = false; });
        this.area.addEventListener("blur", () => {
            if (this.isDirty) this.save();
            else this.catchUp();
        });
        this.form.addEventListener("submit", (event) => this.submitted(event));
        addEventListener("pagehide", () => {
            if (this.isDirty) this.keepDraft();
            drafts.leave(this.address, this.client);
        });
        addEventListener("beforeunload", (event) => {
            if (this.isDirty && !this.keepDraft()) event.preventDefault();
        });
        setInterval(() => {
            if (this.isDirty) this.keepDraft();
        }, 2_000);
        if (this.isDirty) this.changed();
        recoverDrafts(this);
    }

    get isDirty() { return this.area.value !== this.acknowledged; }
    get isBusy() { return this.isComposing || (document.activeElement === this.area && Date.now() - this.lastKey < typing); }

    changed() {
        this.lastKey = Date.now();
        this.dirtySince ??= this.lastKey;
        // A server that does not answer is asked at growing intervals, however fast somebody types.
        if (this.failures === 0) {
            this.show("Saving…");
            this.plan(Math.max(0, Math.min(pause, this.dirtySince + longestWait - this.lastKey)));
        }
        if (!this.keeping) {
            this.keeping = setTimeout(() => {
                this.keeping = 0;
                if (this.isDirty) this.keepDraft();
            }, 250);
        }
    }

    plan(delay) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.save(), delay);
    }

    keepDraft() {
        const isSent = this.attempt?.text === this.area.value;
        return drafts.keep(this.address, this.client, {
            text: this.area.value, base: this.base, sequence: isSent ? this.attempt.sequence : this.sequence + 1,
            typedAt: Date.now(),
        });
    }

    // Sends what is in the area. The same text that was not answered keeps its number.
    async save() {
        if (this.isSending) return;
        if (!this.isDirty && !this.isBehind) {
            this.dirtySince = undefined;
            this.show(this.savedAt ?? "");
            return;
        }
        if (this.isComposing) return this.plan(pause);
        clearTimeout(this.timer);
        const text = this.area.value;
        if (this.attempt?.text !== text) {
            this.sequence += 1;
            this.attempt = { text, sequence: this.sequence };
        }
        if (this.isDirty) this.keepDraft();
        this.isSending = true;
        const answer = await this.post(text, this.base, this.client, this.attempt.sequence);
        this.isSending = false;
        if (answer) this.take(answer, text);
    }

    // The answer, or null where there is none; then it is tried again.
    async post(text, revision, client, sequence) {
        const body = new URLSearchParams({ csrf: this.csrf, action: "save", text, revision, client, sequence });
        try {
            const response = await fetch(this.address, {
                method: "POST", body, headers: { Accept: "application/json" }, signal: AbortSignal.timeout(patience),
            });
            if (response.ok) {
                const answer = await response.json();
                this.failures = 0;
                return answer;
            }
            if (response.status === 422) this.show((await response.json()).problems.join(" "), "refused");
            else if (response.status === 401 || response.status === 403) this.show("Signed out. Kept on this device; sign in in another tab.", "refused");
            else throw new Error(`status ${response.status}`);
            this.failures = 0;
            this.plan(30_000);
        } catch {
            this.failures += 1;
            this.show("Offline, kept on this device", "offline");
            this.plan(Math.min(10_000, 1_000 * 2 ** Math.min(this.failures, 3)));
        }
        return null;
    }

    take(answer, sent) {
        this.attempt = null;
        this.latest = Math.max(this.latest, answer.revision);
        if (this.area.value === sent && !this.isComposing) {
            this.put(answer.edits);
            this.base = answer.revision;
            this.stored = answer.text;
            this.acknowledged = this.area.value;
            this.isBehind = false;
        } else {
            // Typed on meanwhile: the next submission goes on from what was sent, and the server knows it.
            this.acknowledged = sent;
            this.isBehind = true;
        }
        this.form.elements.revision.value = this.base;
        this.savedAt = `Saved ${new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}`;
        showFlags(this, answer.flags);
        this.outline(this, answer.flags.length > 0);
        if (this.isDirty) {
            this.dirtySince = Date.now();
            this.keepDraft();
            this.plan(pause);
        } else {
            this.dirtySince = undefined;
            drafts.forget(this.address, this.client);
            this.show(this.savedAt);
            if (this.isBehind) this.plan(pause);
            else this.catchUp();
        }
    }

    // Somebody saved this section, or decided on a passage of it.
    heard(revision, isOwn = false) {
        this.latest = Math.max(this.latest, revision);
        this.catchUp(!isOwn);
    }

    // Fetches what others wrote, where this person has nothing unsaved: that goes up first and brings theirs back.
    async catchUp(isAsked = false) {
        const isTidy = this.acknowledged === this.stored;
        if (this.isSending || this.isDirty || this.isFetching) return;
        if (!isAsked && this.latest <= this.base && (isTidy || document.activeElement === this.area)) return;
        if (this.isBusy) {
            clearTimeout(this.waiting);
            this.waiting = setTimeout(() => this.catchUp(isAsked), typing);
            return;
        }
        this.isFetching = true;
        const known = this.latest;
        // What is heard while the answer is on its way counts again.
        this.latest = 0;
        const before = this.area.value;
        try {
            const response = await fetch(`${this.address}/text?from=${this.base}`, { headers: { Accept: "application/json" } });
            if (!response.ok) throw new Error(`status ${response.status}`);
            const answer = await response.json();
            this.latest = Math.max(this.latest, answer.revision);
            if (this.area.value !== before || this.isSending || this.isComposing) return;
            if (document.activeElement !== this.area) this.set(answer.text);
            else if (isTidy) this.put(answer.edits);
            else {
                // White space of this person's own stands between: the server merges.
                this.isBehind = true;
                this.plan(0);
                return;
            }
            this.base = answer.revision;
            this.form.elements.revision.value = this.base;
            this.stored = answer.text;
            this.acknowledged = this.area.value;
            showFlags(this, answer.flags);
            this.outline(this, answer.flags.length > 0);
        } catch {
            this.latest = Math.max(this.latest, known);
        } finally {
            this.isFetching = false;
            if (!this.isDirty && this.latest > this.base) setTimeout(() => this.catchUp(), 2 * typing);
        }
    }

    // Puts other people's words into the area, with the caret and the selection where they were among one's own.
    put(edits) {
        if (edits.length === 0) return;
        const { area } = this;
        const isHere = document.activeElement === area;
        const { selectionStart, selectionEnd, selectionDirection, scrollTop } = area;
        const changes = isHere && selectionStart === selectionEnd ? besideCaret(area.value, edits, selectionStart) : edits;
        this.write(applyEdits(area.value, changes));
        if (isHere) area.setSelectionRange(moved(selectionStart, changes), moved(selectionEnd, changes), selectionDirection);
        area.scrollTop = scrollTop;
        this.undo.noteRemote(changes);
    }

    set(text) {
        if (text === this.area.value) return;
        this.write(text);
        this.undo.forget();
    }

    write(text) {
        this.isPutting = true;
        this.area.value = text;
        this.area.dispatchEvent(new CustomEvent("handrail:text", { bubbles: true }));
        this.isPutting = false;
    }

    submitted(event) {
        if (event.submitter?.value === "preview") return;
        event.preventDefault();
        this.dirtySince ??= Date.now();
        if (this.isDirty || this.isBehind) this.save();
        else this.show(this.savedAt ?? "Nothing has changed");
    }

    show(words, state = "") {
        this.output.textContent = words;
        this.output.dataset.state = state;
    }
}
