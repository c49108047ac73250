// The session of an open page, which may end while somebody writes. Once the page's person has signed in again in
// another tab, the forms of this page get the token of the new session. "handrail:session" on the document tells the
// other scripts: {state: "in"}, {state: "out"}, or {state: "other", name} if somebody else is signed in now.

const root = document.documentElement;
const every = 3_000;

let timer = 0;
let asking = null;

const fields = () => [...document.querySelectorAll("input[name=csrf]")];

// Who is signed in in this browser, as above; {state: "unknown"} if the server does not answer.
export function whoIsIn() {
    asking ??= ask().finally(() => { asking = null; });
    return asking;
}

async function ask() {
    try {
        const answer = await fetch("/session", {
            headers: { Accept: "application/json" }, cache: "no-store", signal: AbortSignal.timeout(10_000),
        });
        if (!answer.ok) return { state: "unknown" };
        const { person, name, token } = await answer.json();
        if (person === undefined) return { state: "out" };
        if (person !== root.dataset.person) return { state: "other", name };
        take(token);
        return { state: "in" };
    } catch {
        return { state: "unknown" };
    }
}

function take(token) {
    for (const field of fields()) field.value = token;
}

// Asks until the page's person is in again. A tab in the background is slow to ask, so it also hears from the tab in
// which somebody signs in, and asks when somebody looks at it.
export function awaitSignIn() {
    timer ||= setInterval(look, every);
}

async function look() {
    if (!timer) return;
    const found = await whoIsIn();
    if (found.state !== "unknown") tell(found);
}

function tell(found) {
    if (found.state === "in") {
        clearInterval(timer);
        timer = 0;
    }
    document.dispatchEvent(new CustomEvent("handrail:session", { detail: found }));
}

if (root.dataset.person && "BroadcastChannel" in window) {
    const channel = new BroadcastChannel("handrail.session");
    // Every page says with which token it was made; a page from before gets it from there.
    channel.onmessage = ({ data: { person, token } }) => {
        if (person === root.dataset.person) take(token);
        look();
    };
    const token = fields()[0]?.value;
    if (token) channel.postMessage({ person: root.dataset.person, token });
}
addEventListener("focus", look);
document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
});
