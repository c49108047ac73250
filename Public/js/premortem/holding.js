// Nothing is replaced under a pressed pointer or during a drag: a button that is replaced between press and release is
// not clicked, and a card cannot be dragged any further.

import { premortem } from "./page.js";

const reasons = new Set();
const releases = new EventTarget();

export const isHeld = () => reasons.size > 0;

export function hold(reason) {
    reasons.add(reason);
}

// The click that belongs to a release comes after it, and is let through first.
export function release(reason) {
    reasons.delete(reason);
    setTimeout(() => {
        if (!isHeld()) releases.dispatchEvent(new Event("release"));
    });
}

export function whenReleased(action, options) {
    releases.addEventListener("release", action, options);
}

export async function released() {
    if (isHeld()) await new Promise((resolve) => { whenReleased(resolve, { once: true }); });
}

premortem.addEventListener("pointerdown", ({ target }) => {
    // The list that a select opens takes the release for itself.
    if (!target.closest("select")) hold("pointer");
});
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => release("pointer"), true);
addEventListener("blur", () => release("pointer"));
