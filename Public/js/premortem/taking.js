// Updates the shown page from a page that the server has sent: the parts that differ, and the messages above them.

import { awaitSignIn } from "../session.js";
import { keepUntilRead } from "../settling.js";
import { isChanged } from "./fields.js";
import { complain, say } from "./notices.js";
import { address, choices, parts, premortem, texts } from "./page.js";
import { replace } from "./replacing.js";

// The parts as the server sent them, to detect changes on the server apart from changes on this page.
const pristine = new Map(parts().map((part) => [part.dataset.part, part.cloneNode(true)]));

const hasUnsent = () => [...premortem.querySelectorAll(`${texts}, ${choices}`)].some(isChanged);

// Whether an answer of the server is the page of the pre-mortem after its end.
export function isOver(page, url) {
    return !page.querySelector("[data-premortem]") && new URL(url).pathname === new URL(address, location).pathname;
}

// Every page has new keys in its forms, which are no difference.
function isSame(fresh, old) {
    const [one, other] = [fresh, old].map((part) => {
        const copy = part.cloneNode(true);
        for (const key of copy.querySelectorAll("input[name=form-key]")) key.remove();
        return copy;
    });
    return one.isEqualNode(other);
}

// The page is an answer of the server; `url` is the address that it was found at.
export function take(page, url) {
    const fresh = page.querySelector("[data-premortem]");
    if (!fresh) return leave(page, url);
    const moved = fresh.dataset.phase !== premortem.dataset.phase;
    premortem.dataset.phase = fresh.dataset.phase;
    for (const old of parts()) {
        const next = fresh.querySelector(`[data-part="${old.dataset.part}"]`);
        const before = pristine.get(old.dataset.part) ?? old;
        if (next && !isSame(next, before)) {
            if (replace(old, next, before)) pristine.set(old.dataset.part, next.cloneNode(true));
        }
    }
    if (!moved) return;
    say(premortem.querySelector("[aria-current=step]")?.textContent ?? "");
    // A new phase begins with what to do in it, unless somebody is typing.
    const isTyping = document.activeElement?.matches(texts);
    if (!isTyping && premortem.getBoundingClientRect().top < 0) document.querySelector("main").scrollIntoView();
}

// The messages of an answer to a form. They stay until the next answer: a page that was fetched again has none.
export function takeMessages(page) {
    for (const selector of [".notice", ".error-summary"]) {
        const main = document.querySelector("main");
        main.querySelector(`:scope > ${selector}`)?.remove();
        const next = page.querySelector(`main > ${selector}`);
        if (next) {
            const shown = document.importNode(next, true);
            main.prepend(shown);
            if (selector === ".notice") {
                shown.classList.add("arrived");
                keepUntilRead(shown);
            }
            if (selector === ".error-summary") shown.focus();
        }
    }
}

// The pre-mortem is over, or the person was signed out: the server shows the right page. It would take away what was
// typed and not sent.
function leave(page, url) {
    if (!hasUnsent()) {
        location.assign(address);
    } else if (isOver(page, url)) {
        complain("This pre-mortem is closed. What you have not saved is still on this page: copy what you need.", {
            label: "Go to the closed pre-mortem", address,
        });
    } else {
        complain("You are signed out. Your text is still here: sign in again in another tab, then send it.");
        awaitSignIn();
    }
}

// The counts of a pre-mortem, which arrive in the events.
export function count(numbers) {
    for (const counter of premortem.querySelectorAll("[data-count]")) counter.textContent = numbers[counter.dataset.count];
    pristine.delete("head");
    pristine.delete("wall");
}
