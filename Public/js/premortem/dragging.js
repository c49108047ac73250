// Cards can be dragged onto another group; the menu under each does the same.

import { send } from "./exchange.js";
import { hold, release } from "./holding.js";
import { premortem, whenShown } from "./page.js";

let isDragging = false;

whenShown((part) => {
    for (const card of part.querySelectorAll("[data-card]")) card.draggable = true;
    for (const hint of part.querySelectorAll("[data-drag-hint]")) hint.hidden = false;
});

premortem.addEventListener("dragstart", (event) => {
    const card = event.target.closest?.("[data-card]");
    if (!card) return;
    isDragging = true;
    hold("drag");
    event.dataTransfer.setData("text/plain", card.dataset.card);
    event.dataTransfer.effectAllowed = "move";
});
premortem.addEventListener("dragend", () => {
    isDragging = false;
    for (const group of premortem.querySelectorAll(".drop-here")) group.classList.remove("drop-here");
    release("drag");
});
premortem.addEventListener("dragover", (event) => {
    const group = event.target.closest("[data-risk]");
    for (const other of premortem.querySelectorAll(".drop-here")) other.classList.toggle("drop-here", other === group);
    if (!group || !isDragging) return;
    event.preventDefault();
    group.classList.add("drop-here");
});
premortem.addEventListener("drop", (event) => {
    const group = event.target.closest("[data-risk]");
    const card = premortem.querySelector(`[data-card="${CSS.escape(event.dataTransfer.getData("text/plain"))}"]`);
    const form = card?.querySelector(".move-form");
    if (!group || !form || group.contains(card)) return;
    event.preventDefault();
    isDragging = false;
    form.elements.risk.value = group.dataset.risk;
    send(form);
    release("drag");
});
