// One section of a postmortem: saves typed text after a pause, takes in what others wrote, and loses nothing on the
// way. It holds the state of the section; saving.js and catching-up.js talk to the server about it.

import { catchUp, typing } from "./catching-up.js";
import * as drafts from "./drafts.js";
import { release } from "./holding.js";
import { recoverDrafts } from "./recovery.js";
import { pause, save } from "./saving.js";
import { Undo } from "./undo.js";

const longestWait = 4_000;

const randomName = () => [...crypto.getRandomValues(new Uint32Array(4))].map((number) => number.toString(36)).join("");

export class Section {
    constructor(element, outline) {
        this.element = element;
        this.slug = element.dataset.section;
        this.box = element.querySelector(".section-form");
        this.area = this.box.querySelector("textarea");
        this.output = this.box.querySelector(".saving-state");
        this.revision = this.box.querySelector("input[name^=revision]");
        this.outline = outline;
        this.address = this.box.dataset.address;
        this.client = randomName();
        this.sequence = 0;
        // The revision that the area shows, apart from this person's own changes.
        this.base = Number(this.revision.defaultValue);
        // The text in the area when the server last had all of it, and the server's own text at that time.
        this.acknowledged = this.area.defaultValue;
        this.stored = this.area.defaultValue;
        this.latest = this.base;
        this.isBehind = false;
        this.lastKey = 0;
        this.failures = 0;
        this.undo = new Undo(this.area, () => this.changed());
        this.area.addEventListener("input", () => {
            if (this.isPutting) return;
            release(this.area);
            this.undo.note();
            this.changed();
        });
        this.area.addEventListener("compositionend", () => this.plan(pause));
        this.area.addEventListener("compositionstart", () => { this.isComposing = true; });
        this.area.addEventListener("compositionend", () => { this.isComposing = false; });
        this.area.addEventListener("focus", () => release(this.area));
        this.area.addEventListener("blur", () => {
            if (this.isDirty) save(this);
            else catchUp(this);
        });
        this.area.form.addEventListener("submit", (event) => this.submitted(event));
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

    // Another session of the same person has another token.
    get csrf() { return this.area.form.elements.csrf.value; }
    get isDirty() { return this.area.value !== this.acknowledged; }
    get isBusy() { return this.isComposing || (document.activeElement === this.area && Date.now() - this.lastKey < typing); }

    changed() {
        this.lastKey = Date.now();
        this.dirtySince ??= this.lastKey;
        // A server that does not answer is retried at growing intervals, however fast somebody types.
        if (this.failures === 0 && !this.isSignedOut) {
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

    // The session ended, or somebody else's began: the text waits for its writer, who is usually in another tab by then.
    signedOut({ state, name }) {
        this.isSignedOut = true;
        const who = state === "other" ? `${name} is signed in here now. Your text is kept on this device. Sign in as yourself` : "Signed out. Your text is kept on this device. Sign in again";
        this.show(`${who} in another tab, and it is saved here.`, "refused");
    }

    signedIn() {
        this.isSignedOut = false;
        this.plan(0);
    }

    plan(delay) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => save(this), delay);
    }

    keepDraft() {
        const isSent = this.attempt?.text === this.area.value;
        return drafts.keep(this.address, this.client, {
            text: this.area.value, base: this.base, sequence: isSent ? this.attempt.sequence : this.sequence + 1,
            typedAt: Date.now(),
        });
    }

    // Somebody saved this section, or decided on a passage of it.
    heard(revision, isOwn = false) {
        this.latest = Math.max(this.latest, revision);
        catchUp(this, !isOwn);
    }

    submitted(event) {
        // The form is that of the whole page, for browsers without scripts.
        if (event.submitter?.name !== "save" || event.submitter.value !== this.slug) return;
        event.preventDefault();
        this.dirtySince ??= Date.now();
        if (this.isDirty || this.isBehind) save(this);
        else this.show(this.savedAt ?? "No changes");
    }

    show(words, state = "") {
        this.output.textContent = words;
        this.output.dataset.state = state;
    }
}
