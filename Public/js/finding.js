// The form of a new finding: what may answer it follows the words of the finding while somebody writes them. The same
// answer comes from the button that the form has without this script.

const pause = 500;

const form = document.getElementById("finding-form");
const title = document.getElementById("title");
const suggestions = form?.querySelector("[data-suggestions]");
if (suggestions) watch();

function watch() {
    // Enter in a field adds the finding, rather than asking for suggestions.
    form.querySelector("button[name=step]").closest("p").remove();
    let timer = 0;
    let asking = null;
    let asked = title.value;

    async function ask() {
        // A choice that was made stays where it is.
        if (title.value === asked || suggestions.querySelector("input:checked")) return;
        asking?.abort();
        asking = new XMLHttpRequest();
        const words = title.value;
        const body = new FormData(form);
        body.set("step", "suggest");
        asking.open("POST", form.action);
        // Loaded as a document, so that no markup passes through a string.
        asking.responseType = "document";
        asking.onload = (event) => {
            const fresh = event.target.response?.querySelector("[data-suggestions]");
            if (!fresh || suggestions.querySelector("input:checked")) return;
            asked = words;
            if (!fresh.isEqualNode(suggestions) && !suggestions.contains(document.activeElement)) {
                suggestions.replaceChildren(...document.importNode(fresh, true).childNodes);
                const count = suggestions.querySelectorAll(".own-suggestions > li, :scope > .choice").length;
                form.querySelector("[data-suggestion-count]").textContent = `${count} guardrails suggested`;
            }
        };
        asking.send(new URLSearchParams(body));
    }

    title.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, pause);
    });
    title.addEventListener("change", ask);
}
