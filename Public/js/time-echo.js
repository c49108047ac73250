// Shows how a typed time is understood before it is saved: GET /time?text=…&incident=INC-1&mark=noticed&ahead=1 answers
// with a sentence. The other times of the form go along, so that times that contradict each other are pointed out.

const pause = 250;

for (const input of document.querySelectorAll("input[data-time-echo]")) {
    const output = (input.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id))
        .find((element) => element?.matches("output"));
    if (output) watch(input, output);
}

function watch(input, output) {
    let timer = 0;
    let asking = null;
    input.addEventListener("input", () => {
        clearTimeout(timer);
        asking?.abort();
        if (input.value.trim() === "") {
            output.textContent = "";
            return;
        }
        timer = setTimeout(async () => {
            asking = new AbortController();
            try {
                const query = new URLSearchParams({ text: input.value });
                if (input.hasAttribute("data-ahead")) query.set("ahead", "1");
                if (input.dataset.day) query.set("day", input.dataset.day);
                if (input.dataset.incident) {
                    query.set("mark", input.name);
                    query.set("incident", input.dataset.incident);
                    for (const other of input.form.querySelectorAll("input[data-incident]")) {
                        if (other !== input) query.set(other.name, other.value);
                    }
                }
                const answer = await fetch(`/time?${query}`, { signal: asking.signal });
                output.textContent = answer.ok ? await answer.text() : "";
            } catch {
                // Offline or overtaken by the next key press: the server will say it when the form is sent.
            }
        }, pause);
    });
}
