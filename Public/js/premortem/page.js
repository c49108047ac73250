// The pre-mortem as the page shows it: its address, and the parts that are replaced one by one.

export const premortem = document.querySelector("[data-premortem]");
export const address = premortem.dataset.premortem;
// The fields in which somebody types, and those in which somebody chooses.
export const texts = "textarea, input[type=text], input[type=number], input[type=date]";
export const choices = "select, input[type=radio], input[type=checkbox]";

export const parts = () => [...premortem.querySelectorAll("[data-part]")];

const prepare = [];

// Runs for every part of the page, now and whenever a part is replaced.
export function whenShown(action) {
    prepare.push(action);
    for (const part of parts()) action(part);
}

export function shown(part) {
    for (const action of prepare) action(part);
}
