// In a form with data-selection: a check box in the head of each table that selects all its rows, and a count of the
// selected rows.

const rowBox = "tbody td.select input[type=checkbox]";

for (const form of document.querySelectorAll("form[data-selection]")) {
    const legend = form.querySelector(".bulk > legend");
    const count = document.createElement("output");
    count.className = "chosen";
    legend?.append(" ", count);
    const all = [...form.querySelectorAll("table")].flatMap((table) => headBox(table));
    const update = () => {
        const chosen = form.querySelectorAll(`${rowBox}:checked`).length;
        count.textContent = chosen === 0 ? "" : `(${chosen})`;
        for (const { box, rows } of all) {
            const on = rows().filter((row) => row.checked).length;
            box.checked = on > 0 && on === rows().length;
            box.indeterminate = on > 0 && on < rows().length;
        }
    };
    form.addEventListener("change", update);
    update();
}

function headBox(table) {
    const cell = table.querySelector("thead td.select");
    if (!cell) return [];
    const rows = () => [...table.querySelectorAll(rowBox)];
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("aria-label", `Select all: ${table.caption?.textContent ?? "rows"}`);
    box.addEventListener("change", () => {
        for (const row of rows()) row.checked = box.checked;
    });
    cell.append(box);
    return [{ box, rows }];
}
