// Shows how far an import is, and loads the page again when it has come to its end.

const bar = document.querySelector("[data-import-progress]");
const words = bar?.nextElementSibling;

async function look() {
    try {
        const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
        const { isBusy, done, all } = await answer.json();
        if (!isBusy) {
            location.reload();
            return;
        }
        bar.value = done;
        words.textContent = `${done} of ${all}`;
    } catch {
        // The next look may reach the server again.
    }
    setTimeout(look, 1000);
}

if (bar) setTimeout(look, 1000);
