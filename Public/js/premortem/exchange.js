// Fetches the page again and sends forms without leaving it, one at a time.

import { renew } from "../form-key.js";
import { contents, filledIn, isChanged, setContents, setFilledIn } from "./fields.js";
import { isHeld, released, whenReleased } from "./holding.js";
import { complain, tell } from "./notices.js";
import { address, choices, premortem, texts } from "./page.js";
import { isOver, take, takeMessages } from "./taking.js";

let waiting = 0;
let isLoading = false;
let isStale = false;

// Loaded as a document, so that no markup passes through a string.
function load(method, url, body) {
    return new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        request.responseType = "document";
        request.timeout = 20_000;
        request.onload = () => {
            // A full disk is answered with 503 and the page, which says so in its form.
            const isPage = request.status === 503 && request.response?.querySelector("[data-premortem]");
            if (isPage || (request.response && request.status !== 0 && request.status < 500)) resolve(request);
            else reject(new Error(String(request.status)));
        };
        request.onerror = request.ontimeout = () => reject(new Error("no answer"));
        request.send(body);
    });
}

// A random delay, so that not everyone asks at the same moment.
export function refreshSoon(within = 400) {
    if (waiting) return;
    waiting = setTimeout(refresh, 60 + Math.random() * within);
}

async function refresh() {
    waiting = 0;
    if (isLoading || isHeld()) {
        isStale = true;
        return;
    }
    isLoading = true;
    isStale = false;
    try {
        const page = await load("GET", address);
        if (isHeld()) isStale = true;
        else await arrive(page);
    } catch {
        tell("Connection lost. Trying again …");
    }
    isLoading = false;
    if (isStale && !isHeld()) refreshSoon();
}

whenReleased(() => {
    if (isStale) refreshSoon();
});

// The closed pre-mortem has no place for what somebody was still saying about a risk, so that is sent before its page is
// left. Whatever the server refuses stays in its field.
async function arrive({ response, responseURL }) {
    if (isOver(response, responseURL)) {
        for (const form of premortem.querySelectorAll("form.assessment")) {
            if (fieldsOf(form).some(isChanged)) await deliver(form);
        }
    }
    take(response, responseURL);
}

async function deliver(form) {
    const sent = fieldsOf(form).map(asSent);
    try {
        const answer = await load("POST", form.action, new URLSearchParams(new FormData(form)));
        if (answer.status < 400) for (const { field, value } of onPage(sent)) setFilledIn(field, value);
    } finally {
        renew(form);
    }
}

const fieldsOf = (form) => [...form.querySelectorAll(`${texts}, ${choices}`)].filter((field) => field.id);

export async function send(form, button) {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    const sent = fieldsOf(form).map(asSent);
    isLoading = true;
    if (button) button.disabled = true;
    try {
        const answer = await load("POST", form.action, body);
        await released();
        // The form may stay on the page, and is then filled in again.
        renew(form);
        if (answer.status < 400) begin(sent);
        complain("");
        await arrive(answer);
        takeMessages(answer.response);
        if (answer.status >= 400) keep(sent);
    } catch {
        complain("That could not be sent. Your text is still here: send it again.");
    }
    if (button) button.disabled = false;
    isLoading = false;
    if (isStale) refreshSoon();
}

// A field as it was sent, and as the server had filled it in before.
function asSent(field) {
    return { id: field.id, value: contents(field), before: filledIn(field) };
}

// The server has what was sent, so the fields are cleared, unless more was typed or chosen meanwhile.
function begin(sent) {
    for (const { field, value } of onPage(sent)) {
        setContents(field, filledIn(field));
        if (!field.matches(texts) || value === filledIn(field)) continue;
        if (field.closest("[data-part=write]")) field.focus();
        else field.closest("details")?.removeAttribute("open");
    }
}

// A form that was refused comes back filled in by the server, which has not saved it: its contents stay unsent.
function keep(sent) {
    for (const { field, value, before } of onPage(sent)) {
        setFilledIn(field, before);
        setContents(field, value);
    }
}

// The fields that still hold what was sent.
function onPage(sent) {
    return sent.map((one) => ({ ...one, field: document.getElementById(one.id) }))
        .filter(({ field, value }) => field && contents(field) === value);
}
