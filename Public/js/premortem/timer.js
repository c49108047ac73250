// Counts down the server's timer between updates.

import { premortem, whenShown } from "./page.js";

function tick() {
    for (const timer of premortem.querySelectorAll("[data-ends-in]")) {
        timer.endsAt ??= performance.now() + Number(timer.dataset.endsIn) * 1000;
        const left = Math.max(0, Math.round((timer.endsAt - performance.now()) / 1000));
        if (Number(timer.dataset.endsIn) === 0) continue;
        const words = timer.querySelector("b");
        if (left === 0) {
            timer.classList.add("over");
            words.textContent = "Time is up.";
        } else {
            const hours = Math.floor(left / 3600);
            if (hours < 24) words.textContent = `${clock(hours, Math.floor(left / 60) % 60, left % 60)} left`;
        }
    }
}

function clock(hours, minutes, seconds) {
    const end = `${String(minutes).padStart(hours ? 2 : 1, "0")}:${String(seconds).padStart(2, "0")}`;
    return hours ? `${hours}:${end}` : end;
}

whenShown((part) => {
    if (part.querySelector("[data-ends-in]")) tick();
});
setInterval(tick, 1000);
