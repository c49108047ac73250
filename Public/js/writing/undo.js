// Undo for a text area into which a script puts other people's words. They would confuse the browser's own undo, so
// from the first such change on this one replaces it: it undoes what this person typed and nothing else.

import { applyEdits, difference, moved } from "./edits.js";

const typingPause = 800;

export class Undo {
    constructor(area, changed) {
        this.area = area;
        this.changed = changed;
        this.text = area.value;
        this.done = [];
        this.undone = [];
        this.isNeeded = false;
        area.addEventListener("beforeinput", (event) => {
            if (!this.isNeeded) return;
            if (event.inputType === "historyUndo") this.intercept(event, this.done, this.undone);
            if (event.inputType === "historyRedo") this.intercept(event, this.undone, this.done);
        });
        area.addEventListener("keydown", (event) => {
            if (!this.isNeeded || !(event.ctrlKey || event.metaKey) || event.altKey) return;
            const key = event.key.toLowerCase();
            if (key === "z" && !event.shiftKey) this.intercept(event, this.done, this.undone);
            else if (key === "y" || key === "z") this.intercept(event, this.undone, this.done);
        });
    }

    // This person has changed the text.
    note() {
        const change = difference(this.text, this.area.value);
        const step = { at: change.at, removed: this.text.substr(change.at, change.remove), inserted: change.insert, when: Date.now() };
        this.text = this.area.value;
        if (step.removed === "" && step.inserted === "") return;
        const last = this.done.at(-1);
        const continues = last && this.undone.length === 0 && last.removed === "" && step.removed === ""
            && step.at === last.at + last.inserted.length && step.when - last.when < typingPause;
        if (continues) {
            last.inserted += step.inserted;
            last.when = step.when;
        } else {
            this.done.push(step);
            if (this.done.length > 300) this.done.shift();
        }
        this.undone = [];
    }

    // Somebody else's words have come into the text.
    noteRemote(edits) {
        this.isNeeded = true;
        this.text = this.area.value;
        const survive = (step) => {
            const end = step.at + step.inserted.length;
            if (edits.some(({ at, remove }) => at < end && at + remove > step.at)) return [];
            return [{ ...step, at: moved(step.at, edits) }];
        };
        this.done = this.done.flatMap(survive);
        this.undone = this.undone.flatMap(survive);
    }

    // The text was replaced.
    forget() {
        this.isNeeded = true;
        this.text = this.area.value;
        this.done = [];
        this.undone = [];
    }

    intercept(event, from, to) {
        event.preventDefault();
        const step = from.pop();
        if (!step) return;
        const { at, removed, inserted } = step;
        if (this.area.value.substr(at, inserted.length) !== inserted) return;
        this.area.value = applyEdits(this.area.value, [{ at, remove: inserted.length, insert: removed }]);
        this.area.setSelectionRange(at + removed.length, at + removed.length);
        this.text = this.area.value;
        to.push({ at, removed: inserted, inserted: removed, when: 0 });
        this.changed();
    }
}
